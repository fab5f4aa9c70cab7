import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import type { CaseView } from '../../cases/case.view';
import { Actor, holds } from '../../kernel/actor';
import { Refusal } from '../../kernel/refusal';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { formWords } from '../../letters/replies/form-changes.rules';
import type { FormDifferenceView, TextVersionView } from '../../letters/replies/reply-text.view';
import { CommentQueries } from '../../letters/comments/comments.query';
import type { ApprovalStepView, ReplyView } from '../../letters/replies/reply.view';
import { WorkLists } from '../../letters/work-lists/work-lists.service';
import { commentsShown } from '../comments/comments-shown';
import { Faults, Field, noFaults, shownFields } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { presentRoute } from '../replies/present-route';
import { FolderDrawer, folderTabs } from '../signing/folder-drawer';
import { EditorSetup } from '../writing/editor-setup';
import { ShownChange, changesIn, paragraphsOf } from './changes-shown';
import { cut } from './cut';
import { followsOf, routeShown } from './route-shown';
import './review.words';

/** The ways a letter is looked at; each is an address (`?vis=`). */
const views = ['endringer', 'hele', 'mappen', 'rett'] as const;
type ReviewView = (typeof views)[number];

/** Who is shown the folder: as the API has it. */
const folderRoles = [
  'minister',
  'stateSecretary',
  'privateOffice',
  'politicalAdviser',
  'leader',
  'caseworker',
] as const;

/** What was typed before it was refused, and why. */
export interface Sent {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly faults: Faults;
}

/** Leaders go back to what waits for them; whoever else reads, to the case. */
function backFrom({ id, key }: CaseView, actor: Actor, language: ScreenLanguage) {
  return holds(actor, 'leader')
    ? { href: '/arbeid/to-approve', word: wordOf(language, 'review.back') }
    : { href: `/saker/${id}`, word: key };
}

/** A letter before a leader: what changed since she last answered, or the whole of it, and her answer (SCREENS, 05 and 09). */
@Injectable()
export class ReviewPage {
  constructor(
    private readonly replies: ReplyQueries,
    private readonly cases: CaseViews,
    private readonly lists: WorkLists,
    private readonly folder: FolderDrawer,
    private readonly comments: CommentQueries,
    private readonly editor: EditorSetup,
  ) {}

  async of(visit: Visit, replyId: string, asked?: string, part?: string, sent?: Sent): Promise<Page> {
    const { actor, language } = visit;
    const reply = await this.replies.view(replyId, actor);
    const caseFile = await this.cases.view(actor, reply.caseId);
    const path = `/svar/${replyId}/gjennomgang`;
    const may = (action: string) => reply.allowedActions.some((one) => one.action === action && one.allowed);
    const before = lastAnswerOf(reply.approvals, actor);
    const changes = before ? await this.changesSince(before, reply, visit) : null;
    const view = chosenView(asked, changes !== null && changes.list.length > 0, may('editAndApprove'));
    const fields = fieldsOf(view, reply, language);
    return new Page('review/review', {
      title: `${reply.entryKey} ${reply.subject}`,
      frame: 'context',
      width: 'bare',
      islands: view === 'rett' ? ['rewriting'] : ['pdf'],
      setup: view === 'rett' ? await this.setupOf(visit, reply, caseFile) : '',
      reply,
      path,
      back: backFrom(caseFile, actor, language),
      deadline: caseFile.replyDeadline,
      restriction: reply.restriction ?? caseFile.restriction,
      writer: await this.writerOf(reply, actor, language),
      place: await this.placeIn(actor, replyId, language),
      recipients: reply.recipients.map(({ name }) => name).join(', '),
      view,
      views: viewLinks(
        path,
        view,
        { before, changes: changes?.list.length ?? 0, folder: holds(actor, ...folderRoles) },
        language,
      ),
      changes,
      sinceWord: before ? wordOf(language, `review.since-${before.state}`, { n: before.textNumber ?? 0 }) : null,
      edits: view === 'rett',
      formWords: JSON.stringify(formPatterns(language)),
      may: { approve: may('approve'), edit: may('editAndApprove'), sendBack: may('sendBack'), reject: may('reject') },
      waitsFor: waitsFor(reply, actor),
      route: routeShown(reply, actor, language),
      follows: may('approve') ? followsOf(reply, actor, view === 'rett', language) : null,
      comments: caseFile.own
        ? commentsShown(
            replyId,
            await this.comments.of(replyId, actor),
            view === 'rett' ? 'rett' : 'gjennomgang',
            reply.textNumber,
            language,
          )
        : null,
      drawer: view === 'mappen' ? await this.folderOf(visit, reply, part, path) : null,
      fields: shownFields(fields, sent?.typed, sent?.faults ?? noFaults),
      faults: sent?.faults ?? noFaults,
      key: newFormKey(),
    });
  }

  /** What the editor is given: the text as it came, and her own words for it when it was refused. */
  private async setupOf(visit: Visit, reply: ReplyView, caseFile: CaseView): Promise<string> {
    const draft = { reply, caseFile, canEdit: true, because: null, canRecall: false };
    return JSON.stringify(await this.editor.of(draft, visit));
  }

