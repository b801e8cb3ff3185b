import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { ADVERSE_EVENTS } from '@keel/clinical/adverse-events';
import { missingSteps } from '@keel/clinical/calls';
import { ORDER_RULES } from '@keel/clinical/dosing';
import { EMERGENCY_CARDS, EMERGENCY_DRUGS, type EmergencyDrug, FIRST_STEPS, KIT_DRUGS } from '@keel/clinical/emergency';
import { OBSERVATION_NAMES } from '@keel/clinical/monitoring';
import { PLAN_RULES } from '@keel/clinical/plan';
import { policyRows, REGIMENS, SETTINGS, STARTING_POLICIES } from '@keel/clinical/policy';
import { INSTRUMENTS } from '@keel/clinical/scales';
import { SCREENING_RULES, type ScreeningRequest, SITE_RULES, STARTING_POLICY, screen } from '@keel/clinical/screening';
import { AMOUNTS, GATE_RULES, GIVE_RULES, LIGHT_GRID_RULES } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { MODELS } from '@keel/pk';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { ENTRIES, KINDS } from '../knowledge/index.ts';
import { adverseEvent as englishEvents } from '../words/en/adverse-event.ts';
import { adverseEvent as spanishEvents, spanishPhrases, spanishTables } from './es/index.ts';
import { translator } from './translate.ts';

