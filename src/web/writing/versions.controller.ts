import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '../../kernel/http/access';
import { ReplyQueries } from '../../letters/replies/replies.query';
import { DifferenceQuery } from '../../letters/replies/reply.requests';
import { validated } from '../frame/form';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import { Drafts, sheetModel } from './draft';

/** The versions of a letter's text, and what differs between any two of them. */
@ApiExcludeController()
@Controller('svar/:id/skriv/versjoner')
export class VersionPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly replies: ReplyQueries,
  ) {}

  /** Without a choice: what the newest changed in the one before. */
  @Get()
  @SignedIn({ scope: 'none' })
  async show(
    @CurrentVisit() visit: Visit,
    @Param('id') id: string,
    @Query('fra') from?: string,
    @Query('til') to?: string,
  ): Promise<Page> {
    const { actor, language } = visit;
    const draft = await this.drafts.of(visit, id);
    const { items } = await this.replies.versions(id, actor);
    const newest = items.at(-1)?.number ?? 1;
    const wanted = { to: to ?? newest, from: from ?? Math.max(1, Number(to ?? newest) - 1) };
    const chosen = await validated(DifferenceQuery, wanted);
    const { pieces } = await this.replies.difference(id, chosen.from, chosen.to, actor);
    return new Page('writing/versions', {
      ...sheetModel(draft, 'versions', language),
      ...chosen,
      pieces,
      alike: pieces.every(({ change }) => change === 'same'),
      versions: items.toReversed().map((version) => ({
        ...version,
        originWord: wordOf(language, `writing.origin-${version.origin}`),
        isFrom: version.number === chosen.from,
        isTo: version.number === chosen.to,
        before: Math.max(1, version.number - 1),
      })),
    });
  }
}
