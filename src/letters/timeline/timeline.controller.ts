import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, Refuses, SignedIn } from '../../kernel/http/access';
import { HistoryQuery } from './timeline.requests';
import { HistoryPage } from './timeline.view';
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
