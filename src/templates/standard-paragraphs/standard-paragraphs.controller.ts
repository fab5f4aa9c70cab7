import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { PublishRequest, WordingReasonRequest } from '../wording.requests';
import { ParagraphLibrary } from './paragraph-library';
import type { StandardParagraph } from './standard-paragraph.entity';
import {
  ParagraphVersionView,
  ParagraphVersionsView,
  ParagraphView,
  ParagraphsPageView,
  paragraphVersionView,
  paragraphView,
} from './standard-paragraph.view';
import {
  CreateParagraphRequest,
  DescribeParagraphRequest,
  ParagraphsQuery,
  WriteParagraphRequest,
  paragraphContentOf,
} from './standard-paragraphs.requests';
import { StandardParagraphs } from './standard-paragraphs.service';

/** Standard paragraphs: found and inserted by those who write, kept by administrators. */
@ApiTags('Standard paragraphs')
@Controller('api/v1/standard-paragraphs')
export class StandardParagraphsController {
  constructor(
    private readonly paragraphs: StandardParagraphs,
    private readonly library: ParagraphLibrary,
    private readonly clock: Clock,
  ) {}

  /** The paragraphs the ministry sees, by code; searched by word, written form and validity. */
  @Get()
  @SignedIn()
  async search(@CurrentActor() actor: Actor, @Query() query: ParagraphsQuery): Promise<ParagraphsPageView> {
    const { items, next } = await this.library.search(actor.ministryId, query);
    return { items: items.map((one) => paragraphView(actor, one, this.clock.today())), next };
  }

  /** One paragraph, with the version in use. */
  @Get(':id')
  @SignedIn()
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ParagraphView> {
    return this.view(actor, id);
  }

  /** The published versions, the latest first. */
  @Get(':id/versions')
  @SignedIn()
  @Refuses(404)
  async versions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ParagraphVersionsView> {
    const { paragraph } = await this.library.one(actor.ministryId, id);
    return { items: (await this.library.versions(paragraph.id)).map(paragraphVersionView) };
  }

  /** The draft of the next version. */
  @Get(':id/draft')
  @NeedsRole('administrator')
  @Refuses(404)
  async draft(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ParagraphVersionView> {
    return paragraphVersionView(await this.library.draft(actor, id));
  }

  /** Makes a paragraph of the ministry's own. */
  @Post()
  @NeedsRole('administrator')
  @Refuses(404, 409)
  async create(@CurrentActor() actor: Actor, @Body() given: CreateParagraphRequest): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.create(actor, given));
  }

  /** Says anew who answers for it. */
  @Put(':id')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async describe(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { owner }: DescribeParagraphRequest,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.describe(actor, id, version, owner));
  }

  /** Writes the draft of the next version, whole. What a letter cannot hold is refused, naming it. */
  @Put(':id/draft')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: WriteParagraphRequest,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.write(actor, id, version, paragraphContentOf(given)));
  }

  /** Throws the draft away. */
  @Delete(':id/draft')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.discard(actor, id, version));
  }

  /** Publishes the draft under the next number; from then on it never changes. */
  @Post(':id/publish')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { changeNote }: PublishRequest,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.publish(actor, id, version, changeNote));
  }

  /** Takes it out of use; letters that have it keep it. */
  @Post(':id/retire')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async retire(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WordingReasonRequest,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.retire(actor, id, version, reason));
  }

  /** Takes a retired paragraph into use again. */
  @Post(':id/restore')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WordingReasonRequest,
  ): Promise<ParagraphView> {
    return this.viewOf(actor, await this.paragraphs.restore(actor, id, version, reason));
  }

  private viewOf(actor: Actor, { id }: StandardParagraph): Promise<ParagraphView> {
    return this.view(actor, id);
  }

  private async view(actor: Actor, id: string): Promise<ParagraphView> {
    return paragraphView(actor, await this.library.one(actor.ministryId, id), this.clock.today());
  }
}
