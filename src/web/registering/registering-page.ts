import { spoken } from '../../kernel/spoken';
import { Injectable } from '@nestjs/common';
import { workingDaysBetween } from '../../cases/deadlines/working-days';
import type { CaseView } from '../../cases/case.view';
import { Clock, isDay } from '../../kernel/clock';
import { Refusal } from '../../kernel/refusal';
import { PublicTitles } from '../../letters/incoming/public-titles';
import { titleWarningWords } from '../../letters/incoming/incoming.words';
import { TitleWarning, titleWhenMissing } from '../../letters/incoming/title-warnings.rules';
import { Faults, noFaults } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import type { IncomingPost, PostPiece } from './incoming-post';
import { mailShown } from './mail-shown';
import { Before, OfficeChoice, RegisteringChoices } from './registering-choices';
import { languageChoices, shownByName } from './registering-fields';
import { RegisteringQueue } from './registering-queue';
import { FormChange, foundShown, partiesShown } from './registering-parties';
import {
  Typed,
  accessOf,
  chosen,
  languageOf,
  partyLists,
  publicTitleOf,
  rowsOf,
  text,
  ticked,
  withRowsInOrder,
} from './registering-request';
import { Suggested, sourcesOf, suggestedFor } from './registering-suggestion';

/** What a page of the form is made from, besides what came. */
export interface FormShown {
  readonly typed?: Typed;
  readonly faults?: Faults;
  /** Which press the doubtful title would be kept for; null when it need not be asked. */
  readonly keepTitleFor?: string | null;
  readonly registered?: RegisteredShown | null;
  /** What a press made of the form's parties, when that is why it is shown again. */
  readonly change?: FormChange | null;
}

/** The letter just registered, announced over the next. */
export interface RegisteredShown {
  readonly key: string;
  readonly href: string;
  readonly closed: boolean;
}

/** The registering form: what came at the left, what is made of it at the right (SCREENS, 02). */
@Injectable()
export class RegisteringPage {
  constructor(
    private readonly choices: RegisteringChoices,
    private readonly queue: RegisteringQueue,
    private readonly titles: PublicTitles,
    private readonly clock: Clock,
  ) {}

  async of(visit: Visit, post: IncomingPost, shown: FormShown = {}): Promise<Page> {
    const { actor, language } = visit;
    const before = await this.choices.before(actor, post.suggestion?.earlier ?? []);
    const suggested = suggestedFor(
      post,
      before,
      await this.choices.offices(actor, this.clock.today()),
      this.clock.today(),
    );
    const closing = { method: 'takenToNotice', reason: wordOf(language, 'registering.closingReasonDefault') };
    const typed = withRowsInOrder(shown.typed ?? { ...suggested.values, closing });
    const change = shown.change ?? null;
    const received = text(typed, 'received');
    const offices = await this.choices.offices(actor, isDay(received) ? received : this.clock.today());
    const lines = await this.queue.lines(actor);
    const at = lines.findIndex(({ href }) => href === post.href);
    const chosenCase = await this.chosenCase(visit, typed);
    const fieldChoices = {
      classes: await this.choices.classes(actor),
      units: await this.choices.units(actor, language),
      accessCodes: await this.choices.accessCodes(actor, language),
    };
    const faults = shown.faults ?? noFaults;
    const model = {
      title: wordOf(language, 'registering.heading'),
      frame: 'context' as const,
      width: 'bare' as const,
      islands: ['registering'],
      post,
      place: at < 0 ? null : { n: at + 1, of: lines.length },
      registered: shown.registered ?? null,
      mail: post.suggestion ? mailShown(post.suggestion, language) : null,
      pieces: piecesShown(post, typed, language),
      piecesSize: post.pieces.reduce((sum, { size }) => sum + size, 0),
      same: before.letters.find(({ because }) => because !== 'sameSender') ?? null,
      before,
      fields: shownByName(language, fieldChoices, typed, faults),
      caseOptions: caseOptions(before, typed, language),
      languages: languageChoices(language, languageOf(typed)),
      offices: officesShown(offices, typed),
      access: accessOf(typed),
      from: fromWords(sourcesOf(suggested, typed), language),
      faultOf: faultsByField(faults),
      senderOpen:
        text(typed, 'sender.name') === '' ||
        change?.found?.at === 'sender' ||
        faults.fields.some(({ field }) => /^(sender|theirReference)/.test(field)),
      parties: partiesShown(typed, faults, language, change),
      foundSenders: foundShown(change, 'sender', language),
      changed: change !== null,
      focus: change?.focus ?? null,
      faults,
      keepTitleFor: shown.keepTitleFor ?? null,
      key: newFormKey(),
      ...(await this.live(visit, typed, before, offices, chosenCase)),
    };
    return new Page('registering/register', model, { target: 'levende', template: 'registering/_live' });
  }