const root = join(import.meta.dirname, '../../../..');
const say = translator(spanishPhrases);
const HOLE = /\{(\d)[*#@]?\}/g;

type Texts = readonly (string | null | undefined)[];
const rowsOf = (rules: Readonly<Record<string, { readonly title: string; readonly clears: string }>>): Texts =>
  Object.values(rules).flatMap(({ title, clears }) => [title, clears]);
const ROWS: Readonly<Record<string, Texts>> = {
  'emergency cards': [
    ...[...FIRST_STEPS, ...EMERGENCY_CARDS.flatMap(({ steps }) => steps)].flatMap((step) => [
      step.say,
      step.timer?.say,
    ]),
    ...EMERGENCY_CARDS.flatMap((card) => [card.title, card.seen, card.call.because, ...card.avoid]),
  ],
  'emergency drugs': [
    ...Object.values<EmergencyDrug>(EMERGENCY_DRUGS).flatMap((row) => [
      row.route,
      row.how,
      row.again,
      row.onlyIf,
      row.notIf,
      row.cautious?.when,
      row.cautious?.how,
      row.cautious?.again,
    ]),
    ...KIT_DRUGS.map(({ unitName }) => unitName),
  ],
  'screening rules': SCREENING_RULES.flatMap((rule) => [
    rule.title,
    rule.states,
    rule.wouldChange,
    rule.override?.how,
    rule.clears?.what,
    rule.clears?.by,
    rule.clears?.who,
    rule.from === 'reference' ? null : rule.from.ours,
  ]),
  'site rules': SITE_RULES.flatMap((rule) => [
    rule.title,
    rule.states,
    rule.clears?.what,
    rule.clears?.by,
    rule.clears?.who,
  ]),
  'gate rules': rowsOf(GATE_RULES),
  'give rules': rowsOf(GIVE_RULES),
  'light grid rules': rowsOf(LIGHT_GRID_RULES),
  'order rules': rowsOf(ORDER_RULES),
  'plan rules': rowsOf(PLAN_RULES),
  'what a score asks for': INSTRUMENTS.flatMap(({ escalations }) => escalations.map(({ action }) => action)),
  'questions of a suicidal call': missingSteps({ answers: new Map(), topic: 'suicidal' }).map(({ title }) => title),
  'policy rows': [
    ...Object.values(SETTINGS).map(({ title }) => title),
    ...Object.values(STARTING_POLICIES).flatMap((policy) => policyRows(policy).map(({ title }) => title)),
  ],
  treatments: [
    ...[...Object.values(REGIMENS), ...Object.values(STARTING_POLICIES)].map(({ title }) => title),
    // A bare amount is the same in both languages.
    ...Object.values(REGIMENS)
      .map(({ usual }) => usual)
      .filter((usual) => /\b(?:over|for|or|up to)\b/.test(usual)),
  ],
  'drug-level models': MODELS.flatMap((row) => [
    row.title,
    row.range.text,
    row.variabilityNote,
    ...row.caveats.map(({ text }) => text),
  ]),
};
/** An address, a list of entries, a version of a form: read the same in every language. */
const AS_IT_IS = new Set(['where', 'cited', 'version', 'licence']);
/** What the browser of knowledge shows of a kind: title, text and what stands beside it. */
const shown = (kind: (typeof KINDS)[number]): readonly string[] =>
  ENTRIES.filter((entry) => entry.kind === kind).flatMap(({ title, states, more }) => [
    title,
    states,
    ...more.filter(([label]) => !AS_IT_IS.has(label)).map(([, text]) => text),
  ]);
/** Titles of publications and of scales are names: one searches by them, and they are marked as English. */
const NAMED = new Set<(typeof KINDS)[number]>(['source', 'scale']);
const present = (texts: Texts): string[] =>
  texts.filter((text): text is string => typeof text === 'string' && text !== '');

/** Files whose sentences are filled in while they run, and reach a screen as they are. */
const SPOKEN = [
  'packages/clinical/src/screening/rules',
  'packages/clinical/src/screening/site-gate.ts',
  'packages/clinical/src/screening/exposure-changes.ts',
  'packages/clinical/src/session/after-emergency.ts',
  'packages/clinical/src/session/against-more.ts',
  'packages/clinical/src/session/answer.ts',
  'packages/clinical/src/session/bolus-rules.ts',
  'packages/clinical/src/session/decide-order.ts',
  'packages/clinical/src/session/decide-fact.ts',
  'packages/clinical/src/session/emergency-signature.ts',
  'packages/clinical/src/session/decide-amendment.ts',
  'packages/clinical/src/session/gate.ts',
  'packages/clinical/src/session/gate-chair.ts',
  'packages/clinical/src/session/gate-order.ts',
  'packages/clinical/src/session/gate-papers.ts',
  'packages/clinical/src/session/gate-screening.ts',
  'packages/clinical/src/session/gate-told.ts',
  'packages/clinical/src/session/gate-vitals.ts',
  'packages/clinical/src/session/give-rules.ts',
  'packages/clinical/src/session/infusion-rules.ts',
  'packages/clinical/src/session/medicine-rules.ts',
  'packages/clinical/src/session/owed-by-fact.ts',
  'packages/clinical/src/session/own-spo2-limit.ts',
  'packages/clinical/src/session/light-grid.ts',
  'packages/clinical/src/session/plausible.ts',
  'packages/clinical/src/monitoring/plausible.ts',
  'packages/clinical/src/monitoring/triggers.ts',
  'packages/clinical/src/dosing/ceilings.ts',
  'packages/clinical/src/plan/plan-reasons.ts',
  'packages/clinical/src/closing/close-day.ts',
  'packages/clinical/src/day/conflicts.ts',
  'packages/clinical/src/day/book.ts',
  'packages/clinical/src/day/decide.ts',
  'packages/clinical/src/day/place-answer.ts',
  'packages/clinical/src/documents/rems-form.ts',
  'packages/clinical/src/consent/questions.ts',
  'packages/clinical/src/patient/decide.ts',
  'packages/clinical/src/patient/decide-call.ts',
  'packages/clinical/src/patient/score-scale.ts',
  'packages/clinical/src/patient/taken-back.ts',
  'packages/clinical/src/preparation/decide.ts',
  'packages/clinical/src/register/count-cases.ts',
  'packages/clinical/src/register/decide.ts',
  'packages/clinical/src/register/draw-rules.ts',
  'packages/clinical/src/scales/score.ts',
  'packages/clinical/src/scales/total.ts',
  'packages/clinical/src/scales/change.ts',
  'packages/clinical/src/session/free-time.ts',
  'packages/clinical/src/session/observation.ts',
  'packages/clinical/src/session/release.ts',
  'packages/pk/src/warnings',
  'packages/pk/src/forecast/compare-regimens.ts',
  'packages/pk/src/forecast/model-card.ts',
  'packages/pk/src/forecast/overlay-sessions.ts',
  'packages/pk/src/forecast/session-forecaster.ts',
  'packages/pk/src/inverse/dose-for-level.ts',
];
/** What stands in these files and is read by code alone. */
const NOT_SPOKEN = new Set([
  'clinic policy',
  'clinical-protocol l.5',
  'reference instruments',
  'as said',
  'no total',
  // The evidence that closes a task, as an auditor reads it.
  'call 7: 7',
  'moved to 7',
  // The title of a task: it stands on the list as it was opened.
  'Answer of 7 about 7',
  // Said by the title of the task, with the rule's own words.
  'Follow up: 7',
  'booking 7',
  'session 7',
  'dose at home',
  'offer 7',
  'st johns wort',
  'second prescriber',
  'treated stable controlled suspect drops gotas tratado tratamiento controlado estable latanoprost timolol travoprost bimatoprost dorzolamide brimonidine brinzolamide xalatan',
]);

interface Node {
  readonly type?: string;
  readonly [field: string]: unknown;
}

/** Two holes of one sentence that are filled together: these pairs do not occur. */
const NEVER = /is not (?:above \S+ and \d|between \S+ and at most)|^ and(?: at most)?$/;

/** What a hole can hold where the code does not say it on the spot: the start of the expression → samples. Otherwise a figure. */
const FILLS: readonly (readonly [expression: string, samples: readonly string[]])[] = [
  ['pressureText(', ['Blood pressure 150/95 mm[Hg]', 'Blood pressure ?/95 mm[Hg]']],
  ['givenText(', ['40 mg', '0 to 28 mg', 'amount not known']],
  [
    'exposureText(',
    ['Not measured for this medicine by this route.', 'grapefruit: exposure × 3 (between 2.4 and 3.6) [X].'],
  ],
  [
    'reasons.join(',
    ['Xanax: last dose not known, 12 h are asked for; Ritalin: 3 h ago, 12 h are asked for (the same drug)'],
  ],
  ['order.form', ['infusion', 'bolus', 'injection', 'mouth', 'nasal-devices']],
  ['missingVitals.join(', ['heart rate', 'heart rate and SpO2']],
  ['unit', ['mg/kg/min', 'mg']],
  ['row.unit', ['mg']],
  ['what', ['food', 'drink']],
  ['text', ['150/95 mmHg']],
  ['row.mechanism', ['The same receptor.']],
  ['action', ['Swallowed: reduce the dose.']],
  ['row.action', ['Not on the day.']],
];

/** Every text of a file with each hole filled: with what its branches say, or with a sample. */
function textsOf(path: string): string[] {
  const code = stripTypeScriptTypes(readFileSync(path, 'utf8'), { mode: 'strip' });
  const found: string[] = [];
  const fill = (node: Node): readonly string[] => {
    const branches = expand(node);
    if (branches.length > 0) return branches;
    const expression = code.slice(node['start'] as number, node['end'] as number);
    return (
      FILLS.find(([start]) => expression === start || (start.endsWith('(') && expression.startsWith(start)))?.[1] ?? [
        '7',
      ]
    );
  };
  const expand = (node: Node): readonly string[] => {
    if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
    if (node.type === 'ConditionalExpression') {
      return [...expand(node['consequent'] as Node), ...expand(node['alternate'] as Node)];
    }
    if (node.type !== 'TemplateLiteral') return [];
    const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
    const holes = node['expressions'] as readonly Node[];
    return quasis.reduce<readonly string[]>(
      (texts, { value }, index) => {
        const written = texts.map((text) => text + value.cooked);
        const hole = holes[index];
        return hole === undefined ? written : written.flatMap((text) => fill(hole).map((one) => text + one));
      },
      [''],
    );
  };
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    const one = node as Node;
    if (one.type === 'ImportDeclaration' || (one.type?.startsWith('Export') && one['source'])) return;
    // An error that a programmer reads, and a pattern that a program reads, are nobody's screen.
    if (one.type === 'ThrowStatement' || one['regex']) return;
    if (one.type === 'Literal' || one.type === 'TemplateLiteral') found.push(...expand(one));
    // The branches of a hole are said with the text around them.
    if (one.type === 'TemplateLiteral') return;
    for (const [field, value] of Object.entries(one)) if (field !== 'type') walk(value);
  };
  walk(parseAst(code).body);
  return found;
}
const files = SPOKEN.flatMap((path) =>
  path.endsWith('.ts')
    ? [join(root, path)]
    : readdirSync(join(root, path))
        .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name) && name !== 'index.ts')
        .map((name) => join(root, path, name)),
);

