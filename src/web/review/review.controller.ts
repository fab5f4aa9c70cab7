import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NeedsRole, SignedIn } from '../../kernel/http/access';
import { IfMatch } from '../../kernel/http/version';
import { ApprovalService } from '../../letters/replies/approval.service';
import { ApproveRequest, EditAndApproveRequest } from '../../letters/replies/reply.requests';
import { faultsOf, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ReviewPage } from './review-page';

/** Where a leader reads and answers a letter. Who only may read it sees it here without the answers. */
@ApiExcludeController()
@Controller('svar/:replyId/gjennomgang')
export class ReviewPages {
  constructor(
    private readonly page: ReviewPage,
    private readonly approval: ApprovalService,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @Query('vis') view?: string,
    @Query('mappe') part?: string,
  ): Promise<Page> {
    return this.page.of(visit, replyId, view, part);
  }

  @Post('godkjenn')
  @NeedsRole('leader', { scope: 'none' })
  @Redirect('/', 303)
  async approve(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.answered(visit, replyId, undefined, typed, async () => {
      const { contentHash, comment } = await validated(ApproveRequest, given(typed, 'contentHash', 'comment'));
      await this.approval.approve(replyId, version, contentHash, comment ?? '', visit.actor);
      return 'approved';
    });
  }

  @Post('rett')
  @NeedsRole('leader', { scope: 'none' })
  @Redirect('/', 303)
  async editAndApprove(
    @CurrentVisit() visit: Visit,
    @Param('replyId') replyId: string,
    @IfMatch() version: number,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    return this.answered(visit, replyId, 'rett', typed, async () => {
      const { html, comment } = await validated(EditAndApproveRequest, given(typed, 'html', 'comment'));
      await this.approval.editAndApprove(replyId, version, html, comment ?? '', visit.actor);
      return 'approvedEdited';
    });
  }

  /** Back to what else waits; refused, the letter stays, with what was typed and the reason. */
  private async answered(
    visit: Visit,
    replyId: string,
    view: string | undefined,
    typed: Readonly<Record<string, unknown>>,
    act: () => Promise<string>,
  ): Promise<GoTo> {
    try {
      return goTo('/arbeid/to-approve', await act());
    } catch (error) {
      const faults = faultsOf(error);
      throw new FormRefused(error as Error, await this.page.of(visit, replyId, view, undefined, { typed, faults }));
    }
  }
}

/** Only what the request knows; line ends as they are stored. */
function given(typed: Readonly<Record<string, unknown>>, ...names: readonly string[]): Record<string, unknown> {
  const entries = names.map((name) => [name, typed[name]] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value]),
  );
}
