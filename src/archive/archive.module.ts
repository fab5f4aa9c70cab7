/**
 * Where cases are filed and in whose words: series, filing keys, access codes, Noark's value lists.
 * Uses the kernel only. Never knows a case: what is filed, and who may read it, is decided above.
 */
import { Module } from '@nestjs/common';
import './archive.words';
import { ArchiveController } from './archive.controller';
import { Archive } from './archive.service';

@Module({ controllers: [ArchiveController], providers: [Archive], exports: [Archive] })
export class ArchiveModule {}