  /** What changes while one types: the case, the judgement of the title, the working days, the journal's line. */
  private async live(
    visit: Visit,
    typed: Typed,
    before: Before,
    offices: readonly OfficeChoice[],
    chosenCase: CaseView | null,
  ) {
    const { actor, language } = visit;
    const ids = chosen(typed, 'addressedOfficeIds');
    const ministries = offices.filter(({ id }) => ids.includes(id)).map(({ ministryCode }) => ministryCode);
    const publicTitle = publicTitleOf(typed);
    const warnings = await this.warnings(visit, typed);
    const due = text(typed, 'dueDate');
    const received = text(typed, 'received');
    const begun = text(typed, 'title').trim() !== '';
    const notes = warnings.map((code) => ({ detail: spoken(titleWarningWords[code]), doubtful: true }));
    const fine = { detail: wordOf(language, 'registering.titleFine'), doubtful: false };
    return {
      chosenCase,
      caseNote: caseNote(chosenCase, typed, before, language),
      titleNotes: !begun ? [] : notes.length ? notes : [fine],
      dueNote:
        isDay(due) && isDay(received) && due >= received
          ? wordOf(language, 'registering.workingDays', { n: workingDaysBetween(received, due) })
          : '',
      line: {
        journalDate: this.clock.today(),
        caseKey: chosenCase?.key ?? null,
        documentDate: isDay(text(typed, 'documentDate')) ? text(typed, 'documentDate') : null,
        title: publicTitle || titleWhenMissing,
        missing: publicTitle === '',
        from: ticked(typed, 'sender.screened') ? '*****' : text(typed, 'sender.name').trim(),
        restricted: accessOf(typed) !== 'open',
      },
      complete: isComplete(typed) && warnings.length === 0,
      who: whoShown(typed, language),
      sharedWith: new Set(ministries.filter((code) => code !== actor.ministryCode)).size,
    };
  }

  /** What may be amiss with the public title as it stands; none of it keeps a letter out of the journal. */
  warnings({ actor }: Visit, typed: Typed): Promise<TitleWarning[]> {
    const places = ['sender', ...partyLists.flatMap((list) => rowsOf(typed, list).map((_, i) => `${list}.${i}`))];
    const named = places.filter((at) => ticked(typed, `${at}.privatePerson`) || ticked(typed, `${at}.screened`));
    return this.titles.warnings(actor, {
      publicTitle: publicTitleOf(typed),
      restrictedTitles: accessOf(typed) === 'restricted' ? [text(typed, 'title')] : [],
      privateNames: named.map((at) => text(typed, `${at}.name`).trim()).filter(Boolean),
    });
  }

  /** The case chosen on the form, if it is there for the actor. */
  async chosenCase({ actor }: Visit, typed: Typed): Promise<CaseView | null> {
    const given = text(typed, 'case');
    if (given === 'other') {
      return this.choices.caseByKey(actor, text(typed, 'caseKey').trim()).catch((error: unknown) => {
        if (error instanceof Refusal) return null;
        throw error;
      });
    }
    return given === 'new' || given === '' ? null : this.choices.caseIfThere(actor, given);
  }
}

function isComplete(typed: Typed): boolean {
  const needed = ['title', 'sender.name', 'received'].map((name) => text(typed, name).trim());
  return (
    [...needed, languageOf(typed), publicTitleOf(typed)].every((one) => one !== '') && accessOf(typed) !== 'graded'
  );
}

