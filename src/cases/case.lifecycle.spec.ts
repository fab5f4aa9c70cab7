import { actionsOf, faultsOfLifecycle } from '../kernel/lifecycle';
import { CaseAction, CaseStatus, caseLifecycle, caseStatuses } from './case.lifecycle';
import { caseActionWords, caseStatusWords } from './case.words';

describe('The life of a case', () => {
  it('reaches every status, and has a way out of each but the withdrawn', () => {
    expect(faultsOfLifecycle<CaseStatus, CaseAction>(caseLifecycle, ['underTreatment'], ['withdrawn'])).toEqual([]);
  });

  it('has a word for every status and every action', () => {
    expect(Object.keys(caseStatusWords).sort()).toEqual([...caseStatuses].sort());
    expect(Object.keys(caseActionWords).sort()).toEqual(actionsOf<CaseStatus, CaseAction>(caseLifecycle).sort());
  });

  it('takes no new entry once it is closed', () => {
    expect(caseLifecycle.closed).not.toHaveProperty('enter');
  });
});
