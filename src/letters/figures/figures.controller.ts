import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, Refuses, SignedIn } from '../../kernel/http/access';
import { FiguresQuery } from './figures.requests';
import { Figures } from './figures.service';
import { FiguresView } from './figures.view';

@ApiTags('Work')
@Controller('api/v1/figures')
export class FiguresController {
  constructor(private readonly figures: Figures) {}

  /** Letters in numbers: in and out per week, time to reply, what waits where; as far as one may see them. */
  @Get()
  @SignedIn()
  @Refuses(422)
  async count(@CurrentActor() actor: Actor, @Query() query: FiguresQuery): Promise<FiguresView> {
    return this.figures.count(actor, query);
  }
}
