import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Actor } from '../../../kernel/actor';
import { CurrentActor, Refuses, SignedIn } from '../../../kernel/http/access';
import { Refusal } from '../../../kernel/refusal';
import { ListName, listNames } from './list-columns.table';
import { ChangeViewRequest, SaveViewRequest, SavedViewsQuery, ShowColumnsRequest } from './saved-view.requests';
import { ListColumnsView, SavedViewView, SavedViewsView } from './saved-view.view';
import { SavedViews } from './saved-views.service';

/** One's own views of the lists, in the ministry acted for. */
@ApiTags('Work')
@Controller('api/v1')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  /** One’s own saved views, by name. */
  @Get('saved-views')
  @SignedIn()
  async list(@CurrentActor() actor: Actor, @Query() { list }: SavedViewsQuery): Promise<SavedViewsView> {
    return { items: await this.views.list(actor, list) };
  }

  /** Saves the filters of a list under a name, 50 at the most. */
  @Post('saved-views')
  @SignedIn()
  @Refuses(409, 422)
  async save(@CurrentActor() actor: Actor, @Body() body: SaveViewRequest): Promise<SavedViewView> {
    return this.views.save(actor, { ...body, filters: { ...body.filters } });
  }

  /** Changes the name, the filters or the columns of a view. */
  @Patch('saved-views/:id')
  @SignedIn()
  @Refuses(404, 409, 422)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { name, filters, columns }: ChangeViewRequest,
  ): Promise<SavedViewView> {
    return this.views.change(actor, id, { name, columns, ...(filters ? { filters: { ...filters } } : {}) });
  }

  /** Deletes a view; the list and its cases are as they were. */
  @Delete('saved-views/:id')
  @HttpCode(204)
  @SignedIn()
  @Refuses(404)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.views.remove(actor, id);
  }

  /** Which columns of a list one sees where no saved view says it. */
  @Get('list-columns/:list')
  @SignedIn()
  @ApiParam({ name: 'list', enum: listNames })
  @Refuses(404)
  async columns(@CurrentActor() actor: Actor, @Param('list') given: string): Promise<ListColumnsView> {
    const list = listNamed(given);
    return { list, columns: await this.views.columnsOf(actor, list) };
  }

  /** Chooses them. */
  @Put('list-columns/:list')
  @SignedIn()
  @ApiParam({ name: 'list', enum: listNames })
  @Refuses(404)
  async showColumns(
    @CurrentActor() actor: Actor,
    @Param('list') given: string,
    @Body() { columns }: ShowColumnsRequest,
  ): Promise<ListColumnsView> {
    const list = listNamed(given);
    await this.views.showColumns(actor, list, columns ?? null);
    return { list, columns: await this.views.columnsOf(actor, list) };
  }
}

function listNamed(given: string): ListName {
  const list = listNames.find((one) => one === given);
  if (!list) throw new Refusal('notFound', 'workList.unknown');
  return list;
}
