/**
 * Sending signed letters, each once, by mail or by post, and writing off what they answer.
 * May use cases, replies, signing's acts, settlements, documents, government and kernel. Must never change a letter.
 */
import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module';
import { DocumentsModule } from '../../documents/documents.module';
import { GovernmentModule } from '../../government/government.module';
import { LettersModule } from '../letters.module';
import { RepliesModule } from '../replies/replies.module';
import { DispatchAttempts } from './attempts';
import { Courier } from './courier';
import { DispatchController } from './dispatch.controller';
import { DispatchQueries } from './dispatch.query';
import { DispatchService } from './dispatch.service';
import { Dispatching } from './dispatching';
import { LetterMails } from './letter-mails';
import { MailTransport } from './mail-transport';
import { OrderingService } from './ordering.service';
import { StoppingService } from './stopping.service';
import './dispatch.words';

@Module({
  imports: [CasesModule, RepliesModule, LettersModule, DocumentsModule, GovernmentModule],
  controllers: [DispatchController],
  providers: [
    Courier,
    DispatchAttempts,
    DispatchQueries,
    DispatchService,
    Dispatching,
    LetterMails,
    MailTransport,
    OrderingService,
    StoppingService,
  ],
  exports: [DispatchQueries, DispatchService, OrderingService, StoppingService],
})
export class DispatchModule {}
