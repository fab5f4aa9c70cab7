/**
 * The pages people use all day: server-rendered, in the words of `words`, within one frame. May use every module but
 * `commands`; asks the domain what is allowed and repeats no rule. Must never answer a request the API would refuse.
 */
import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ArchiveModule } from '../archive/archive.module';
import { CasesModule } from '../cases/cases.module';
import { DocumentsModule } from '../documents/documents.module';
import { GovernmentModule } from '../government/government.module';
import { ProblemPages } from '../kernel/http/problem-pages';
import { DispatchModule } from '../letters/dispatch/dispatch.module';
import { LettersModule } from '../letters/letters.module';
import { CommentsModule } from '../letters/comments/comments.module';
import { RepliesModule } from '../letters/replies/replies.module';
import { SigningModule } from '../letters/signing/signing.module';
import { TemplatesModule } from '../templates/templates.module';
import { AccountForms } from './administration/account.forms';
import { AccountPages } from './administration/accounts.controller';
import { OfficePage } from './administration/offices-page';
import { OfficePages } from './administration/offices.controller';
import { OfficeForms } from './administration/offices.forms';
import { PeoplePage } from './administration/people-page';
import { PeoplePages } from './administration/people.controller';
import { PeopleForms } from './administration/people.forms';
import { TokenPages } from './administration/tokens.controller';
import { TokenForms } from './administration/tokens.forms';
import { UnitPages } from './administration/units.controller';
import { UnitForms } from './administration/units.forms';
import { CasePage } from './cases/case-page';
import { CasePages } from './cases/cases.controller';
import { CaseChoices } from './cases/commands/case-choices';
import { CaseCommandForms } from './cases/commands/case-forms';
import { CaseCommandPages } from './cases/commands/commands.controller';
import { CorrectCaseForm } from './cases/commands/correct-case.form';
import { EntryShown } from './cases/entry-shown';
import { HistoryOfCase } from './cases/history-page';
import { DispatchForms } from './dispatching/dispatch-forms';
import { DispatchingPage } from './dispatching/dispatching-page';
import { DispatchingPages } from './dispatching/dispatching.controller';
import { EntryCommandPages } from './entries/entry-commands.controller';
import { EntryDocumentPages } from './entries/entry-documents.controller';
import { EntryForms } from './entries/entry-forms';
import { EntryTargets } from './entries/entry-target';
import { PartyForms } from './entries/party-forms';
import { FiguresPages } from './figures/figures.controller';
import { CommandForms } from './frame/command-forms';
import { Frames } from './frame/frame.service';
import { PageRenderer } from './frame/page-renderer';
import { ProblemPagesOfWeb } from './frame/problem-pages.service';
import { HelpPages } from './help/help.controller';
import { HistoryPages } from './history/history.controller';
import { JournalPages } from './journal/journal.controller';
import { FolderPage } from './private-office/folder-page';
import { GivenOutsidePage } from './private-office/given-outside-page';
import { GivenOutsidePages } from './private-office/given-outside.controller';
import { PrivateOfficePages } from './private-office/private-office.controller';
import { WhoSits } from './private-office/who-sits';
import { ProofPages } from './proof/proof.controller';
import { IncomingPosts } from './registering/incoming-post';
import { RegisteringAct } from './registering/registering-act';
import { RegisteringChoices } from './registering/registering-choices';
import { RegisteringPage } from './registering/registering-page';
import { RegisteringParties } from './registering/registering-parties';
import { RegisteringQueue } from './registering/registering-queue';
import { RegisteringPages } from './registering/registering.controller';
import { TurningAwayPages } from './registering/turning-away.controller';
import { ReplyCommandPages } from './replies/reply-commands.controller';
import { ReplyCommands } from './replies/reply-commands.table';
import { CommentPages } from './comments/comments.controller';
import { ReviewPage } from './review/review-page';
import { ReviewPages } from './review/review.controller';
import './said.words';
import { SettingsPages } from './sign-in/settings.controller';
import { SignInPages } from './sign-in/sign-in.controller';
import { CeremonyPages } from './signing/ceremony.controller';
import { FolderDrawer } from './signing/folder-drawer';
import { SigningLetter } from './signing/signing-letter';
import { SigningList } from './signing/signing-list';
import { SigningPages } from './signing/signing.controller';
import { MyDay } from './start/my-day';
import { StartPages } from './start/start.controller';
import { ParagraphPage } from './templates/paragraph-page';
import { ParagraphForms } from './templates/paragraph.forms';
import { ParagraphWorkshopPages } from './templates/paragraphs.controller';
import { TemplateDraftPage } from './templates/template-draft-page';
import { TemplatePage } from './templates/template-page';
import { TemplateForms } from './templates/template.forms';
import { TemplatePages } from './templates/templates.controller';
import { BulkCases } from './work/bulk-cases';
import { BulkPages } from './work/bulk.controller';
import { CaseListPage } from './work/case-list-page';
import { CaseListPages } from './work/case-list.controller';
import { ViewForms } from './work/view.forms';
import { ViewPages } from './work/views.controller';
import { ViewsOfList } from './work/views-shown';
import { WorkListPage } from './work/work-list-page';
import { WorkPages } from './work/work.controller';
import { Drafts } from './writing/draft';
import { EditorSetup } from './writing/editor-setup';
import { EditorPages } from './writing/editor.controller';
import { EnclosurePages } from './writing/enclosures.controller';
import { NewReplyForm } from './writing/new-reply';
import { NewReplyPages } from './writing/new-reply.controller';
import { NotePages } from './writing/note.controller';
import { ParagraphPages } from './writing/paragraphs.controller';
import { RecipientPages } from './writing/recipients.controller';
import { SubmitPages } from './writing/submit.controller';
import { VersionPages } from './writing/versions.controller';

