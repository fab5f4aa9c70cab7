import { FieldRefusal, Refusal, sentenceOf } from '../../kernel/refusal';
import type { Faults } from '../frame/form';
import { ScreenLanguage, wordOf } from '../frame/words';

/** Fields of the request that stand in the form by another name. */
const renamed: Readonly<Record<string, string>> = {
  'newCase.title': 'title',
  'newCase.publicTitle': 'publicTitle',
  'newCase.classId': 'classId',
  'newCase.unitId': 'unitId',
  'newCase.restriction.code': 'restriction.code',
  'newCase.restriction.provision': 'restriction.provision',
  'newCase.restriction.secrecyProvision': 'restriction.secrecyProvision',
  receivedAt: 'received',
  caseId: 'caseKey',
  documentTitles: 'main',
  reason: 'closing.reason',
  closingMethod: 'closing.method',
};

/** Which field a refusal of the domain is about. */
const fieldOfCode: Readonly<Record<string, string>> = {
  'case.unknown': 'caseKey',
  'case.keyMalformed': 'caseKey',
  'case.notInThatState': 'caseKey',
  'entry.caseNotOpen': 'caseKey',
  'class.unknown': 'classId',
  'class.notThen': 'classId',
  'class.notLeaf': 'classId',
  'unit.unknown': 'unitId',
  'incoming.unitOfOthers': 'unitId',
  'incoming.officeNotThen': 'addressedOfficeIds',
  'incoming.officeTwice': 'addressedOfficeIds',
  'office.unknown': 'addressedOfficeIds',
  'incoming.mainUnknown': 'main',
  'incoming.tooManyTitles': 'main',
  'entry.receivedInTheFuture': 'received',
  'entry.journalledBeforeReceived': 'received',
  'entry.datedFarAhead': 'documentDate',
  'entry.dueBeforeReceived': 'dueDate',
  'access.codeUnknown': 'restriction.code',
  'case.notCleared': 'restriction.code',
  'access.secrecyProvisionMissing': 'restriction.secrecyProvision',
};

/** What the form says when a letter was not registered: how many fields, and each one's own sentence by its label. */
export function registeringFaults(
  error: Refusal,
  labels: ReadonlyMap<string, string>,
  oneTitle: boolean,
  language: ScreenLanguage,
): Faults {
  const about = fieldOfCode[error.code];
  const sentence = sentenceOf(error) ?? error.code;
  const found: readonly FieldRefusal[] = error.fields.length
    ? error.fields
    : about
      ? [{ field: about, code: error.code, detail: sentence }]
      : [];
  const told = found.map(({ field, code, detail, named }) => {
    const own =
      renamed[field] ??
      field.replace(
        /^(addressedOfficeIds|documentTitles|(?:sender|(?:coSenders|copies)\.\d+)\.addressLines)\..*/,
        '$1',
      );
    const name = oneTitle && own === 'publicTitle' ? 'title' : own;
    const label = labels.get(name);
    return { field: name, code, detail: label !== undefined && named ? named(label) : detail };
  });
  const fields = told.filter(({ field }, i) => told.findIndex((one) => one.field === field) === i);
  const word = (key: string, values = {}) => wordOf(language, `registering.${key}`, values);
  return {
    summary: fields.length ? word('refused', { n: fields.length }) : word('refusedBecause', { because: sentence }),
    fields,
  };
}