function piecesShown({ pieces }: IncomingPost, typed: Typed, language: ScreenLanguage) {
  const main = Number(text(typed, 'main') || '0');
  return pieces.map((piece, i) => ({
    ...piece,
    index: i,
    main: i === main,
    tab: piece.isMail ? wordOf(language, 'registering.theMail') : piece.fileName,
    given: text(typed, `titles.${i}`),
    ...pdfOr(piece),
    isPicture: /^image\/(png|jpeg|gif|webp)$/.test(piece.mediaType) && piece.href.startsWith('/api/'),
  }));
}

/**
 * Whether it is shown as a PDF, or only says it is one. What is stored is known by its content; what still lies in a mail
 * only by its name and what the mail says.
 */
function pdfOr({ mediaType, fileName, href }: PostPiece): { isPdf: boolean; saysPdf: boolean } {
  const named = /\.pdf$/i.test(fileName);
  const isPdf = /pdf/i.test(mediaType) || (named && !href.startsWith('/api/'));
  return { isPdf, saysPdf: named && !isPdf };
}

function caseOptions({ cases }: Before, typed: Typed, language: ScreenLanguage) {
  const given = text(typed, 'case') || 'new';
  const open = cases.filter(({ status }) => status === 'underTreatment');
  return [
    { value: 'new', label: wordOf(language, 'registering.newCase') },
    ...open.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` })),
    { value: 'other', label: wordOf(language, 'registering.otherCase') },
  ].map((option) => ({ ...option, selected: option.value === given }));
}

function caseNote(
  chosenCase: CaseView | null,
  typed: Typed,
  { letters, cases }: Before,
  language: ScreenLanguage,
): string {
  const word = (key: string, values = {}) => wordOf(language, `registering.${key}`, values);
  if (chosenCase) return `${chosenCase.key} ${chosenCase.title}`;
  if (text(typed, 'case') === 'other') return text(typed, 'caseKey').trim() ? word('noSuchCase') : '';
  const open = cases.filter(({ status }) => status === 'underTreatment').length;
  if (open) return word('openCases', { n: open });
  return letters.length ? word('noOpenCase') : '';
}

/** The sender in two lines, and what is to be hidden of it. */
function whoShown(typed: Typed, language: ScreenLanguage) {
  const of = (name: string) => text(typed, `sender.${name}`).trim();
  const word = (key: string, values = {}) => wordOf(language, `registering.${key}`, values);
  const contact = of('attention') && word('contact', { name: of('attention') });
  const place = [of('postCode'), of('postPlace')].filter(Boolean).join(' ');
  const marks = ['screened', 'privatePerson']
    .filter((name) => ticked(typed, `sender.${name}`))
    .map((name) => word(name));
  return {
    name: of('name'),
    more: [of('mail'), of('mail') ? '' : place, contact].filter(Boolean).join(' · '),
    marks: marks.join(', '),
  };
}

/** Chosen offices in the sender's order, then the others to choose from. */
function officesShown(offices: readonly OfficeChoice[], typed: Typed) {
  const ids = chosen(typed, 'addressedOfficeIds');
  const picked = ids.flatMap((id) => offices.find((office) => office.id === id) ?? []);
  return { chosen: picked, others: offices.filter(({ id }) => !ids.includes(id)), count: picked.length };
}

function fromWords(sources: Suggested['sources'], language: ScreenLanguage) {
  const names = [
    'classId',
    'unitId',
    'documentDate',
    'received',
    'language',
    'title',
    'sender.name',
    'addressedOfficeIds',
  ];
  return Object.fromEntries(
    names.map((name) => {
      const source = sources[name];
      const key = name.replaceAll(/\.(\w)/g, (_, at: string) => at.toUpperCase());
      return [key, source ? { kind: source, words: wordOf(language, `registering.from-${source}`) } : null];
    }),
  );
}

function faultsByField({ fields }: Faults) {
  const of = (name: string) => fields.find(({ field }) => field === name)?.detail ?? null;
  return {
    case: of('case'),
    language: of('language'),
    main: of('main'),
    offices: of('addressedOfficeIds'),
    access: of('access'),
    publicTitle: of('publicTitle'),
  };
}
