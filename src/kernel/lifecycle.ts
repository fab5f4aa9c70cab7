import { Actor, RoleCode, holds } from './actor';
import { Refusal, RefusalFacts, RefusalKind } from './refusal';

/** One door out of a state: where it leads, who may open it, whether a written reason is asked for. */
export interface Step<S extends string> {
  readonly to: S;
  readonly by: readonly RoleCode[];
  readonly reason?: 'required';
}

/** The life of a thing as a table a lawyer could read: state, action, next state, who, reason. */
export type Lifecycle<S extends string, A extends string> = Readonly<Record<S, Readonly<Partial<Record<A, Step<S>>>>>>;

/** Why a door does not open for somebody now. */
export interface Hindered {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly facts: RefusalFacts;
}

/** `codes` are the module's own: its sentences name the thing. */
export interface LifecycleCodes {
  readonly notInThatState: string;
  readonly notYours: string;
}

/** Whether an actor may take this action from this state; null when they may. */
export function hinderedBy<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  codes: LifecycleCodes,
  state: S,
  action: A,
  actor: Actor,
): Hindered | null {
  const step = lifecycle[state][action];
  if (!step) return { kind: 'conflict', code: codes.notInThatState, facts: { state, action } };
  if (!holds(actor, ...step.by)) return { kind: 'forbidden', code: codes.notYours, facts: { action } };
  return null;
}

/** The step an action takes, or a refusal that says why not. */
export function stepOrRefuse<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  codes: LifecycleCodes,
  state: S,
  action: A,
  actor: Actor,
): Step<S> {
  const hindered = hinderedBy(lifecycle, codes, state, action, actor);
  const step = lifecycle[state][action];
  if (hindered || !step) throw new Refusal(hindered?.kind ?? 'conflict', hindered?.code ?? '', hindered?.facts);
  return step;
}

/** Every action of a lifecycle, in the order of the table. */
export function actionsOf<S extends string, A extends string>(lifecycle: Lifecycle<S, A>): A[] {
  const actions = new Set<A>();
  for (const state of Object.keys(lifecycle) as S[])
    for (const action of Object.keys(lifecycle[state]) as A[]) actions.add(action);
  return [...actions];
}

/** What is wrong with a table as a graph: states nobody reaches, states without a way out. For specs. */
export function faultsOfLifecycle<S extends string, A extends string>(
  lifecycle: Lifecycle<S, A>,
  starts: readonly S[],
  ends: readonly S[],
): string[] {
  const steps = (state: S) => Object.values(lifecycle[state]) as Step<S>[];
  const reached = new Set<S>(starts);
  for (const state of reached) for (const step of steps(state)) reached.add(step.to);
  const states = Object.keys(lifecycle) as S[];
  return [
    ...states.filter((state) => !reached.has(state)).map((state) => `nobody reaches ${state}`),
    ...states
      .filter((state) => !ends.includes(state) && steps(state).every((step) => step.to === state))
      .map((state) => `there is no way out of ${state}`),
    ...states.flatMap((state) =>
      steps(state)
        .filter((step) => step.by.length === 0)
        .map(() => `a door of ${state} opens for nobody`),
    ),
  ];
}
