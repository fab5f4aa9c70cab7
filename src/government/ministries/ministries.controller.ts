import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../../kernel/clock';
import { Refuses, SignedIn } from '../../kernel/http/access';
import { Government } from '../government.service';
import { OnDayQuery } from './ministries.requests';
import { MinistriesView, MinistryView, ministryView } from './ministry.view';

@ApiTags('Ministries')
@Controller('api/v1/ministries')
export class MinistriesController {
  constructor(
    private readonly government: Government,
    private readonly clock: Clock,
  ) {}

  /** The ministries of a day, by code. */
  @Get()
  @SignedIn()
  async list(@Query() query: OnDayQuery): Promise<MinistriesView> {
    const day = query.day ?? this.clock.today();
    const ministries = await this.government.ministries(day);
    const names = await this.government.namesOf(
      ministries.map(({ id }) => id),
      day,
    );
    return { items: ministries.map((ministry) => ministryView(ministry, names)) };
  }

  /** One ministry, with the names of a day. */
  @Get(':id')
  @SignedIn()
  @Refuses(404)
  async one(@Param('id') id: string, @Query() query: OnDayQuery): Promise<MinistryView> {
    const ministry = await this.government.ministry(id);
    return ministryView(ministry, await this.government.namesOf([id], query.day ?? this.clock.today()));
  }
}
