import { Body, Controller, Get, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CaseLines } from '../../cases/case-lines';
import { holds } from '../../kernel/actor';
import { SignedIn } from '../../kernel/http/access';
import { DraftingService } from '../../letters/replies/drafting.service';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { Elsewhere, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { MyDay } from './my-day';
import './start.words';

/** The start page, the search box and what is new for a person. */
@ApiExcludeController()
@Controller()
export class StartPages {
  constructor(
    private readonly myDay: MyDay,
    private readonly replies: ReplyQueries,
    private readonly drafting: DraftingService,
    private readonly cases: CaseLines,
  ) {}

  @Get()
  @SignedIn({ scope: 'none' })
  async start(@CurrentVisit() visit: Visit): Promise<Page> {
    const { actor } = visit;
    if (holds(actor, 'minister') && !holds(actor, 'registrar', 'caseworker', 'leader', 'privateOffice'))
      throw new Elsewhere('/signering');
    return this.myDay.of(visit);
  }

  /** A case key and Enter leads straight to the case, also with a document's number; anything else narrows the list of cases. */
  @Get('sok')
  @SignedIn({ scope: 'none' })
  @Redirect('/saker', 303)
  async search(@CurrentVisit() { actor }: Visit, @Query('q') asked: string | string[] = ''): Promise<GoTo> {
    const text = String([asked].flat().at(-1) ?? '')
      .trim()
      .slice(0, 200);
    const key = /^((?:\d{2}|\d{4})\/[1-9]\d{0,8})(?:-\d{1,6})?$/.exec(text)?.[1];
    const { items } = key ? await this.cases.list(actor, { key }, { limit: 2 }) : { items: [] };
    const found = items.find((line) => line.ministryCode === actor.ministryCode) ?? items[0];
    if (found) return goTo(`/saker/${found.id}`);
    return goTo(text ? `/saker?q=${encodeURIComponent(text)}` : '/saker');
  }

  @Get('beskjeder')
  @SignedIn({ scope: 'none' })
  async notices(@CurrentVisit() { actor, language }: Visit): Promise<Page> {
    const { items } = await this.replies.notices(actor);
    return new Page('start/notices', { title: wordOf(language, 'start.notices'), notices: items });
  }

  @Post('beskjeder')
  @SignedIn({ scope: 'none' })
  @Redirect('/beskjeder', 303)
  async seen(@CurrentVisit() { actor }: Visit, @Body() typed: Record<string, string>): Promise<GoTo> {
    await this.drafting.markSeen(String(typed['notice']), actor);
    return goTo(typed['from'] === 'start' ? '/' : '/beskjeder');
  }
}
