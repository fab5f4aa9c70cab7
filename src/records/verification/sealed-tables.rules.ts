/**
 * Which tables the history answers for. A spec compares the list with the schema: a table that is in neither is
 * somebody's oversight.
 */

/**
 * Every row is told of by an event, and is now as its last event left it. `given` may hold rows from before the first
 * start (ministries, people, filing keys), which the first start seals as they are.
 */
export const sealedTables = {
  ministry: 'given',
  ministry_name: 'given',
  organisational_unit: 'given',
  office: 'given',
  office_title: 'given',
  person: 'given',
  office_term: 'given',
  acting_term: 'given',
  role_assignment: 'given',
  classification_system: 'given',
  archive_series: 'given',
  classification_class: 'given',
  access_code: 'given',
  account: 'given',
  letter_template: 'given',
  letter_template_version: 'given',
  standard_paragraph: 'given',
  standard_paragraph_version: 'given',
  api_token: 'told',
  case_file: 'told',
  case_grant: 'told',
  responding_minister: 'told',
  answered_on_behalf_of: 'told',
  case_allocation: 'told',
  arrival: 'told',
  arrival_file: 'told',
  arrival_at_ministry: 'told',
  turned_away: 'told',
  journal_entry: 'told',
  addressed_office: 'told',
  correspondence_party: 'told',
  entry_document: 'told',
  document_file: 'told',
  settlement: 'told',
  remark: 'told',
  entry_move: 'told',
  reply: 'told',
  reply_answer: 'told',
  reply_signatory: 'told',
  reply_text: 'told',
  reply_note: 'told',
  approval_step: 'told',
  reply_comment: 'told',
  signature_act: 'told',
  dispatch: 'told',
} as const satisfies Record<string, 'given' | 'told'>;

/** What the history does not answer for, and who does. */
export const unsealedTables = {
  number_counter: 'checked against the numbers that were given',
  history_chain: 'is the history',
  history_event: 'is the history',
  history_root: 'checked against the files of the roots',
  history_rooted: 'checked against the newest root',
  stored_file: 'checked against the bytes',
  idempotency_key: 'technique: repeated requests, a day',
  session: 'technique: sessions',
  account_password: 'secrets are not sealed, and change without the history knowing them',
  api_token_use: 'technique: when a token was last used',
  sign_in_throttle: 'technique: throttling',
  upload: 'waits a day for a command; what was claimed stands in the entry’s documents',
  letter_template_use: 'a list for the template’s owner, rebuilt from letters',
  standard_paragraph_use: 'a list for the paragraph’s owner, rebuilt from letters',
  reply_notice: 'notices on a desk; what they tell of is sealed',
  signing_ceremony: 'a sitting; its outcome is the signature_act',
  laid_letter: 'what was shown in a sitting; its outcome is the signature_act',
  dispatch_attempt: 'leases in real time; the outcome is the dispatch',
  migration: 'technique: which migrations ran',
} as const satisfies Record<string, string>;
