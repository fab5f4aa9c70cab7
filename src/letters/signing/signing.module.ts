/**
 * How letters become valid: signed in a ceremony, signed on paper, decided elsewhere and recorded.
 * May use replies, the journal, documents, government and kernel. Must never show a private key to anything.
 */
import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../documents/documents.module';
import { GovernmentModule } from '../../government/government.module';
import { LettersModule } from '../letters.module';
import { RepliesModule } from '../replies/replies.module';
import { CeremonyService } from './ceremony.service';
import { Laying } from './laying';
import { LetterSigner } from './letter-signer';
import { LettersOnTable } from './letters-on-table';
import { NoteFiling } from './note-filing';
import { OutsideService } from './outside.service';
import { Proofs } from './proofs';
import { Signatories } from './signatories';
import { SignedLetters } from './signed-letters';
import { SigningController } from './signing.controller';
import { SigningKeys } from './signing-keys';
import { SigningQueries } from './signing.query';
import { Timestamping } from './timestamping';
import './pades/pades.words';
import './signing.words';

@Module({
  imports: [RepliesModule, LettersModule, DocumentsModule, GovernmentModule],
  controllers: [SigningController],
  providers: [
    CeremonyService,
    Laying,
    LetterSigner,
    LettersOnTable,
    NoteFiling,
    OutsideService,
    Proofs,
    Signatories,
    SignedLetters,
    SigningKeys,
    SigningQueries,
    Timestamping,
  ],
  exports: [CeremonyService, Laying, LettersOnTable, OutsideService, Proofs, SigningKeys, SigningQueries],
})
export class SigningModule {}