describe('the clinical rows in Spanish', () => {
  test.each(Object.keys(ROWS))('%s: every text has its Spanish', (name) => {
    expect(present(ROWS[name]!).filter((text) => say(text) === null)).toEqual([]);
  });

  test.each(KINDS.filter((kind) => !NAMED.has(kind)))(
    'the browser of knowledge, %s: every text has its Spanish',
    (kind) => {
      // A drug with its route, and a figure with its unit, are read the same.
      const words = present(shown(kind)).filter((text) => !/^[a-z]+ [A-Z]+$|^[-\d.]+ \S+$/.test(text));
      expect(words.filter((text) => say(text) === null)).toEqual([]);
    },
  );
  test('the browser of knowledge: how a source was read', () => {
    const seen = ENTRIES.filter(({ kind }) => kind === 'source').flatMap(({ more }) =>
      more.filter(([label]) => label === 'seen').map(([, text]) => text),
    );
    expect(seen.filter((text) => say(text) === null)).toEqual([]);
  });

  test.each(files.map((path) => path.slice(root.length + 1)))('%s: every sentence that is filled in', (name) => {
    // One word alone is a code or a key, and a figure with its unit is read the same; a sentence has words with spaces between.
    const sentences = textsOf(join(root, name)).filter(
      (text) =>
        /[a-z]{2} | [a-z]{2}/i.test(text.trim()) &&
        !/^[\d/]+ \S+$/.test(text) &&
        !NEVER.test(text) &&
        !NOT_SPOKEN.has(text),
    );
    expect(sentences.filter((text) => say(text.trim()) === null)).toEqual([]);
  });

  test('what a refusal in a session names is named in words, in both languages', () => {
    const named = ['session', 'dosing'].flatMap((folder) =>
      readdirSync(join(root, 'packages/clinical/src', folder))
        .filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name))
        .flatMap((name) => [
          ...readFileSync(join(root, 'packages/clinical/src', folder, name), 'utf8').matchAll(
            /\binput\('(?<said>[^']+)'|\bname: '(?<also>[^']+)', value/g,
          ),
        ])
        .map(({ groups }) => groups!['said'] ?? groups!['also']!),
    );
    const names = [
      ...named,
      ...Object.values(OBSERVATION_NAMES),
      ...Object.values(AMOUNTS).flatMap((rows) => rows.map(({ name }) => name)),
    ];
    expect(named.length).toBeGreaterThan(30);
    // A key of a program: `mgMin`, `delivery.mgMin`, `dose_mg`.
    expect(names.filter((name) => /[a-z][A-Z][a-z]|\w[._]\w/.test(name))).toEqual([]);
    // A scale and a sign of the monitor are named the same everywhere.
    const same = new Set(['MOAA/S', 'EtCO2']);
    expect([...new Set(names)].filter((name) => !same.has(name) && say(name) === null)).toEqual([]);
  });

  test('every vignette: no flag is left half in English', () => {
    const folder = join(root, 'scenarios/screening');
    const left = readdirSync(folder).flatMap((name) => {
      const { request } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { request: ScreeningRequest };
      const { flags } = screen(request, STARTING_POLICY, instant(Date.parse('2026-03-02T12:00:00Z')));
      return flags.flatMap(({ rule, because, wouldChange }) =>
        [because, wouldChange].filter((text) => say(text) === null).map((text) => `${name} ${rule}: ${text}`),
      );
    });
    expect(left).toEqual([]);
  });

  test('Spanish fills the holes that English leaves', () => {
    const holes = (text: string): string[] => [...new Set([...text.matchAll(HOLE)].map((match) => match[1]!))].sort();
    for (const [english, spanish] of Object.entries(spanishPhrases))
      expect(holes(spanish), english).toEqual(holes(english));
  });

  test('a phrase that stands in two tables says the same in both', () => {
    const held = new Map<string, string>();
    for (const table of spanishTables)
      for (const [english, spanish] of Object.entries(table)) {
        expect(held.get(english) ?? spanish, english).toBe(spanish);
        held.set(english, spanish);
      }
  });

  test('an adverse event is named once in each language: the forms and the rows say the same', () => {
    const english: Readonly<Record<string, string>> = englishEvents;
    const spanish: Readonly<Record<string, string>> = spanishEvents;
    for (const { key, title } of ADVERSE_EVENTS) {
      expect(english[key], key).toBe(title);
      expect(say(title), key).toBe(spanish[key]);
    }
  });

  test('no phrase is kept for a text that is gone', () => {
    const said = [...Object.values(ROWS).flatMap(present), ...KINDS.flatMap(shown), ...files.flatMap(textsOf)].join(
      '\n',
    );
    const code = files.map((path) => readFileSync(path, 'utf8')).join('\n');
    const gone = Object.keys(spanishPhrases).filter(
      (english) =>
        / [a-z]+ [a-z]+ /.test(english) &&
        english.search(HOLE) === -1 &&
        !said.includes(english) &&
        !code.includes(english),
    );
    expect(gone).toEqual([]);
  });
});
