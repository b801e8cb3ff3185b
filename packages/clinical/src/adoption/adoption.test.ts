import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LIGHT_IV_GRID,
  type Policy,
  REGIMENS,
  STARTING_POLICIES,
  settingOf,
  standingOrdersInForce,
} from '../policy/index.ts';
import type { Context, RecordedEvent } from '../record/index.ts';
import { DAY_MS, instant } from '../units/index.ts';
import {
  type AdoptionCommand,
  type AdoptionState,
  adoptionFold,
  decideAdoption,
  POLICY_STREAM,
  policiesAhead,
  policyAt,
  policyOfSession,
} from './index.ts';

const at = instant(1_790_000_000_000);
const days = (count: number) => instant(at + count * DAY_MS);
const context: Context = { now: at, zone: 'UTC', actor: { kind: 'person', id: 'okafor', roles: ['prescriber'] } };
const adopt = (policy: Policy, change: Partial<AdoptionCommand['body']> = {}): AdoptionCommand => ({
  id: 'c1',
  kind: 'adopt-policy',
  stream: POLICY_STREAM,
  seenSeq: 0,
  occurredAt: at,
  body: {
    policy,
    printedName: 'Dr. Mara Okafor',
    meaning: 'responsible-prescriber',
    because: 'opening the clinic',
    from: null,
    ...change,
  },
});
const none = adoptionFold.initial(POLICY_STREAM);
const rules = (state: AdoptionState, command: AdoptionCommand) => {
  const decision = decideAdoption(state, command, context);
  return decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : [];
};
const by = { kind: 'person', id: 'okafor', right: 'x' } as const;
/** @throws when it is refused. */
function after(state: AdoptionState, command: AdoptionCommand): AdoptionState {
  const decision = decideAdoption(state, command, context);
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.reasons));
  return decision.streams[0]!.events.reduce(
    (next, draft) => adoptionFold.evolve(next, { ...draft, author: by } as unknown as RecordedEvent),
    state,
  );
}
const named = (version: string): Policy => ({ ...(STARTING_POLICIES.mixed as Policy), version });

describe('a policy is adopted, never assumed', () => {
  test('before anyone signs there is none', () => {
    expect(policyAt(none, at)).toBeNull();
    expect(policyOfSession(none, { arrivedAt: at }, at)).toBeNull();
  });

  test.each(Object.values(STARTING_POLICIES))('$title can be adopted with one signature, once', (policy) => {
    const state = after(none, adopt(policy));
    expect(policyAt(state, at)).toMatchObject({
      by: 'okafor',
      meaning: 'responsible-prescriber',
      from: at,
      policy: { version: policy.version, from: at },
    });
    expect(rules(state, adopt(policy))).toEqual(['policy-version-used']);
  });

  test('a policy without a name under it, or outside the hard limits, is refused with every reason', () => {
    const loose = { ...named('v2'), settings: { 'no-such-setting': 1 } as Policy['settings'] };
    expect(rules(none, adopt(loose, { printedName: ' ' }))).toEqual(['policy-outside-limits', 'signature-missing']);
    expect(rules(none, adopt({ ...named('v2'), raised: { 'no-such-rule': 'defer' } }))).toEqual([
      'policy-outside-limits',
    ]);
    expect(rules(none, adopt(named(' ')))).toEqual(['policy-version-used']);
  });

  test('a refusal names the bound and where it comes from', () => {
    const decision = decideAdoption(none, adopt({ ...named('v2'), settings: { 'bp-high-systolic': 161 } }), context);
    expect(decision).toMatchObject({
      kind: 'refused',
      reasons: [{ because: expect.stringContaining('160 mm[Hg]'), sources: ['PD', 'GK', 'JNJ-CVAE'] }],
    });
  });
});

