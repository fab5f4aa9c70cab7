import type { ApprovalStepView, ReplyView } from '../../letters/replies/reply.view';

/** The steps of the latest submission, in sequence: those of earlier rounds count no more. */
export function presentRoute({ approvals }: Pick<ReplyView, 'approvals'>): ApprovalStepView[] {
  const latest = Math.max(0, ...approvals.map(({ round }) => round));
  return approvals.filter(({ round }) => round === latest);
}
