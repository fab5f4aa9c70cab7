import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import { AssignRequest } from '../../cases/case.requests';
import { RespondingMinisters } from '../../cases/responding-ministers/responding-ministers.service';
import type { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { FieldRefusal, Refusal } from '../../kernel/refusal';
import { SettleRequest } from '../../letters/entries/entry.requests';
import { RegisterLetterRequest } from '../../letters/incoming/incoming.requests';
import { titleWarningWords } from '../../letters/incoming/incoming.words';
import { letterOf } from '../../letters/incoming/new-letter';
import { RegisteredLetter, Registration } from '../../letters/incoming/registration.service';
import { Settling } from '../../letters/settlements/settling.service';
import { validated } from '../frame/form';
import { FormRefused } from '../frame/page';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import type { IncomingPost } from './incoming-post';
import { RegisteringChoices } from './registering-choices';
import { registeringFaults } from './registering-faults';
import { labelsOf } from './registering-fields';
import { RegisteringPage } from './registering-page';
import {
  Typed,
  accessOf,
  hasOneTitle,
  publicTitleOf,
  requestOfForm,
  text,
  withRowsInOrder,
} from './registering-request';

/** What is pressed: register and go to the next, register, or register and close without a reply. */
export const presses = ['next', 'register', 'close'] as const;
export type Press = (typeof presses)[number];

export interface Done {
  readonly letter: RegisteredLetter;
  readonly press: Press;
  /** False when it was to be closed and could not be: it is registered all the same. */
  readonly closed: boolean;
}

/** Registers what the form says, by the API's own commands; refused, the form comes back as it was typed. */
@Injectable()
export class RegisteringAct {
  constructor(
    private readonly registration: Registration,
    private readonly respondingMinisters: RespondingMinisters,
    private readonly settling: Settling,
    private readonly caseViews: CaseViews,
    private readonly choices: RegisteringChoices,
    private readonly page: RegisteringPage,
    private readonly clock: Clock,
  ) {}

  async register(visit: Visit, post: IncomingPost, sent: Typed): Promise<Done> {
    const typed = withRowsInOrder(sent, true);
    const press = pressOf(typed);
    try {
      await this.refuseWhatThePageAsks(visit, typed, press);
      const caseId = await this.caseOf(visit.actor, typed);
      const body = await validated(RegisterLetterRequest, requestOfForm(typed, post, this.clock.now(), caseId));
      const closing = press === 'close' ? await this.closingOf(typed) : null;
      const letter = await this.registration.register(visit.actor, letterOf(body, this.clock.today()));
      const closed = closing ? await this.close(visit.actor, letter, caseId === null, closing) : false;
      return { letter, press, closed };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const faults = registeringFaults(error, labelsOf(visit.language, typed), hasOneTitle(typed), visit.language);
      const doubtful = error.fields.some(({ code }) => code in titleWarningWords && code !== 'publicTitleMissing');
      throw new FormRefused(
        error,
        await this.page.of(visit, post, { typed, faults, keepTitleFor: doubtful ? press : null }),
      );
    }
  }

  /** What the API lets pass with a warning, the page asks about first: a title that says nothing, post that is graded. */
  private async refuseWhatThePageAsks(visit: Visit, typed: Typed, press: Press): Promise<void> {
    const faults: FieldRefusal[] = [];
    if (accessOf(typed) === 'graded')
      faults.push({ field: 'access', code: 'graded', detail: wordOf(visit.language, 'registering.gradedFault') });
    const warnings = await this.page.warnings(visit, typed);
    const missing = publicTitleOf(typed) === '';
    const [first] = warnings;
    if (missing && text(typed, 'title').trim() !== '')
      faults.push({
        field: 'publicTitle',
        code: 'publicTitleMissing',
        detail: wordOf(visit.language, 'registering.publicTitleMissing'),
      });
    else if (!missing && first && text(typed, 'keepTitle') !== press)
      faults.push({ field: 'publicTitle', code: first, detail: spoken(titleWarningWords[first]) });
    if (faults.length) throw new Refusal('invalid', 'request.invalid', {}, faults);
  }

  private async caseOf(actor: Actor, typed: Typed): Promise<string | null> {
    const given = text(typed, 'case');
    if (given === 'other') return (await this.choices.caseByKey(actor, text(typed, 'caseKey').trim())).id;
    return given === 'new' || given === '' ? null : given;
  }

  private async closingOf(typed: Typed): Promise<AssignRequest> {
    const reason = text(typed, 'closing.reason').trim();
    return validated(AssignRequest, { level: 'none', closingMethod: text(typed, 'closing.method'), reason });
  }

  /** In a case of its own nobody answers; in a case that was there only this letter is written off. */
  private async close(
    actor: Actor,
    letter: RegisteredLetter,
    newCase: boolean,
    closing: AssignRequest,
  ): Promise<boolean> {
    const { closingMethod, reason } = closing;
    try {
      if (newCase) {
        const { version } = await this.caseViews.view(actor, letter.caseId);
        const { from: _from, ...wanted } = closing;
        await this.respondingMinisters.assign(actor, letter.caseId, version, wanted);
      } else {
        const body = await validated(SettleRequest, { method: closingMethod, reason });
        await this.settling.settle(actor, letter.entryId, body);
      }
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

function pressOf(typed: Typed): Press {
  const pressed = text(typed, 'keepTitle') || text(typed, 'do');
  return presses.find((one) => one === pressed) ?? 'register';
}
