import { CaseLines } from '../../cases/case-lines';
import type { CaseLine } from '../../cases/case.view';
import type { Actor } from '../../kernel/actor';
import { refuseUnless } from '../../kernel/refusal';

/** The ministry's own case by the number somebody typed; refuses one that is not there for the actor. */
export async function ownCaseByKey(lines: CaseLines, actor: Actor, key: string): Promise<CaseLine> {
  const { items } = await lines.list(actor, { key: key.trim() }, { limit: 10 });
  const found = items.find(({ ministryCode }) => ministryCode === actor.ministryCode);
  refuseUnless(found, 'notFound', 'case.unknown');
  return found;
}
