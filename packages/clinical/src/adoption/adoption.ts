import { type Policy, policyIssues } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Fold,
  isErased,
  type Reason,
  refused,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** Which protocol the clinic works by. Stream `clinic/policy`: one signed version after another, none of them a default. */
export const POLICY_STREAM = 'clinic/policy' as const;

export type AdoptionEvent = EventDraft<
  'policy-adopted',
  { readonly policy: Policy; readonly printedName: string; readonly because: string }
>;
export type AdoptionCommand = Command<
  'adopt-policy',
  { readonly policy: Policy; readonly printedName: string; readonly because: string }
>;

export interface Adopted {
  readonly policy: Policy;
  readonly at: Instant;
  readonly by: string;
  readonly printedName: string;
  readonly because: string;
}

export interface AdoptionState {
  /** Null until somebody has signed one: nothing is treated by a policy that nobody adopted. */
  readonly current: Adopted | null;
  readonly history: readonly Adopted[];
}

export const adoptionFold: Fold<AdoptionState> = {
  initial: () => ({ current: null, history: [] }),
  evolve(state, event) {
    if (isErased(event.body) || event.kind !== 'policy-adopted') return state;
    const { body } = event as unknown as AdoptionEvent;
    const adopted: Adopted = { ...body, at: event.occurredAt, by: event.author.id };
    return { current: adopted, history: [...state.history, adopted] };
  },
};

const reason = (rule: string, title: string, because: string): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources: ['design 6'],
  override: null,
});

/** Adopting is refused for every field that a hard limit forbids, and for a version that was used before. */
export function decideAdoption(state: AdoptionState, command: AdoptionCommand, context: Context): Decision {
  const { policy, printedName, because } = command.body;
  const reasons: Reason[] = policyIssues(policy).map(({ path, message }) =>
    reason('policy-outside-limits', 'This policy is outside the hard limits', `${path}: ${message}`),
  );
  if (state.history.some((adopted) => adopted.policy.version === policy.version)) {
    reasons.push(
      reason(
        'policy-version-used',
        'This version was adopted before',
        `give the change a version of its own, not ${policy.version}`,
      ),
    );
  }
  if (printedName.trim() === '')
    reasons.push(reason('signature-missing', 'A policy is adopted by name', 'printedName is empty'));
  if (reasons.length > 0) return refused(reasons);
  return accepted({
    stream: POLICY_STREAM,
    events: [
      {
        kind: 'policy-adopted',
        version: 1,
        occurredAt: command.occurredAt,
        zone: context.zone,
        body: { policy, printedName, because },
      },
    ],
  });
}
