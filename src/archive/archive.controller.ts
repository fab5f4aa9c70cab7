import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../kernel/actor';
import { CurrentActor, SignedIn } from '../kernel/http/access';
import { ArchiveDayQuery } from './archive.requests';
import { Archive } from './archive.service';
import {
  AccessCodesView,
  ClassesView,
  SeriesListView,
  ValueListsView,
  accessCodeView,
  classView,
  seriesView,
  valueListsView,
} from './archive.view';

@ApiTags('Archive')
@Controller('api/v1/archive')
export class ArchiveController {
  constructor(private readonly archive: Archive) {}

  /** The series of the ministry acted for. */
  @Get('series')
  @SignedIn()
  async series(@CurrentActor() actor: Actor): Promise<SeriesListView> {
    return { items: (await this.archive.seriesOf(actor.ministryId)).map(seriesView) };
  }

  /** The filing key of the ministry acted for, on a day. */
  @Get('classes')
  @SignedIn()
  async classes(@CurrentActor() actor: Actor, @Query() query: ArchiveDayQuery): Promise<ClassesView> {
    return { items: (await this.archive.classesOf(actor.ministryId, query.day)).map(classView) };
  }

  /** The access codes of a day: the provisions of offentleglova something may be exempted by. */
  @Get('access-codes')
  @SignedIn()
  async accessCodes(@Query() query: ArchiveDayQuery): Promise<AccessCodesView> {
    return { items: (await this.archive.accessCodes(query.day)).map(accessCodeView) };
  }

  /** Noark's value lists: the words of this API, Noark's codes and names, and what screens say. */
  @Get('value-lists')
  @SignedIn()
  valueLists(): ValueListsView {
    return valueListsView();
  }
}