  private async changesSince(before: ApprovalStepView, reply: ReplyView, { actor, language }: Visit) {
    if (before.textNumber === null || before.textNumber === reply.textNumber) return null;
    const found = await this.replies.difference(reply.id, before.textNumber, reply.textNumber, actor);
    const { from, to, pieces, forms } = found;
    const paragraphs = paragraphsOf(
      pieces,
      forms.map((form) => ({ ...form, told: toldOf(form, language) })),
    );
    return { from, to, paragraphs, list: changesIn(paragraphs).map(shortened) };
  }

  /** `versjon 8 av Hilde Marie Kvamme`. */
  private async writerOf(reply: ReplyView, actor: Actor, language: ScreenLanguage): Promise<string> {
    const latest = (await this.versions(reply.id, actor)).find(({ number }) => number === reply.textNumber);
    return wordOf(language, latest ? 'review.versionBy' : 'review.version', {
      n: reply.textNumber,
      name: latest?.writtenByName ?? '',
    });
  }

  /** Drafts are the writing ministry's own; another one reads the letter that was sent without them. */
  private async versions(replyId: string, actor: Actor): Promise<readonly TextVersionView[]> {
    try {
      return (await this.replies.versions(replyId, actor)).items;
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'notFound') return [];
      throw error;
    }
  }

  private async placeIn(actor: Actor, replyId: string, language: ScreenLanguage): Promise<string> {
    if (!holds(actor, 'leader')) return '';
    const { items } = await this.lists.page(actor, 'to-approve', { limit: 100 });
    const at = items.findIndex(({ id }) => id === replyId);
    return at < 0 ? '' : wordOf(language, 'review.place', { n: at + 1, of: items.length });
  }

  private async folderOf(visit: Visit, reply: ReplyView, part: string | undefined, path: string) {
    if (!holds(visit.actor, ...folderRoles)) throw new Refusal('forbidden', 'access.notYours');
    const asked = folderTabs.find((one) => one === part) ?? 'notat';
    const drawer = await this.folder.of(visit, reply, asked, path);
    return { ...drawer, tabs: drawer.tabs.map((tab) => ({ ...tab, href: `${path}?vis=mappen&mappe=${tab.name}` })) };
  }
}

/** What she last answered to this letter: an approval, or a version she sent back. */
function lastAnswerOf(steps: readonly ApprovalStepView[], actor: Actor): ApprovalStepView | null {
  const mine = steps.filter(
    ({ leaderId, state }) => leaderId === actor.personId && (state === 'approved' || state === 'sentBack'),
  );
  return mine.at(-1) ?? null;
}

function chosenView(asked: string | undefined, changed: boolean, mayEdit: boolean): ReviewView {
  const view = views.find((one) => one === asked);
  if (view === 'rett' && !mayEdit) return 'hele';
  if (view === 'endringer' && !changed) return 'hele';
  return view ?? (changed ? 'endringer' : 'hele');
}

function viewLinks(
  path: string,
  view: ReviewView,
  { before, changes, folder }: { before: ApprovalStepView | null; changes: number; folder: boolean },
  language: ScreenLanguage,
) {
  const shown = views.filter(
    (one) => one !== 'rett' && (one !== 'mappen' || folder) && (one !== 'endringer' || changes > 0),
  );
  return shown.map((name) => ({
    href: `${path}?vis=${name}`,
    current: name === view,
    label: wordOf(language, name === 'endringer' ? `review.changes-${before?.state ?? ''}` : `review.${name}`),
    short: wordOf(language, `review.${name}Short`, { n: changes }),
  }));
}

function fieldsOf(view: ReviewView, reply: ReplyView, language: ScreenLanguage): Field[] {
  const comment: Field = {
    name: 'comment',
    kind: 'area',
    label: wordOf(language, 'review.comment'),
    optional: true,
    maxLength: 2000,
  };
  const text: Field = {
    name: 'html',
    kind: 'area',
    label: wordOf(language, 'review.text'),
    value: reply.html,
    maxLength: 200_000,
  };
  return view === 'rett' ? [text, comment] : [comment];
}

/** The leader before her who has not answered yet, when she is on the route but it is not her turn. */
function waitsFor(reply: ReplyView, actor: Actor): string | null {
  const { allowedActions, state } = reply;
  const notTurn = allowedActions.find(({ action }) => action === 'approve')?.code === 'reply.notYourTurn';
  const route = presentRoute(reply).filter((step) => step.state === 'waiting');
  const mine = route.some(({ leaderId }) => leaderId === actor.personId);
  return state === 'submitted' && notTurn && mine ? (route[0]?.leaderName ?? null) : null;
}

/** How a change of form is said, for the script that finds them: the words and the address are put in there. */
function formPatterns(language: ScreenLanguage): Readonly<Record<string, string>> {
  const unfilled = { words: '{words}', address: '{address}' };
  return Object.fromEntries(formWords.map((form) => [form, wordOf(language, `review.form-${form}`, unfilled)]));
}

function toldOf({ form, words, address }: FormDifferenceView, language: ScreenLanguage): string {
  return wordOf(language, `review.form-${form}`, { words: cut(words), address: cut(address ?? '') });
}

function shortened({ number, removed, added, told }: ShownChange): ShownChange {
  return { number, removed: cut(removed), added: cut(added), told };
}
