import { Body, Controller, Get, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { SubmitReplyRequest } from '../../letters/replies/reply.requests';
import { SubmissionService } from '../../letters/replies/submission.service';
import { WritingAids } from '../../letters/replies/writing-aids';
import { missingMergeFields } from '../../templates/merge-fields-in-text';
import { noFaults, shownAgain, validated } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { Draft, Drafts, sheetModel } from './draft';
import { EditorSetup } from './editor-setup';

/** How many leaders a form without script offers places for. */
const places = 6;

/** Sending a draft to its leaders: in which order, with which words, and what hinders it. */
@ApiExcludeController()
@Controller('svar/:id')
export class SubmitPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly aids: WritingAids,
    private readonly setup: EditorSetup,
    private readonly submission: SubmissionService,
  ) {}

  @Get('send')
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    const draft = await this.drafts.of(visit, id);
    refuseUnlessAllowed(draft);
    return this.page(draft, visit);
  }

  @Post('send')
  @NeedsRole('caseworker', 'leader', { scope: 'none' })
  @Redirect('/', 303)
  async send(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() typed: { route?: string | string[]; message?: string },
  ): Promise<GoTo> {
    try {
      const route = [typed.route ?? []].flat().filter(Boolean);
      const message = (typed.message ?? '').replaceAll('\r\n', '\n');
      refuseUnless(route.length > 0, 'invalid', 'reply.routeEmpty');
      const given = await validated(SubmitReplyRequest, { route, message });
      const { caseId } = await this.submission.submit(id, version, given, visit.actor);
      return goTo(`/saker/${caseId}`, 'submitted');
    } catch (error) {
      const page = await this.page(await this.drafts.of(visit, id), visit, typed);
      throw shownAgain(error, (faults) => {
        const summary = faults.summary && inParagraph(faults.summary, visit.language);
        return new Page(page.template, { ...page.model, faults: { ...faults, summary } }, page.part);
      });
    }
  }

  private async page(
    draft: Draft,
    visit: Visit,
    typed?: { route?: string | string[]; message?: string },
  ): Promise<Page> {
    const { actor, language } = visit;
    const { reply } = draft;
    const leaders = await this.aids.leaders(reply.id, actor, true);
    const suggested = leaders.filter(({ suggestedAt }) => suggestedAt !== null).map(({ personId }) => personId);
    const route = typed ? [typed.route ?? []].flat() : suggested;
    const fields = await this.aids.fields(reply.templateVersionId);
    const form = reply.language === 'nn' ? 'nn' : 'nb';
    const missing = missingMergeFields(reply.html).map(
      (name) => fields.find((field) => field.name === name)?.description[form] ?? name,
    );
    const model = {
      ...sheetModel(draft, 'submit', language),
      title: `${reply.entryKey} ${wordOf(language, 'writing.submitHeading')}`,
      missing,
      mustFollow: draft.canEdit && (await this.setup.mustFollow(reply.id, actor)),
      because: leaders.find(({ because }) => because !== null)?.because ?? null,
      stands: [...new Set(reply.approvals.filter((step) => step.coversCurrentContent).map((step) => step.leaderName))],
      leaders: leaders.length,
      places: Array.from({ length: Math.max(Math.min(places, leaders.length), 1) }, (_, i) => ({
        number: i + 1,
        leaders: leaders.map((leader) => ({
          value: leader.personId,
          label: [leader.name, leader.title, leader.unitName].filter(Boolean).join(', '),
          selected: route[i] === leader.personId,
        })),
      })),
      message: typed?.message ?? '',
      withNote: reply.level !== 'official' && reply.noteEntryId === null,
      faults: noFaults,
      key: newFormKey(),
      followKey: newFormKey(),
    };
    return new Page('writing/submit', model, { target: 'dialog', template: 'writing/_submit' });
  }
}

/** The typesetter counts blocks from nothing; people count paragraphs from one. */
function inParagraph(sentence: string, language: ScreenLanguage): string {
  return sentence.replace(/felt body\.(\d+)[\w.]*/, (_, block: string) =>
    wordOf(language, 'editor.inBlock', { n: Number(block) + 1 }),
  );
}

function refuseUnlessAllowed({ reply }: Draft): void {
  const submit = reply.allowedActions.find(({ action }) => action === 'submit');
  if (!submit?.allowed) throw new Refusal('conflict', submit?.code ?? 'reply.notYours', { action: 'submit' });
}
