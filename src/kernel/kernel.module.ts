/**
 * What would make sense in a library lending system too: who acts, time, refusals, transactions, number series,
 * history, jobs, settings, paging, health. Imports nothing else in src; knows no letter and no ministry.
 */
import { DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import './kernel.words';
import { Clock } from './clock';
import { HealthController } from './health.controller';
import { DailyRoots } from './history/daily-roots';
import { History } from './history/history';
import { HistoryVerification } from './history/verification/history-verification';
import { AccessGuard } from './http/access';
import { ContentTypeCheck } from './http/content-type';
import { IdempotencyInterceptor } from './http/idempotency.interceptor';
import { IdempotencySweeper } from './http/idempotency-sweeper';
import { VersionHeader } from './http/version';
import { Jobs } from './jobs/jobs';
import { LOGGER, makeLogger } from './log';
import { SETTINGS, Settings } from './settings/settings';
import { Transactions } from './transaction';

@Global()
@Module({})
export class KernelModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: KernelModule,
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: LOGGER, useValue: makeLogger(settings) },
        Transactions,
        History,
        HistoryVerification,
        DailyRoots,
        IdempotencySweeper,
        Jobs,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ContentTypeCheck },
        // The version's header is put on outermost, so that an answer given again has it too.
        { provide: APP_INTERCEPTOR, useClass: VersionHeader },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [SETTINGS, Clock, LOGGER, Transactions, History, HistoryVerification, DailyRoots, Jobs],
    };
  }
}
