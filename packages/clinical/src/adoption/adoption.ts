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
import { RULE_IDS } from '../screening/index.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { type PolicyAdoptedOne, readAdopted } from './read-adopted.ts';

/** Which protocol the clinic works by. Stream `clinic/policy`: one signed version after another, none of them a default. */
export const POLICY_STREAM = 'clinic/policy' as const;

/** As what a person signs: who answers for the protocol. */
export type AdoptionMeaning = 'responsible-prescriber';

export interface PolicyAdopted {
  readonly policy: Policy;
  readonly printedName: string;
  readonly meaning: AdoptionMeaning;
  readonly because: string;
  /** First moment in force: never before it was signed. */
  readonly from: Instant;
}
export type AdoptionEvent = EventDraft<'policy-adopted', PolicyAdopted | PolicyAdoptedOne>;
export type AdoptionCommand = Command<
  'adopt-policy',
  Omit<PolicyAdopted, 'from'> & {
    /** Null: from now. */
    readonly from: Instant | null;
  }
>;

export interface Adopted extends PolicyAdopted {
  readonly at: Instant;
  readonly by: string;
}

/** Every signed version in the order of the signatures. Which of them holds at a moment is asked of `policyAt`. */
export interface AdoptionState {
  readonly history: readonly Adopted[];
}

export const adoptionFold: Fold<AdoptionState> = {
  initial: () => ({ history: [] }),
  evolve(state, event) {
    if (isErased(event.body) || event.kind !== 'policy-adopted') return state;
    const adopted = readAdopted(event.body as AdoptionEvent['body'], event.occurredAt);
    return { history: [...state.history, { ...adopted, at: event.occurredAt, by: event.author.id }] };
  },
};

/**
 * The version in force at a moment: of those that have begun, the one signed last. So a later signature also sets aside what
 * was signed before it and had not begun. Null until somebody has signed one: nothing is treated by a policy that nobody adopted.
 */
export const policyAt = (state: AdoptionState, at: Instant): Adopted | null =>
  state.history.findLast(({ from }) => from <= at) ?? null;

/** Versions that are signed and have yet to begin, in the order in which they will. */
export function policiesAhead(state: AdoptionState, at: Instant): readonly Adopted[] {
  return state.history
    .filter((one, index) => one.from > at && !state.history.slice(index + 1).some(({ from }) => from <= one.from))
    .sort((a, b) => a.from - b.from);
}

/**
 * The version that judges a session: the one in force when the patient arrived, and until then the one in force now. What is
 * adopted while somebody is being treated begins with the next patient.
 */
export const policyOfSession = (
  state: AdoptionState,
  session: { readonly arrivedAt: Instant | null },
  now: Instant,
): Adopted | null => policyAt(state, session.arrivedAt ?? now) ?? policyAt(state, now);

const AHEAD_DAYS_MAX = 366;
/** A signature that took a moment is not backdated. */
const SLACK_MS = 5 * MINUTE_MS;

const reason = (rule: string, title: string, because: string, sources: readonly string[] = ['PD']): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources,
  override: null,
});

/** Adopting is refused for every field that a hard limit forbids, for a version that was used before, and for a day gone by. */
export function decideAdoption(state: AdoptionState, command: AdoptionCommand, context: Context): Decision {
  const { policy, printedName, meaning, because } = command.body;
  const signedAt = Math.min(command.occurredAt, context.now) as Instant;
  const from = command.body.from === null ? signedAt : command.body.from;
  const reasons: Reason[] = policyIssues(policy).map(({ path, message, sources }) =>
    reason('policy-outside-limits', 'This policy is outside the hard limits', `${path}: ${message}`, sources),
  );
  for (const rule of Object.keys(policy.raised)) {
    if (!RULE_IDS.has(rule)) {
      reasons.push(
        reason('policy-outside-limits', 'This policy is outside the hard limits', `raised.${rule}: no rule`),
      );
    }
  }
  if (state.history.some((adopted) => adopted.policy.version === policy.version)) {
    reasons.push(
      reason(
        'policy-version-used',
        'This version was adopted before',
        `give the change a version of its own, not ${policy.version}`,
      ),
    );
  }
  if (from < signedAt - SLACK_MS) {
    reasons.push(reason('policy-backdated', 'A policy is not adopted for the past', 'choose now, or a day to come'));
  }
  if (from > signedAt + AHEAD_DAYS_MAX * DAY_MS) {
    reasons.push(reason('policy-too-far-ahead', 'That is too far ahead', `within ${AHEAD_DAYS_MAX} days`));
  }
  if (policy.version.trim() === '')
    reasons.push(reason('policy-version-used', 'A version has a name', 'version is empty'));
  if (printedName.trim() === '')
    reasons.push(reason('signature-missing', 'A policy is adopted by name', 'printedName is empty'));
  if (reasons.length > 0) return refused(reasons);
  const { from: _proposed, ...proposal } = policy;
  return accepted({
    stream: POLICY_STREAM,
    events: [
      {
        kind: 'policy-adopted',
        version: 2,
        occurredAt: command.occurredAt,
        zone: context.zone,
        body: { policy: proposal, printedName, meaning, because, from },
      },
    ],
  });
}
