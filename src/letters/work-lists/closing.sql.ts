/**
 * Which cases are ready to be closed, as SQL for the alias `c` (case_file): what `Cases.hindrances` says of one case, of a
 * whole list in one question. A story asks both of the same cases.
 */
import { archiveFormats } from '../entries/archive-formats.rules';
import { archivableSql } from '../entries/entry-checks';
import { openReplyStates } from '../replies/reply.lifecycle';
import { openLetterSql } from '../settlements/settlements';

const standing = `journal_entry e WHERE e.case_id = c.id AND e.status <> 'withdrawn'`;
const documents = `entry_document d JOIN journal_entry e ON e.id = d.entry_id WHERE e.case_id = c.id AND e.status <> 'withdrawn'`;
const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/**
 * Something stands in the case, all of it is journalled, nothing waits for an answer, and no reply is under way. An entry
 * beyond the actor hinders by being there, as it does when the case is closed. `{clearances}` are the actor's.
 */
export const readyToCloseSql = `EXISTS (SELECT 1 FROM ${standing})
  AND NOT EXISTS (SELECT 1 FROM ${standing} AND (e.status NOT IN ('journalled', 'archived') OR ${openLetterSql('e')}
    OR (e.access_code IS NOT NULL AND NOT e.access_code = ANY({clearances}::text[]))))
  AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.case_id = c.id AND r.state IN (${listed(openReplyStates)}))`;

/** The day the last of its letters was settled or journalled. */
export const finishedOnSql = `(SELECT max(greatest(s.settled_on, (e.journalled_at AT TIME ZONE 'Europe/Oslo')::date))
  FROM journal_entry e LEFT JOIN settlement s ON s.entry_id = e.id AND s.undone_at IS NULL
  WHERE e.case_id = c.id AND e.status <> 'withdrawn')`;

/** What is yet to be done before such a case is closed: the codes of the hindrances, in their order. */
export const remainsToCloseSql = `array_remove(ARRAY[
  CASE WHEN c.class_id IS NULL THEN 'case.hindered.classMissing' END,
  CASE WHEN EXISTS (SELECT 1 FROM classification_class k JOIN classification_class below ON below.parent_id = k.id
    WHERE k.id = c.class_id AND daterange(k.valid_from, k.valid_to) @> {today}::date) THEN 'case.hindered.classNotLeaf' END,
  CASE WHEN EXISTS (SELECT 1 FROM ${standing} AND e.status <> 'archived') THEN 'case.hindered.notArchived' END,
  CASE WHEN EXISTS (SELECT 1 FROM ${documents} AND d.status <> 'finished') THEN 'case.hindered.documentsNotFinished' END,
  CASE WHEN EXISTS (SELECT 1 FROM ${documents} AND NOT ${archivableSql('d', `ARRAY[${listed(archiveFormats)}]`)})
    THEN 'case.hindered.notInArchiveFormat' END], NULL)`;
