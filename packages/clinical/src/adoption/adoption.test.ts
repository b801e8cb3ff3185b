import { describe, expect, test } from 'vitest';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Context, RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import { type AdoptionCommand, adoptionFold, decideAdoption, POLICY_STREAM } from './index.ts';

const at = instant(1_790_000_000_000);
const context: Context = { now: at, zone: 'UTC', actor: { kind: 'person', id: 'okafor', roles: ['prescriber'] } };
const adopt = (policy: AdoptionCommand['body']['policy'], printedName = 'Dr. Mara Okafor'): AdoptionCommand => ({
  id: 'c1',
  kind: 'adopt-policy',
  stream: POLICY_STREAM,
  seenSeq: 0,
  occurredAt: at,
  body: { policy, printedName, because: 'opening the clinic' },
});
const none = adoptionFold.initial(POLICY_STREAM);
const rules = (state: typeof none, command: AdoptionCommand) => {
  const decision = decideAdoption(state, command, context);
  return decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : [];
};

describe('a policy is adopted, never assumed', () => {
  test('before anyone signs there is none', () => {
    expect(none.current).toBeNull();
  });

  test.each(Object.values(STARTING_POLICIES))('$title can be adopted with one signature, once', (policy) => {
    const decision = decideAdoption(none, adopt(policy), context);
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.reasons));
    const [draft] = decision.streams[0]!.events;
    const state = adoptionFold.evolve(none, {
      ...draft!,
      author: { kind: 'person', id: 'okafor', right: 'x' },
    } as RecordedEvent);
    expect(state.current).toMatchObject({ by: 'okafor', policy: { version: policy.version } });
    expect(rules(state, adopt(policy))).toEqual(['policy-version-used']);
  });

  test('a policy without a name under it, or outside the hard limits, is refused with every reason', () => {
    const loose = {
      ...STARTING_POLICIES.mixed,
      settings: { ...STARTING_POLICIES.mixed.settings, 'no-such-setting': 1 },
    } as unknown as AdoptionCommand['body']['policy'];
    expect(rules(none, adopt(loose, ' '))).toEqual(['policy-outside-limits', 'signature-missing']);
  });
});
