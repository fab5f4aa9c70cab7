/**
 * The case file: its key, who answers, who it is given to, which other ministry may look in, when it is closed.
 * May use archive, government and kernel; asks the letters through the port `CaseLetters`, never by name.
 * Must never show a case to somebody the one predicate (`case-visibility.ts`) leaves out.
 */
import { Module } from '@nestjs/common';
import { ArchiveModule } from '../archive/archive.module';
import { GovernmentModule } from '../government/government.module';
import './case.words';
import { Allocations } from './allocation/allocations.service';
import { CaseAccess } from './case-access';
import { CaseChanges } from './case-changes';
import { CaseLetters } from './case-letters';
import { CaseLines } from './case-lines';
import { Restrictions } from './case-restriction';
import { CaseViews } from './case-views';
import { CasesController } from './cases.controller';
import { Cases } from './cases.service';
import { RespondingMinisters } from './responding-ministers/responding-ministers.service';

@Module({
  imports: [ArchiveModule, GovernmentModule],
  controllers: [CasesController],
  providers: [
    Allocations,
    CaseAccess,
    CaseChanges,
    CaseLetters,
    CaseLines,
    Cases,
    CaseViews,
    RespondingMinisters,
    Restrictions,
  ],
  exports: [
    Allocations,
    CaseAccess,
    CaseChanges,
    CaseLetters,
    CaseLines,
    Cases,
    CaseViews,
    RespondingMinisters,
    Restrictions,
  ],
})
export class CasesModule {}