describe('from a date', () => {
  test('it is never adopted for the past, nor further ahead than a year', () => {
    expect(rules(none, adopt(named('v1'), { from: days(-1) }))).toEqual(['policy-backdated']);
    expect(rules(none, adopt(named('v1'), { from: days(367) }))).toEqual(['policy-too-far-ahead']);
    expect(rules(none, adopt(named('v1'), { from: days(30) }))).toEqual([]);
  });

  test('the version before it holds until its day', () => {
    const state = after(after(none, adopt(named('v1'))), adopt(named('v2'), { from: days(7) }));
    expect(policyAt(state, days(6.9))?.policy.version).toBe('v1');
    expect(policyAt(state, days(7))?.policy.version).toBe('v2');
    expect(policiesAhead(state, days(1)).map(({ policy }) => policy.version)).toEqual(['v2']);
    expect(policiesAhead(state, days(8))).toEqual([]);
  });

  test('a later signature sets aside what had not begun', () => {
    const ahead = after(after(none, adopt(named('v1'))), adopt(named('v2'), { from: days(7) }));
    const state = after(ahead, adopt(named('v3')));
    expect(policyAt(state, days(9))?.policy.version).toBe('v3');
    expect(policiesAhead(state, days(1))).toEqual([]);
  });

  test('a session is judged from arrival to its end by the version that was in force when the patient arrived', () => {
    const state = after(after(none, adopt(named('v1'))), adopt(named('v2'), { from: days(7) }));
    const version = (arrivedAt: number | null, now: number) =>
      policyOfSession(state, { arrivedAt: arrivedAt === null ? null : days(arrivedAt) }, days(now))?.policy.version;
    expect(version(6.9, 7.1)).toBe('v1');
    expect(version(7, 7.1)).toBe('v2');
    expect(version(null, 6)).toBe('v1');
    expect(version(null, 8)).toBe('v2');
  });

  test('at every moment after the first adoption exactly one version holds, and it is a signed one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 360 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 400 }),
        (froms, when) => {
          const state = froms.reduce(
            (next, from, index) => after(next, adopt(named(`v${index + 2}`), { from: days(from) })),
            after(none, adopt(named('v1'))),
          );
          const held = policyAt(state, days(when));
          expect(held!.from).toBeLessThanOrEqual(days(when));
          // Nobody signed later for a day that has come.
          const later = state.history.slice(state.history.indexOf(held!) + 1);
          expect(later.every(({ from }) => from > days(when))).toBe(true);
        },
      ),
    );
  });

  test('standing orders are dated by it, and run out', () => {
    const { policy } = policyAt(after(none, adopt(named('v1'))), at)!;
    expect(standingOrdersInForce(policy, days(364)).map(({ id }) => id)).toEqual(['so-ondansetron', 'so-paracetamol']);
    expect(standingOrdersInForce(policy, days(365))).toEqual([]);
  });
});

test('an adoption of the first form is read as it was meant', () => {
  const { raised: _raised, lightGrid: _light, standingOrders, regimens, ...old } = STARTING_POLICIES.mixed as Policy;
  const { series: _series, ...regimen } = regimens['iv-depression']!;
  const body = {
    policy: {
      ...old,
      settings: { 'hr-caution-from': 95, 'spo2-caution-to': 95, 'bp-high-systolic': 150, gone: 1 },
      regimens: { 'iv-depression': regimen },
      standingOrders: standingOrders.map(({ reasonFor: _why, forDays: _days, ...order }) => order),
      bpElevated: 'defer',
    },
    printedName: 'Dr. O',
    because: 'opening',
  };
  const event = { kind: 'policy-adopted', version: 1, occurredAt: at, body, author: by };
  const { policy, from } = policyAt(adoptionFold.evolve(none, event as unknown as RecordedEvent), at)!;
  expect(from).toBe(at);
  expect(settingOf(policy, 'hr-caution-above')).toBe(94);
  expect(settingOf(policy, 'spo2-caution-below')).toBe(96);
  expect(policy).toMatchObject({
    settings: { 'bp-high-systolic': 150 },
    raised: { 'bp-elevated': 'defer' },
    lightGrid: LIGHT_IV_GRID,
    regimens: { 'iv-depression': { series: REGIMENS['iv-depression'].series } },
  });
  expect(policy.settings).not.toHaveProperty('gone');
  expect(standingOrdersInForce(policy, days(1))).toHaveLength(2);
});
