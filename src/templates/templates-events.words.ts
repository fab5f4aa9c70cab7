import { declareEventWords } from '../kernel/history/event-words';
import './templates.events';

/** What happened to templates and standard paragraphs, as sentences. */
declareEventWords<'template' | 'paragraph'>({
  'template.created': {
    nb: 'opprettet malen {code}',
    nn: 'oppretta malen {code}',
    en: 'created the template {code}',
  },
  'template.described': {
    nb: 'beskrev malen {templateId} på nytt',
    nn: 'beskreiv malen {templateId} på nytt',
    en: 'described the template {templateId} anew',
  },
  'template.written': {
    nb: 'skrev på utkastet til malen {templateId}',
    nn: 'skreiv på utkastet til malen {templateId}',
    en: 'worked on the draft of the template {templateId}',
  },
  'template.draftDiscarded': {
    nb: 'forkastet utkastet til malen {templateId}',
    nn: 'forkasta utkastet til malen {templateId}',
    en: 'discarded the draft of the template {templateId}',
  },
  'template.published': {
    nb: 'publiserte versjon {number} av malen {templateId}',
    nn: 'publiserte versjon {number} av malen {templateId}',
    en: 'published version {number} of the template {templateId}',
  },
  'template.retired': {
    nb: 'tok malen {templateId} ut av bruk',
    nn: 'tok malen {templateId} ut av bruk',
    en: 'took the template {templateId} out of use',
  },
  'template.restored': {
    nb: 'tok malen {templateId} i bruk igjen',
    nn: 'tok malen {templateId} i bruk att',
    en: 'took the template {templateId} into use again',
  },
  'paragraph.created': {
    nb: 'opprettet standardavsnittet {code}',
    nn: 'oppretta standardavsnittet {code}',
    en: 'created the standard paragraph {code}',
  },
  'paragraph.described': {
    nb: 'endret hvem som svarer for avsnittet {paragraphId}',
    nn: 'endra kven som svarer for avsnittet {paragraphId}',
    en: 'changed who answers for the paragraph {paragraphId}',
  },
  'paragraph.written': {
    nb: 'skrev på utkastet til avsnittet {paragraphId}',
    nn: 'skreiv på utkastet til avsnittet {paragraphId}',
    en: 'worked on the draft of the paragraph {paragraphId}',
  },
  'paragraph.draftDiscarded': {
    nb: 'forkastet utkastet til avsnittet {paragraphId}',
    nn: 'forkasta utkastet til avsnittet {paragraphId}',
    en: 'discarded the draft of the paragraph {paragraphId}',
  },
  'paragraph.published': {
    nb: 'publiserte versjon {number} av avsnittet {paragraphId}',
    nn: 'publiserte versjon {number} av avsnittet {paragraphId}',
    en: 'published version {number} of the paragraph {paragraphId}',
  },
  'paragraph.retired': {
    nb: 'tok avsnittet {paragraphId} ut av bruk',
    nn: 'tok avsnittet {paragraphId} ut av bruk',
    en: 'took the paragraph {paragraphId} out of use',
  },
  'paragraph.restored': {
    nb: 'tok avsnittet {paragraphId} i bruk igjen',
    nn: 'tok avsnittet {paragraphId} i bruk att',
    en: 'took the paragraph {paragraphId} into use again',
  },
});
