/** `letter` is set and signed; `email` is the covering mail, subject and text; `memo` the note laid before the minister. */
export const templateKinds = ['letter', 'email', 'memo'] as const;
export type TemplateKind = (typeof templateKinds)[number];
