/** The whole: every module there is. Only the programs and the tests know it. */
import { DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module';
import { configureSessions } from './accounts/sessions/session';
import { ArchiveModule } from './archive/archive.module';
import { DocumentsModule } from './documents/documents.module';
import { GovernmentModule } from './government/government.module';
import { Clock } from './kernel/clock';
import { configureHttp } from './kernel/http/http-app';
import { KernelModule } from './kernel/kernel.module';
import { makeLogger } from './kernel/log';
import { NestLog } from './kernel/nest-log';
import { Settings } from './kernel/settings/settings';
import { DispatchModule } from './letters/dispatch/dispatch.module';
import { LettersModule } from './letters/letters.module';
import { CommentsModule } from './letters/comments/comments.module';
import { RepliesModule } from './letters/replies/replies.module';
import { HistorySealModule } from './letters/signing/history-seal.module';
import { SigningModule } from './letters/signing/signing.module';
import { RecordsModule } from './records/records.module';
import { TemplatesModule } from './templates/templates.module';
import { configurePages } from './web/pages-http';
import { WebModule } from './web/web.module';

@Module({})
export class AppModule {
  /** The data source is the caller's: open and migrated before the modules start, closed after they have stopped. */
  static with(settings: Settings, clock: Clock, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        KernelModule.with(settings, clock),
        GovernmentModule,
        ArchiveModule,
        AccountsModule,
        DocumentsModule,
        TemplatesModule,
        LettersModule,
        RepliesModule,
        CommentsModule,
        SigningModule,
        HistorySealModule,
        DispatchModule,
        RecordsModule,
        WebModule,
      ],
      providers: [{ provide: DataSource, useValue: dataSource }],
      exports: [DataSource],
    };
  }
}

/** The application, the same in the server, the worker, the demonstration and the tests; not started yet. */
export async function makeApp(
  settings: Settings,
  clock: Clock,
  dataSource: DataSource,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, clock, dataSource), {
    logger: new NestLog(makeLogger(settings)),
    abortOnError: false,
    bodyParser: false,
  });
  configureHttp(app);
  configurePages(app);
  await configureSessions(app);
  return app;
}
