import type { Actor } from '../../kernel/actor';
import type { ApprovalStepView, ReplyView } from '../../letters/replies/reply.view';
import { initialsOf } from '../frame/templates';
import { ScreenLanguage, wordOf } from '../frame/words';
import { presentRoute } from '../replies/present-route';

/** A leader's place on the route of this round, with the version each answer was given to. */
export interface ShownStep {
  readonly name: string;
  readonly monogram: string;
  readonly you: boolean;
  readonly words: string;
  readonly shape: string;
  readonly color: 'success' | 'warning' | 'accent' | 'neutral';
  readonly comment: string;
  readonly at: string | null;
}

/** The route of the present round, in order. An approval always names its version. */
export function routeShown(reply: ReplyView, actor: Actor, language: ScreenLanguage): ShownStep[] {
  const route = presentRoute(reply);
  const turn = route.find(({ state }) => state === 'waiting');
  return route.map((step) => {
    const you = step.leaderId === actor.personId;
    const earlier = reply.approvals.filter((one) => one.leaderId === step.leaderId && one.state === 'approved').at(-1);
    return {
      name: step.leaderName,
      monogram: initialsOf(step.leaderName),
      you,
      comment: step.comment,
      at: step.answeredAt,
      ...lookOf(step, { you, turn: step === turn, earlier: earlier?.textNumber ?? null }, language),
    };
  });
}

function lookOf(
  step: ApprovalStepView,
  { you, turn, earlier }: { you: boolean; turn: boolean; earlier: number | null },
  language: ScreenLanguage,
): Pick<ShownStep, 'words' | 'shape' | 'color'> {
  const say = (key: string, n = step.textNumber ?? 0) => wordOf(language, `review.step-${key}`, { n });
  if (step.state === 'approved' && step.coversCurrentContent)
    return { words: say('approved'), shape: 'approved', color: 'success' };
  if (step.state === 'approved') return { words: say('earlierVersion'), shape: 'approved', color: 'success' };
  if (step.state === 'sentBack') return { words: say('sentBack'), shape: 'sent-back', color: 'warning' };
  if (step.state === 'rejected') return { words: say('rejected'), shape: 'withdrawn', color: 'neutral' };
  if (step.state === 'lapsed') return { words: say('lapsed'), shape: 'withdrawn', color: 'neutral' };
  if (earlier !== null)
    return { words: say(you ? 'yourEarlier' : 'earlier', earlier), shape: 'submitted', color: 'warning' };
  if (turn) return { words: say(you ? 'yourTurn' : 'turn'), shape: 'submitted', color: 'accent' };
  return { words: say('later'), shape: 'draft', color: 'neutral' };
}

/** What follows when she approves: who has it next. */
export function followsOf(reply: ReplyView, actor: Actor, edits: boolean, language: ScreenLanguage): string {
  const waiting = presentRoute(reply).filter(
    ({ state, leaderId }) => state === 'waiting' && leaderId !== actor.personId,
  );
  const [next] = waiting;
  const say = (key: string, values = {}) => wordOf(language, `review.${key}`, values);
  const then = next
    ? say('thenLeader', { name: next.leaderName })
    : say(reply.level === 'official' ? 'thenSigned' : 'thenPrivateOffice');
  return edits ? `${say('becomesVersion', { n: reply.textNumber + 1 })} ${then} ${say('areTold')}` : then;
}