@Module({
  imports: [
    ArchiveModule,
    CasesModule,
    DispatchModule,
    DocumentsModule,
    GovernmentModule,
    LettersModule,
    RepliesModule,
    CommentsModule,
    SigningModule,
    TemplatesModule,
  ],
  controllers: [
    SignInPages,
    SettingsPages,
    StartPages,
    WorkPages,
    CaseListPages,
    BulkPages,
    ViewPages,
    CasePages,
    CaseCommandPages,
    HelpPages,
    EditorPages,
    NotePages,
    RecipientPages,
    EnclosurePages,
    VersionPages,
    SubmitPages,
    NewReplyPages,
    ParagraphPages,
    SigningPages,
    CeremonyPages,
    ReplyCommandPages,
    CommentPages,
    ReviewPages,
    ProofPages,
    PeoplePages,
    AccountPages,
    UnitPages,
    OfficePages,
    TokenPages,
    ParagraphWorkshopPages,
    TemplatePages,
    FiguresPages,
    HistoryPages,
    TurningAwayPages,
    RegisteringPages,
    EntryCommandPages,
    EntryDocumentPages,
    DispatchingPages,
    JournalPages,
    PrivateOfficePages,
    GivenOutsidePages,
  ],
  providers: [
    AccountForms,
    TokenForms,
    CaseChoices,
    CaseCommandForms,
    BulkCases,
    CaseListPage,
    ViewForms,
    ViewsOfList,
    CasePage,
    CommandForms,
    CorrectCaseForm,
    DispatchForms,
    DispatchingPage,
    Drafts,
    EditorSetup,
    EntryForms,
    EntryShown,
    EntryTargets,
    FolderDrawer,
    FolderPage,
    Frames,
    GivenOutsidePage,
    HistoryOfCase,
    IncomingPosts,
    MyDay,
    NewReplyForm,
    OfficeForms,
    OfficePage,
    PageRenderer,
    ParagraphForms,
    ParagraphPage,
    PartyForms,
    PeopleForms,
    PeoplePage,
    RegisteringAct,
    RegisteringChoices,
    RegisteringPage,
    RegisteringQueue,
    RegisteringParties,
    ReplyCommands,
    ReviewPage,
    SigningLetter,
    SigningList,
    TemplateDraftPage,
    TemplateForms,
    TemplatePage,
    UnitForms,
    WhoSits,
    WorkListPage,
    { provide: APP_INTERCEPTOR, useExisting: PageRenderer },
    { provide: ProblemPages, useClass: ProblemPagesOfWeb },
  ],
})
export class WebModule {}
