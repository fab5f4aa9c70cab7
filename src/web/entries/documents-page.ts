import { holds } from '../../kernel/actor';
import type { EntryDocumentView } from '../../letters/entries/entry.view';
import { Faults, noFaults } from '../frame/form';
import { newFormKey } from '../frame/form-body';
import { Page } from '../frame/page';
import type { Visit } from '../frame/visit';
import { wordOf } from '../frame/words';
import './entry-forms.words';
import type { EntryTarget } from './entry-target';

/** The documents of an entry, each with what can be done with it. */
export function documentsPage(target: EntryTarget, { actor, language }: Visit, faults: Faults = noFaults): Page {
  const may = target.allowedActions.find(({ action }) => action === 'changeDocuments');
  const heading = wordOf(language, 'entryFields.documents');
  const model = {
    title: `${target.key} ${heading}`,
    heading,
    target: { id: target.id, key: target.key, title: target.title, href: target.href, version: target.version },
    documents: target.entry.documents.map((document) => documentShown(target, document)),
    allowed: may?.allowed ?? false,
    because: may?.because ?? null,
    addsCopies: holds(actor, 'registrar'),
    faults,
    key: newFormKey(),
  };
  return new Page('entries/documents', model, { target: 'dialog', template: 'entries/_documents' });
}

function documentShown({ entry }: EntryTarget, document: EntryDocumentView) {
  const [file] = document.files;
  return {
    id: document.id,
    title: document.title,
    main: document.association === 'main',
    files: document.files.length,
    file: file ? { ...file, href: `/api/v1/entries/${entry.id}/documents/${document.id}/files/${file.id}` } : null,
    hasArchive: document.files.some(({ variant }) => variant === 'archive'),
  };
}
