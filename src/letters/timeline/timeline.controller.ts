import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { MinistryHistoryQuery } from './history-search.requests';
import { HistorySearch } from './history-search.service';
import { HistoryQuery } from './timeline.requests';
import { FoundHistoryPage, HistoryPage } from './timeline.view';
import { Timeline } from './timeline.service';

/** The history of a case, as sentences. */
@ApiTags('Cases')
@Controller('api/v1/cases/:id/history')
export class TimelineController {
  constructor(private readonly timeline: Timeline) {}

  /** What happened in the case, latest first. */
  @Get()
  @SignedIn()
  @Refuses(404)
  async ofCase(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() query: HistoryQuery,
  ): Promise<HistoryPage> {
    const { after, limit, ...filter } = query;
    return this.timeline.ofCase(actor, id, { after, limit }, filter);
  }
}

/** The history of the ministry, for who audits it. */
@ApiTags('Cases')
@Controller('api/v1/history')
export class HistoryController {
  constructor(private readonly history: HistorySearch) {}

  /** What happened in the ministry's cases and outside them, latest first, as far as the auditor may see it. */
  @Get()
  @NeedsRole('auditor')
  @Refuses(422)
  async search(@CurrentActor() actor: Actor, @Query() query: MinistryHistoryQuery): Promise<FoundHistoryPage> {
    return this.history.find(actor, query);
  }
}
