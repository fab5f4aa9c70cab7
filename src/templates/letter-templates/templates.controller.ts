import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { MergeFieldsView, mergeFieldView } from '../merge-field.view';
import { standardMergeFields } from '../merge-fields';
import { PublishRequest, WordingReasonRequest } from '../wording.requests';
import type { LetterTemplate } from './letter-template.entity';
import { LetterTemplates } from './letter-templates.service';
import { TemplateList } from './template-list';
import { TemplateReading } from './template-reading';
import { problemsOfTemplate } from './template-trial';
import {
  TemplateCheckView,
  TemplateDraftView,
  TemplatePreviewView,
  TemplateVersionView,
  TemplateVersionsView,
  TemplateView,
  TemplatesPageView,
  templatePreviewView,
  templateProblemView,
  templateVersionView,
  templateView,
} from './template.view';
import {
  CheckTemplateRequest,
  CreateTemplateRequest,
  DescribeTemplateRequest,
  PreviewQuery,
  TemplatesQuery,
  WriteTemplateRequest,
  contentOf,
} from './templates.requests';

/** Letter templates: read by everybody, written by administrators. */
@ApiTags('Templates')
@Controller('api/v1')
export class TemplatesController {
  constructor(
    private readonly templates: LetterTemplates,
    private readonly list: TemplateList,
    private readonly reading: TemplateReading,
  ) {}

  /** The merge fields a case can fill in any letter, and those every adviser may be asked for. */
  @Get('merge-fields')
  @SignedIn()
  mergeFields(): MergeFieldsView {
    return { items: standardMergeFields.map(mergeFieldView) };
  }

  /** The templates the ministry sees: those that came with the product and its own, by code. */
  @Get('templates')
  @SignedIn()
  async page(@CurrentActor() actor: Actor, @Query() query: TemplatesQuery): Promise<TemplatesPageView> {
    const { items, next } = await this.list.page(actor.ministryId, query);
    return { items: items.map((one) => templateView(actor, one)), next };
  }

  /** One template. */
  @Get('templates/:id')
  @SignedIn()
  @Refuses(404)
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TemplateView> {
    return templateView(actor, await this.list.one(actor.ministryId, id));
  }

  /** The published versions of a template, the latest first. */
  @Get('templates/:id/versions')
  @SignedIn()
  @Refuses(404)
  async versions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TemplateVersionsView> {
    return { items: (await this.reading.versions(actor, id)).map(templateVersionView) };
  }

  /** One published version, by its number. */
  @Get('templates/:id/versions/:number')
  @SignedIn()
  @Refuses(404)
  async version(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
  ): Promise<TemplateVersionView> {
    return templateVersionView((await this.reading.version(actor, id, number)).version);
  }

  /** A version filled in with its sample data; `number` is its number, or `draft` for an administrator. */
  @Get('templates/:id/versions/:number/preview')
  @SignedIn()
  @Refuses(404, 422)
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query() query: PreviewQuery,
  ): Promise<TemplatePreviewView> {
    return templatePreviewView(await this.reading.preview(actor, id, number, query));
  }

  /** The same as a letter or memo, set for real and marked as no real one. A mail has none. */
  @Get('templates/:id/versions/:number/preview.pdf')
  @SignedIn()
  @ApiOkResponse({
    description: 'The letter as PDF.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  @Refuses(404, 409, 422)
  async previewPdf(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Query() query: PreviewQuery,
  ): Promise<StreamableFile> {
    const { pdf } = await this.reading.previewLetter(actor, id, number, query);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: 'inline; filename="mal.pdf"' });
  }

  /** The draft of the next version, with what hinders publishing it. */
  @Get('templates/:id/draft')
  @NeedsRole('administrator')
  @Refuses(404)
  async draft(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TemplateDraftView> {
    const { version, content } = await this.reading.version(actor, id, 'draft');
    return { ...templateVersionView(version), problems: problemsOfTemplate(content).map(templateProblemView) };
  }

  /** Checks content as publishing would, and stores nothing. */
  @Post('templates/check')
  @HttpCode(200)
  @NeedsRole('administrator', { scope: 'read' })
  check(@Body() given: CheckTemplateRequest): TemplateCheckView {
    return { problems: problemsOfTemplate({ kind: given.kind, ...contentOf(given) }).map(templateProblemView) };
  }

  /** Makes a template of the ministry's own. */
  @Post('templates')
  @NeedsRole('administrator')
  @Refuses(404, 409, 422)
  async create(@CurrentActor() actor: Actor, @Body() given: CreateTemplateRequest): Promise<TemplateView> {
    return this.view(actor, await this.templates.create(actor, given));
  }

  /** Says anew what a template is for. */
  @Put('templates/:id')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async describe(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: DescribeTemplateRequest,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.describe(actor, id, version, given));
  }

  /** Writes the draft of the next version, whole. It may still be wrong: `GET …/draft` says what hinders publishing. */
  @Put('templates/:id/draft')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() given: WriteTemplateRequest,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.write(actor, id, version, contentOf(given)));
  }

  /** Throws the draft away. */
  @Delete('templates/:id/draft')
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.discard(actor, id, version));
  }

  /** Publishes the draft under the next number; from then on it never changes. */
  @Post('templates/:id/publish')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { changeNote }: PublishRequest,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.publish(actor, id, version, changeNote));
  }

  /** Takes a template out of use. */
  @Post('templates/:id/retire')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async retire(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WordingReasonRequest,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.retire(actor, id, version, reason));
  }

  /** Takes a retired template into use again. */
  @Post('templates/:id/restore')
  @HttpCode(200)
  @NeedsRole('administrator')
  @WantsVersion()
  @Refuses(404, 409, 412, 428)
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() { reason }: WordingReasonRequest,
  ): Promise<TemplateView> {
    return this.view(actor, await this.templates.restore(actor, id, version, reason));
  }

  private async view(actor: Actor, { id }: LetterTemplate): Promise<TemplateView> {
    return templateView(actor, await this.list.one(actor.ministryId, id));
  }
}
