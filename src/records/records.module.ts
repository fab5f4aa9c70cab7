/**
 * The archivist's duties towards the archive as a whole: that it is as it was recorded, and can be shown to be.
 * May use letters, cases, templates, documents, archive, government and kernel. Must never change what it looks at.
 */
import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { Baseline } from './verification/baseline';
import { DocumentsCheck } from './verification/documents-check';
import { FindingNames } from './verification/finding-names';
import { NumbersCheck } from './verification/numbers-check';
import { SignaturesCheck } from './verification/signatures-check';
import { Verification } from './verification/verification.service';

@Module({
  imports: [DocumentsModule],
  providers: [Baseline, DocumentsCheck, FindingNames, NumbersCheck, SignaturesCheck, Verification],
  exports: [Verification],
})
export class RecordsModule {}
