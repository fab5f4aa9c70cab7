import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, Refuses, SignedIn } from '../../kernel/http/access';
import { Refusal } from '../../kernel/refusal';
import { WorkQuery } from './work-list.requests';
import { WorkListsView, WorkPage } from './work-list.view';
import { WorkLists } from './work-lists.service';
import { WorkListName, workListNames } from './work-lists.table';

/** The day's work. */
@ApiTags('Work')
@Controller('api/v1/work')
export class WorkListsController {
  constructor(private readonly lists: WorkLists) {}

  /** The lists the actor has, and how much is in each. */
  @Get()
  @SignedIn()
  async counts(@CurrentActor() actor: Actor): Promise<WorkListsView> {
    return this.lists.counts(actor);
  }

  /** A list, nearest day first. */
  @Get(':list')
  @SignedIn()
  @ApiParam({ name: 'list', enum: workListNames })
  @Refuses(404)
  async page(@CurrentActor() actor: Actor, @Param('list') list: string, @Query() query: WorkQuery): Promise<WorkPage> {
    const name = workListNames.find((one: WorkListName) => one === list);
    if (!name) throw new Refusal('notFound', 'workList.unknown');
    const { after, limit, ...filter } = query;
    return this.lists.page(actor, name, { after, limit }, filter);
  }
}
