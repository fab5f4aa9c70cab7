/**
 * Journal entries: letters in and out, memos; what is done with them until they are archived, and the day's work lists.
 * May use cases, templates, documents, archive, government and kernel; answers what a case asks of its letters.
 * Must never give an entry a number anywhere but in `entries/journal.ts`, nor forget one it gave.
 */
import { Module } from '@nestjs/common';
import { ArchiveModule } from '../archive/archive.module';
import { CasesModule } from '../cases/cases.module';
import { DocumentsModule } from '../documents/documents.module';
import { GovernmentModule } from '../government/government.module';
import './letters.words';
import { AnswersForUs } from './entries/answers-for-us';
import { DayJournal } from './entries/day-journal';
import { EntriesController } from './entries/entries.controller';
import { Entries } from './entries/entries.service';
import { EntryAccess } from './entries/entry-access';
import { EntryChanges } from './entries/entry-changes';
import { EntryDocumentsController } from './entries/entry-documents.controller';
import { EntryDocuments } from './entries/entry-documents.service';
import { EntryFiles } from './entries/entry-files';
import { EntryParties } from './entries/entry-parties.service';
import { EntryViews } from './entries/entry-views';
import { RestrictionFollowers } from './entries/restriction-followers';
import { SharedLetters } from './entries/shared-letters';
import { Journal } from './entries/journal';
import { Remarks } from './entries/remarks.service';
import { ArrivalIntake } from './incoming/arrival-intake';
import { Arrivals } from './incoming/arrivals.service';
import { ArrivedPieces } from './incoming/arrived-pieces';
import { FiguresController } from './figures/figures.controller';
import { Figures } from './figures/figures.service';
import { IncomingController } from './incoming/incoming.controller';
import { EarlierSenders } from './incoming/earlier-senders.service';
import { MailSuggestions } from './incoming/mail-suggestions.service';
import { PublicTitles } from './incoming/public-titles';
import { Registration } from './incoming/registration.service';
import { LettersInCases } from './letters-of-case';
import { Settlements } from './settlements/settlements';
import { Settling } from './settlements/settling.service';
import { HistorySearch } from './timeline/history-search.service';
import { HistoryController, TimelineController } from './timeline/timeline.controller';
import { Timeline } from './timeline/timeline.service';
import { SavedViewsController } from './work-lists/saved/saved-views.controller';
import { SavedViews } from './work-lists/saved/saved-views.service';
import { WorkListsController } from './work-lists/work-lists.controller';
import { Standings } from './work-lists/standings';
import { WorkLists } from './work-lists/work-lists.service';

@Module({
  imports: [ArchiveModule, CasesModule, DocumentsModule, GovernmentModule],
  controllers: [
    EntriesController,
    EntryDocumentsController,
    FiguresController,
    HistoryController,
    IncomingController,
    TimelineController,
    WorkListsController,
    SavedViewsController,
  ],
  providers: [
    AnswersForUs,
    ArrivalIntake,
    Arrivals,
    ArrivedPieces,
    DayJournal,
    Entries,
    EntryAccess,
    EntryChanges,
    EntryDocuments,
    EntryFiles,
    EntryParties,
    EntryViews,
    Figures,
    HistorySearch,
    Journal,
    LettersInCases,
    MailSuggestions,
    EarlierSenders,
    PublicTitles,
    Registration,
    Remarks,
    RestrictionFollowers,
    Settlements,
    Settling,
    Timeline,
    WorkLists,
    SavedViews,
    Standings,
    SharedLetters,
  ],
  exports: [
    Arrivals,
    DayJournal,
    Entries,
    EntryAccess,
    EntryChanges,
    EntryDocuments,
    EntryFiles,
    EntryParties,
    EntryViews,
    Figures,
    HistorySearch,
    Journal,
    MailSuggestions,
    EarlierSenders,
    PublicTitles,
    Registration,
    Remarks,
    RestrictionFollowers,
    Settlements,
    Settling,
    Timeline,
    WorkLists,
    SavedViews,
    Standings,
    SharedLetters,
  ],
})
export class LettersModule {}
