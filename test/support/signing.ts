/** Signing, in the words of the private office; with test/support/replies.ts. */
import { demoMinisterId } from '../../src/government/demo/seed-demo-government';
import type { TermView } from '../../src/government/offices/term.view';
import type { CeremonyView, SigningResultsView } from '../../src/letters/signing/signing.view';
import type { ProofView } from '../../src/letters/signing/proof.view';
import type { TestApp } from './app';
import { office } from './letters';

/** Marks these letters of a ceremony, or all of them, and answers what came of it. Identity is whatever it is. */
export async function mark(
  app: TestApp,
  username: string,
  ceremony: CeremonyView,
  how: { only?: readonly string[]; evenUnopened?: boolean; sha256?: string; ministry?: string } = {},
): Promise<Awaited<ReturnType<Awaited<ReturnType<TestApp['as']>>['post']>>> {
  const letters = ceremony.letters.filter(
    (letter) => letter.shownSha256 && (how.only ?? [letter.replyId]).includes(letter.replyId),
  );
  const marks = letters.map((letter) => ({ laidLetterId: letter.id, sha256: how.sha256 ?? letter.shownSha256 }));
  const browser = await app.as(username, how.ministry);
  const body = { marks, ...(how.evenUnopened === undefined ? {} : { evenUnopened: how.evenUnopened }) };
  return browser.post(`/api/v1/signing-ceremonies/${ceremony.id}/sign`).send(body);
}

/** Everybody confirmed their identity a little more than five minutes ago. */
export async function letConfirmationLapse(app: TestApp): Promise<void> {
  await app.dataSource.query(
    `UPDATE session SET sess = jsonb_set(sess::jsonb, '{signedIn,identityConfirmedAt}', to_jsonb($1::text))::json
      WHERE sess -> 'signedIn' ->> 'identityConfirmedAt' IS NOT NULL`,
    [new Date(Date.now() - 5 * 60_000 - 1_000).toISOString()],
  );
}

/** What came of each marked letter, in their order: `signed`, or why not. */
export function outcomes(answer: { body: unknown }): string[] {
  const { results } = answer.body as SigningResultsView;
  return results.map(({ outcome, code }) => (code ? `${outcome} ${code}` : outcome));
}

/** Everything that proves a letter. */
export async function proofOf(app: TestApp, replyId: string): Promise<ProofView> {
  const answer = await (await app.as('ist')).get(`/api/v1/replies/${replyId}/proof`).expect(200);
  return answer.body as ProofView;
}

/** Lets somebody stand in for the Minister of Justice: in everything, or in one case. Answers the term. */
export async function letAct(app: TestApp, initials: string, kind: 'acting' | 'forCase', caseId?: string) {
  const administrator = await app.as('lhb');
  const answer = await administrator.post(`/api/v1/offices/${office.justice}/acting-terms`).send({
    personId: demoMinisterId(initials),
    kind,
    reason: 'Statsråden er inhabil.',
    ...(caseId ? { caseId } : {}),
  });
  if (answer.status !== 201) throw new Error(`Nobody acts: ${JSON.stringify(answer.body)}`);
  return answer.body as TermView;
}

/** Ends an acting term now. */
export async function endTerm(app: TestApp, term: TermView): Promise<void> {
  const administrator = await app.as('lhb');
  await administrator
    .post(`/api/v1/offices/${term.officeId}/acting-terms/${term.id}/end`)
    .set('If-Match', `"${term.version}"`)
    .send({})
    .expect(200);
}

/** Gives a minister a role in JD, as somebody who stands in there has. */
export async function giveRole(app: TestApp, initials: string, role: 'minister' | 'stateSecretary'): Promise<void> {
  await (
    await app.as('lhb')
  )
    .post(`/api/v1/people/${demoMinisterId(initials)}/roles`)
    .send({ role, clearedFor: ['UO13', 'UO14', 'UO15'] })
    .expect(201);
}
