import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor';
import { CurrentActor, NeedsRole, Refuses, SignedIn } from '../../kernel/http/access';
import { IfMatch, WantsVersion } from '../../kernel/http/version';
import { CeremonyService } from './ceremony.service';
import { Laying } from './laying';
import { OutsideService } from './outside.service';
import { ProofView } from './proof.view';
import { Proofs } from './proofs';
import { SigningQueries } from './signing.query';
import { DecisionRequest, GivenOutsideRequest, OpenCeremonyRequest, SignRequest } from './signing.requests';
import { CeremonyView, SignatureActView, SigningResultsView } from './signing.view';

/** Signing: in a ceremony, on paper, or decided elsewhere. Never by token. */
@ApiTags('Signing')
@Controller('api/v1')
export class SigningController {
  constructor(
    private readonly laying: Laying,
    private readonly ceremonies: CeremonyService,
    private readonly outside: OutsideService,
    private readonly queries: SigningQueries,
    private readonly proofs: Proofs,
  ) {}

  /** Opens a ceremony: each letter is set with today's date and stored, to be shown exactly so. */
  @Post('signing-ceremonies')
  @NeedsRole('minister', 'stateSecretary', 'leader', { scope: 'none' })
  @Refuses(404, 422)
  async open(@Body() body: OpenCeremonyRequest, @CurrentActor() actor: Actor): Promise<CeremonyView> {
    return this.queries.ceremony(await this.laying.open(body.replyIds, actor), actor);
  }

  /** My ceremony, with each letter's state. */
  @Get('signing-ceremonies/:id')
  @NeedsRole('minister', 'stateSecretary', 'leader', { scope: 'none' })
  @Refuses(404)
  async one(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<CeremonyView> {
    return this.queries.ceremony(id, actor);
  }

  /** The exact PDF that will be signed. Reading it is noted. */
  @Get('signing-ceremonies/:id/letters/:laidLetterId/pdf')
  @NeedsRole('minister', 'stateSecretary', 'leader', { scope: 'none' })
  @Refuses(404)
  @Header('Content-Type', 'application/pdf')
  @ApiOkResponse({
    description: 'The PDF.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  })
  async pdf(
    @Param('id') id: string,
    @Param('laidLetterId') laidLetterId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.ceremonies.show(id, laidLetterId, actor));
  }

  /** Signs the marked letters; identity must have been confirmed in the last five minutes. Each has its own result. */
  @Post('signing-ceremonies/:id/sign')
  @NeedsRole('minister', 'stateSecretary', 'leader', { scope: 'none' })
  @HttpCode(200)
  @Refuses(404, 409, 422, 503)
  async sign(
    @Param('id') id: string,
    @Body() body: SignRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SigningResultsView> {
    const results = await this.ceremonies.sign(id, body.marks, body.evenUnopened ?? false, actor);
    return { results, ceremony: await this.queries.ceremony(id, actor) };
  }

  /**
   * Records that the letter was signed on paper, with the scan; the PDF is sealed with the ministry's key. Wants identity
   * confirmed in the last five minutes.
   */
  @Post('replies/:id/paper-signature')
  @NeedsRole('privateOffice', 'registrar', { scope: 'none' })
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428, 503)
  async paper(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: GivenOutsideRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SignatureActView> {
    await this.outside.record(id, version, { ...body, how: 'paper' }, actor);
    return this.queries.act(id, actor);
  }

  /**
   * Records a decision the minister gave elsewhere, with its evidence; the PDF is sealed with the ministry's key. Wants
   * identity confirmed in the last five minutes.
   */
  @Post('replies/:id/decision')
  @NeedsRole('privateOffice', { scope: 'none' })
  @HttpCode(200)
  @WantsVersion()
  @Refuses(404, 409, 412, 422, 428, 503)
  async decision(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body() body: DecisionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SignatureActView> {
    await this.outside.record(id, version, body, actor);
    return this.queries.act(id, actor);
  }

  /** Everything that proves the letter: its act, its signature as it verifies now, its files, and who did what when. */
  @Get('replies/:id/proof')
  @SignedIn()
  @Refuses(404)
  async proof(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ProofView> {
    return this.proofs.of(id, actor);
  }

  /** The act by which the letter became valid: who, in what capacity, over which exact bytes. */
  @Get('replies/:id/signature')
  @SignedIn()
  @Refuses(404)
  async act(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<SignatureActView> {
    return this.queries.act(id, actor);
  }
}
