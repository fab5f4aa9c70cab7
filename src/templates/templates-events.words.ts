import { declareEventWords } from '../kernel/history/event-words';
import './templates.events';

/** What happened to templates and standard paragraphs, as sentences. */
declareEventWords<'template' | 'paragraph'>({
  'template.created': ({ code }) => `opprettet malen ${code}`,
  'template.described': ({ templateId }, name) => `beskrev malen ${name(templateId)} på nytt`,
  'template.written': ({ templateId }, name) => `skrev på utkastet til malen ${name(templateId)}`,
  'template.draftDiscarded': ({ templateId }, name) => `forkastet utkastet til malen ${name(templateId)}`,
  'template.published': ({ templateId, number }, name) => `publiserte versjon ${number} av malen ${name(templateId)}`,
  'template.retired': ({ templateId }, name) => `tok malen ${name(templateId)} ut av bruk`,
  'template.restored': ({ templateId }, name) => `tok malen ${name(templateId)} i bruk igjen`,
  'paragraph.created': ({ code }) => `opprettet standardavsnittet ${code}`,
  'paragraph.described': ({ paragraphId }, name) => `endret hvem som svarer for avsnittet ${name(paragraphId)}`,
  'paragraph.written': ({ paragraphId }, name) => `skrev på utkastet til avsnittet ${name(paragraphId)}`,
  'paragraph.draftDiscarded': ({ paragraphId }, name) => `forkastet utkastet til avsnittet ${name(paragraphId)}`,
  'paragraph.published': ({ paragraphId, number }, name) =>
    `publiserte versjon ${number} av avsnittet ${name(paragraphId)}`,
  'paragraph.retired': ({ paragraphId }, name) => `tok avsnittet ${name(paragraphId)} ut av bruk`,
  'paragraph.restored': ({ paragraphId }, name) => `tok avsnittet ${name(paragraphId)} i bruk igjen`,
});
