import { Body, Controller, Get, Inject, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Logger } from 'pino';
import { ConfirmIdentityRequest } from '../../accounts/sessions/session.requests';
import { Sessions } from '../../accounts/sessions/sessions.service';
import type { Actor } from '../../kernel/actor';
import { NeedsRole } from '../../kernel/http/access';
import { HoldsSecret } from '../../kernel/http/idempotency.interceptor';
import { confirmedUntil } from '../../kernel/identity';
import { LOGGER } from '../../kernel/log';
import { CeremonyService } from '../../letters/signing/ceremony.service';
import { LettersOnTable } from '../../letters/signing/letters-on-table';
import { SigningQueries } from '../../letters/signing/signing.query';
import { SignRequest } from '../../letters/signing/signing.requests';
import { faultsOf, validated } from '../frame/form';
import { Elsewhere, FormRefused, GoTo, Page, goTo } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { letterHref, marksIn, resultHref } from './ceremony-addresses';
import { SigningLetter } from './signing-letter';
import { resultPage } from './signing-result';
import { signPage } from './sign-page';
import './signing.words';

const signatories = ['minister', 'stateSecretary', 'leader'] as const;

/** How long the browser waits for the results at once; a longer ceremony goes on while its page tells how far it is. */
const patience = 1_500;

/** A signing ceremony: each letter, the act of signing, and what became of them. */
@ApiExcludeController()
@Controller('signering/:ceremonyId')
export class CeremonyPages {
  constructor(
    private readonly letters: SigningLetter,
    private readonly ceremonies: CeremonyService,
    private readonly queries: SigningQueries,
    private readonly table: LettersOnTable,
    private readonly sessions: Sessions,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get('brev/:letterId')
  @NeedsRole(...signatories, { scope: 'none' })
  async letter(
    @CurrentVisit() visit: Visit,
    @Param('ceremonyId') ceremonyId: string,
    @Param('letterId') letterId: string,
    @Query('mappe') part?: string,
  ): Promise<Page> {
    return this.letters.of(visit, ceremonyId, letterId, part);
  }

  /** What is about to be signed: those not opened are asked about, and who signs is confirmed. */
  @Get('signer')
  @NeedsRole(...signatories, { scope: 'none' })
  async ask(
    @CurrentVisit() visit: Visit,
    @Param('ceremonyId') ceremonyId: string,
    @Query('brev') letterId?: string,
  ): Promise<Page> {
    const ceremony = await this.queries.ceremony(ceremonyId, visit.actor);
    if (!ceremony.letters.some(({ state }) => state === 'waiting')) throw new Elsewhere(resultHref(ceremonyId));
    return signPage(visit, ceremony, letterId);
  }

  /**
   * Signs the marked letters exactly as they were shown. Sent again, or sent twice at once, each letter is still signed
   * once: what is decided stays decided, and the result page tells what it came to.
   */
  @Post('signer')
  @NeedsRole(...signatories, { scope: 'none' })
  @HoldsSecret('request')
  @Redirect('/', 303)
  async sign(
    @CurrentVisit() visit: Visit,
    @Param('ceremonyId') ceremonyId: string,
    @Body() typed: Record<string, unknown>,
  ): Promise<GoTo> {
    const letterId = typeof typed['letterId'] === 'string' ? typed['letterId'] : undefined;
    try {
      const given = { marks: marksIn(typed['marks']), evenUnopened: typed['evenUnopened'] === 'true' };
      const { marks, evenUnopened } = await validated(SignRequest, given);
      const actor = await this.confirmed(visit, typed['password']);
      const signing = this.ceremonies.sign(ceremonyId, marks, evenUnopened ?? false, actor);
      const done = await this.doneAtOnce(signing, ceremonyId);
      return goTo(done && letterId ? letterHref(ceremonyId, letterId) : resultHref(ceremonyId));
    } catch (error) {
      const ceremony = await this.queries.ceremony(ceremonyId, visit.actor);
      throw new FormRefused(error as Error, signPage(visit, ceremony, letterId, faultsOf(error)));
    }
  }

  @Get('resultat')
  @NeedsRole(...signatories, { scope: 'none' })
  async result(@CurrentVisit() visit: Visit, @Param('ceremonyId') ceremonyId: string): Promise<Page> {
    const ceremony = await this.queries.ceremony(ceremonyId, visit.actor);
    const onTable = (await this.table.ofSignatory(visit.actor)).filter(({ held }) => !held);
    return resultPage(visit, ceremony, new Set(onTable.map(({ replyId }) => replyId)));
  }

  /** The actor whose identity is confirmed: already, or now by the password given. */
  private async confirmed({ actor, request }: Visit, password: unknown): Promise<Actor> {
    if (confirmedUntil(actor)) return actor;
    const given = await validated(ConfirmIdentityRequest, { password });
    return (await this.sessions.confirmIdentity(actor, request, given.password)).acting.actor;
  }

  /** Whether all was decided within a moment. What goes on after it is written down letter by letter, and found there. */
  private async doneAtOnce(signing: Promise<unknown>, ceremonyId: string): Promise<boolean> {
    let left = false;
    const done = signing
      .then(() => true)
      .catch((error: unknown) => {
        if (!left) throw error;
        this.log.error({ ceremonyId, err: error }, 'a ceremony stopped');
        return false;
      });
    const moment = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience).unref());
    const first = await Promise.race([done, moment]);
    left = true;
    return first;
  }
}
