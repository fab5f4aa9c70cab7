/**
 * Stored files: what came in and what Svarbrev made, once per content, under their checksums; uploads that wait to
 * be claimed; what each file is. May use the kernel. Knows no letter and no case: who uses a file says so by foreign key.
 */
import { Module } from '@nestjs/common';
import './documents.words';
import { DocumentStore } from './document-store';
import { Documents } from './documents.service';
import { Sweeper } from './sweeper';
import { UploadIntake } from './upload-intake';
import { UploadsController } from './uploads.controller';
import { Uploads } from './uploads.service';

@Module({
  controllers: [UploadsController],
  providers: [DocumentStore, Documents, UploadIntake, Uploads, Sweeper],
  exports: [Documents, Sweeper, UploadIntake, Uploads],
})
export class DocumentsModule {}
