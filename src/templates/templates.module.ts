/**
 * Letter templates and standard paragraphs: what they say, in which version, and how they are filled in; and the
 * typesetter, which makes the PDF. Uses the kernel only. Never knows a case or a letter: values come as plain data,
 * and who uses a version says so by its id.
 */
import { Module } from '@nestjs/common';
import './templates-events.words';
import './templates.words';
import { LetterTemplates } from './letter-templates/letter-templates.service';
import { TemplateLibrary } from './letter-templates/template-library';
import { TemplateList } from './letter-templates/template-list';
import { TemplateReading } from './letter-templates/template-reading';
import { TemplatesController } from './letter-templates/templates.controller';
import { ShippedWordings } from './shipped-wordings';
import { ParagraphLibrary } from './standard-paragraphs/paragraph-library';
import { StandardParagraphsController } from './standard-paragraphs/standard-paragraphs.controller';
import { StandardParagraphs } from './standard-paragraphs/standard-paragraphs.service';
import { WordingChanges } from './wording-changes';

@Module({
  controllers: [TemplatesController, StandardParagraphsController],
  providers: [
    WordingChanges,
    LetterTemplates,
    TemplateLibrary,
    TemplateList,
    TemplateReading,
    ParagraphLibrary,
    StandardParagraphs,
    ShippedWordings,
  ],
  exports: [
    LetterTemplates,
    ParagraphLibrary,
    ShippedWordings,
    StandardParagraphs,
    TemplateLibrary,
    TemplateList,
    TemplateReading,
  ],
})
export class TemplatesModule {}
