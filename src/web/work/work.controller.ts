import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '../../kernel/http/access';
import { PageQuery } from '../../kernel/paging';
import { Refusal } from '../../kernel/refusal';
import { WorkLists } from '../../letters/work-lists/work-lists.service';
import { WorkListName, workListNames } from '../../letters/work-lists/work-lists.table';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { workLine } from './work-line';

/** The work lists, one page each (SCREENS, 07). */
@ApiExcludeController()
@Controller('arbeid')
export class WorkPages {
  constructor(private readonly lists: WorkLists) {}

  @Get(':list')
  @SignedIn({ scope: 'none' })
  async list(
    @CurrentVisit() { actor, language }: Visit,
    @Param('list') list: string,
    @Query() query: PageQuery,
  ): Promise<Page> {
    const name = workListNames.find((one: WorkListName) => one === list);
    if (!name) throw new Refusal('notFound', 'workList.unknown');
    const found = await this.lists.page(actor, name, { limit: 50, ...query });
    const heading = wordOf(language, `work.${name}`);
    const model = {
      title: heading,
      heading,
      at: `/arbeid/${name}`,
      list: name,
      lines: found.items.map((line) => workLine(name, line, language)),
      next: found.next,
      after: query.after ?? null,
    };
    return new Page('work/work', model, { target: 'liste', template: 'work/_lines' });
  }
}
