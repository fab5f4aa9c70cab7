/** Why the embedded PostgreSQL cannot be used, in a sentence that tells the operator what to do. */
export type EmbeddedDatabaseTrouble =
  | 'missing' // no programs for this machine
  | 'incomplete' // programs or libraries lacking
  | 'account' // no account the server may run as
  | 'folder' // the data folder belongs to someone else, or is of another version
  | 'inUse' // another server or program holds the data folder
  | 'failed'; // PostgreSQL did not come up; its own words are in the sentence

export class EmbeddedDatabaseError extends Error {
  constructor(
    readonly trouble: EmbeddedDatabaseTrouble,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'EmbeddedDatabaseError';
  }
}
