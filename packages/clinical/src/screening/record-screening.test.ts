import { describe, expect, test } from 'vitest';
import { type Patient, patientFold } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import { instant } from '../units/index.ts';
import { changedSince } from './assess-record.ts';
import { exposureText } from './exposure-changes.ts';
import { decideScreening, riskTaskOf } from './record-screening.ts';

const NOW = instant(Date.parse('2026-03-02T17:00:00Z'));

describe('acute suicidality found by a screening', () => {
  const of = (escalate: boolean, ...tasks: readonly (readonly [kind: string, state: string])[]) =>
    riskTaskOf(
      { stream: 'patient/p1', tasks: tasks.map(([kind, state]) => ({ kind, state })) } as unknown as Patient,
      { escalate },
      'c1',
      { at: NOW, entry: { command: 'c1', index: 0 } },
    ).map(({ kind }) => kind);

  test.each<[string, readonly (readonly [string, string])[], boolean]>([
    ['nobody has taken it up', [], true],
    ['somebody is to assess at once', [['suicide-assess-now', 'open']], false],
    ['somebody is to assess today', [['suicide-assess-today', 'open']], false],
    ['it was assessed before, and comes again', [['suicide-assess-today', 'closed']], true],
    ['it was assessed at once before', [['suicide-assess-now', 'closed']], true],
    ['only a call is open, which assesses nobody', [['welfare-call', 'open']], true],
    [
      'an assessment is open beside another task',
      [
        ['welfare-call', 'open'],
        ['suicide-assess-today', 'open'],
        ['suicide-assess-now', 'closed'],
      ],
      false,
    ],
  ])('%s', (_, tasks, opens) => {
    expect(of(true, ...tasks)).toEqual(opens ? ['suicide-assess-today'] : []);
    expect(of(false, ...tasks)).toEqual([]);
  });
});

test('a screening is judged for the indication that is named, and for no other', () => {
  const rules = (indication?: string) => {
    const decision = decideScreening(
      { patient: patientFold.initial('patient/p1'), policy: STARTING_POLICIES.mixed },
      {
        id: 'c1',
        kind: 'record-screening',
        stream: 'patient/p1',
        seenSeq: 0,
        occurredAt: NOW,
        body: { route: 'intranasal-esketamine', ...(indication === undefined ? {} : { indication }) },
      },
      { now: NOW, zone: 'UTC', actor: { kind: 'person', id: 'nora', roles: ['nurse'] } },
    );
    if (decision.kind === 'refused') throw new Error('a screening is never refused');
    const { reasons } = decision.streams[0]!.events[0]!.body as { reasons: readonly { rule: string }[] };
    return new Set(reasons.map(({ rule }) => rule));
  };
  const differs = (indication: string) =>
    [...rules(indication)]
      .filter((rule) => !rules().has(rule))
      .concat([...rules()].filter((rule) => !rules(indication).has(rule)));
  expect(differs('acute suicidal ideation in major depression')).not.toEqual([]);
  expect(differs('chronic pain')).not.toEqual(differs('acute suicidal ideation in major depression'));
});

describe('what a signed decision no longer rests on', () => {
  const flags = (...rows: readonly (readonly [rule: string, verdict: string])[]) =>
    ({ flags: rows.map(([rule, verdict]) => ({ rule, verdict })) }) as never;
  test.each<
    [string, readonly (readonly [string, string])[], readonly (readonly [string, string])[], readonly object[]]
  >([
    ['nothing: it stands', [['bp-high', 'defer']], [['bp-high', 'defer']], []],
    ['a flag that came', [], [['bp-high', 'defer']], [{ rule: 'bp-high', was: null, is: 'defer' }]],
    ['a flag that went', [['bp-high', 'defer']], [], [{ rule: 'bp-high', was: 'defer', is: null }]],
    [
      'a graver verdict',
      [['bp-high', 'caution']],
      [['bp-high', 'defer']],
      [{ rule: 'bp-high', was: 'caution', is: 'defer' }],
    ],
    ['what only informs comes', [], [['note', 'info']], []],
    [
      'what only informed is grave now',
      [['note', 'info']],
      [['note', 'caution']],
      [{ rule: 'note', was: null, is: 'caution' }],
    ],
    [
      'the gravest flag of a rule is what counts',
      [['bp-high', 'defer']],
      [
        ['bp-high', 'defer'],
        ['bp-high', 'caution'],
      ],
      [],
    ],
  ])('%s', (_, was, is, changes) => {
    expect(changedSince(flags(...was), flags(...is))).toEqual(changes);
  });
});

test.each([
  [['rifampin'], 'vein', 'rifampin: exposure × 0.86 [DDI-RIFAMPICIN].'],
  [['rifampin'], 'swallowed', 'rifampin: exposure × 0.14 [DDI-RIFAMPICIN].'],
  [
    ['itraconazole'],
    'swallowed',
    'itraconazole: exposure unchanged (less norketamine, higher effect scores) [DDI-TICLO].',
  ],
  [['itraconazole'], 'vein', 'Not measured for this medicine by this route.'],
  [['lisinopril'], 'swallowed', 'Not measured for this medicine by this route.'],
] as const)('the measured change of exposure with %j, by the %s', (ingredients, route, text) => {
  expect(exposureText(ingredients, route)).toBe(text);
});
