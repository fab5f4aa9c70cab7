import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { Clock, Day } from '../../kernel/clock';
import { refuseUnless } from '../../kernel/refusal';
import { Government } from '../../government/government.service';
import { LettersOnTable } from '../../letters/signing/letters-on-table';
import { SigningQueries } from '../../letters/signing/signing.query';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyView } from '../../letters/replies/reply.view';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { dayInData, momentInFull } from '../frame/when';
import { ScreenLanguage, wordOf } from '../frame/words';
import { FolderDrawer } from './folder-drawer';
import { CeremonyLetter, letterHref, markOf, resultHref, shownPdfHref, signHref } from './ceremony-addresses';
import { onBehalf } from './signing-list';
import { signingFrame } from './signing-frame';

/** One letter as it will be signed: the exact PDF, the folder beside it, and what can be done (SCREENS, 06). */
@Injectable()
export class SigningLetter {
  constructor(
    private readonly ceremonies: SigningQueries,
    private readonly replies: ReplyQueries,
    private readonly table: LettersOnTable,
    private readonly government: Government,
    private readonly drawer: FolderDrawer,
    private readonly clock: Clock,
  ) {}

  async of(visit: Visit, ceremonyId: string, letterId: string, part: string | undefined): Promise<Page> {
    const { actor, language } = visit;
    const ceremony = await this.ceremonies.ceremony(ceremonyId, actor);
    const letter = ceremony.letters.find(({ id }) => id === letterId);
    refuseUnless(letter, 'notFound', 'signing.unknown');
    const reply = await this.replies.view(letter.replyId, actor);
    const allowed = (action: string) => reply.allowedActions.some((one) => one.action === action && one.allowed);
    const path = letterHref(ceremonyId, letterId);
    const waitsTogether = ceremony.letters.filter(({ state }) => state === 'waiting').length > 1;
    const model = {
      title: `${letter.entryKey} ${letter.subject}`,
      ...signingFrame(visit),
      frame: 'minister' as const,
      width: 'bare' as const,
      islands: ['pdf', 'signing'],
      letter,
      reply,
      path,
      pdf: letter.shownSha256 ? shownPdfHref(ceremonyId, letterId) : null,
      back: waitsTogether ? signHref(ceremonyId) : '/signering',
      backWord: wordOf(language, waitsTogether ? 'signing.backToChosen' : 'signing.backToList'),
      ...(await this.neighbours(actor, letter.replyId, language)),
      sentence: await this.sentence(letter, reply, language),
      decided: decidedIn(letter, language),
      result: resultHref(ceremonyId),
      sign: signHref(ceremonyId),
      mark: markOf(letter),
      confirmed: ceremony.identityConfirmedUntil !== null,
      mayHold: allowed('hold'),
      mayReturn: allowed('return'),
      key: newFormKey(),
      drawer: part ? await this.drawer.of(visit, reply, part, path) : null,
    };
    return new Page('signing/letter', model, { target: 'mappen', template: 'signing/_folder' });
  }

  /** Its place in the list, and the letters before and after it there. A letter that is signed has left the list. */
  private async neighbours(actor: Actor, replyId: string, language: ScreenLanguage) {
    const letters = (await this.table.ofSignatory(actor)).filter((one) => !one.held || one.replyId === replyId);
    const at = letters.findIndex((one) => one.replyId === replyId);
    const others = letters.filter((one) => one.replyId !== replyId);
    return {
      place: at < 0 ? '' : wordOf(language, 'signing.place', { n: at + 1, of: letters.length }),
      previous: at > 0 ? (letters[at - 1]?.replyId ?? null) : null,
      next: (at < 0 ? others[0] : letters[at + 1])?.replyId ?? null,
      following: (letters[at + 1] ?? others[0])?.replyId ?? null,
    };
  }

  /** In what right, for whom, and with which date. */
  private async sentence(letter: CeremonyLetter, reply: ReplyView, language: ScreenLanguage) {
    if (!letter.capacity) return null;
    const form = language === 'nn' ? 'nn' : 'nb';
    const title = reply.officeId ? await this.titleOf(reply.officeId, form) : '';
    return {
      as: wordOf(language, `signing.as-${letter.capacity}`, { title }),
      forWhom: onBehalf(letter.answersFor, language),
      date: wordOf(language, 'signing.dated', { day: dayInData(letter.letterDate) }),
    };
  }

  private async titleOf(officeId: string, form: 'nb' | 'nn', day: Day = this.clock.today()): Promise<string> {
    return (await this.government.titleOf(officeId, form, day)).indefiniteForm;
  }
}

/** What came of it, in place of the buttons; `waits` while it is hers to decide. */
function decidedIn(letter: CeremonyLetter, language: ScreenLanguage) {
  if (letter.beingSigned) return { outcome: 'signing', words: wordOf(language, 'signing.beingSigned'), reason: null };
  if (letter.state === 'waiting') {
    return letter.left
      ? { outcome: 'left', words: wordOf(language, 'signing.notSigned'), reason: letter.left }
      : { outcome: 'waits', words: '', reason: null };
  }
  if (letter.state === 'refused')
    return { outcome: 'refused', words: wordOf(language, 'signing.notSigned'), reason: letter.refusal };
  const time = letter.decidedAt ? momentInFull(letter.decidedAt, language).slice(-8) : '';
  return { outcome: 'signed', words: wordOf(language, 'signing.signedAt', { time }), reason: null };
}
