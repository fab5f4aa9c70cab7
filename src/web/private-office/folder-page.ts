import { Injectable } from '@nestjs/common';
import { CaseViews } from '../../cases/case-views';
import { ReplyPdfs } from '../../letters/replies/reply-pdfs';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { Faults, ShownField } from '../frame/form';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { FolderDrawer } from '../signing/folder-drawer';

/** The folder of one letter as one page: the letter, the note, what came in, earlier letters; and what can be done. */
@Injectable()
export class FolderPage {
  constructor(
    private readonly replies: ReplyQueries,
    private readonly cases: CaseViews,
    private readonly pdfs: ReplyPdfs,
    private readonly drawer: FolderDrawer,
  ) {}

  async of(
    visit: Visit,
    replyId: string,
    form: { readonly fields: readonly ShownField[]; readonly faults: Faults; readonly key: string },
  ): Promise<Page> {
    const { actor, language } = visit;
    const reply = await this.replies.view(replyId, actor);
    const { replyDeadline } = await this.cases.view(actor, reply.caseId);
    const folder = await this.pdfs.folderView(replyId, actor);
    const drawer = await this.drawer.of(visit, reply, 'inn', `/forvaerelse/${replyId}`);
    const action = (name: string) => reply.allowedActions.find((one) => one.action === name);
    const others = (['recallRelease', 'recordDecision', 'recordPaperSignature', 'hold', 'sendBack', 'stop'] as const)
      .filter((name) => action(name)?.allowed)
      .map((name) => ({
        name,
        href: pages[name] ? `/svar/${replyId}/${pages[name]}` : `/svar/${replyId}/gjor/${name}`,
        dialog: !pages[name],
        label: wordOf(language, `privateOffice.do-${name}`),
      }));
    return new Page('private-office/folder', {
      title: `${reply.entryKey} ${reply.subject}`,
      frame: 'context',
      width: 'wide',
      islands: ['pdf'],
      reply,
      deadline: replyDeadline,
      status: reply.held ? 'onHold' : reply.state,
      recipients: reply.recipients.map(({ name }) => name).join(', '),
      place:
        reply.state === 'released' && !reply.held
          ? wordOf(language, 'privateOffice.place', { n: folder.number, of: folder.of })
          : null,
      pdf: `/api/v1/replies/${replyId}/folder/pdf`,
      letterPdf: `/api/v1/replies/${replyId}/pdf`,
      parts: folder.parts,
      drawer,
      mayRelease: action('release')?.allowed ?? false,
      others,
      ...form,
    });
  }
}

const pages: Readonly<Record<string, string>> = { recordDecision: 'avgjorelse', recordPaperSignature: 'papir' };
