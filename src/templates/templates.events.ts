import type { TemplateKind } from './template-kind';

/** What happens to templates and standard paragraphs; in the ministry's chain. Reasons go into the personal part. */
declare module '../kernel/history/history.events' {
  interface HistoryEvents {
    'template.created': { templateId: string; code: string; kind: TemplateKind; copyOfVersionId: string | null };
    'template.described': { templateId: string };
    'template.written': { templateId: string; versionId: string; contentHash: string };
    'template.draftDiscarded': { templateId: string; versionId: string; contentHash: string };
    'template.published': { templateId: string; versionId: string; number: number; contentHash: string };
    'template.retired': { templateId: string };
    'template.restored': { templateId: string };
    'paragraph.created': { paragraphId: string; code: string; copyOfVersionId: string | null };
    'paragraph.described': { paragraphId: string };
    'paragraph.written': { paragraphId: string; versionId: string; contentHash: string };
    'paragraph.draftDiscarded': { paragraphId: string; versionId: string; contentHash: string };
    'paragraph.published': { paragraphId: string; versionId: string; number: number; contentHash: string };
    'paragraph.retired': { paragraphId: string };
    'paragraph.restored': { paragraphId: string };
  }
}
