import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ALARM_LIMIT_ROWS } from '@keel/clinical/alarms';
import { ORDER_RULES } from '@keel/clinical/dosing';
import { EMERGENCY_CARDS } from '@keel/clinical/emergency';
import { TRIGGERS } from '@keel/clinical/monitoring';
import {
  leastRescueMg,
  REGIMENS,
  RESCUE_LIMITS,
  type Regimen,
  type RuleRow,
  SETTINGS,
  type Setting,
} from '@keel/clinical/policy';
import { FIXED_LINES, type FixedLine, SCREENING_RULES, SITE_RULES } from '@keel/clinical/screening';
import { GATE_RULES, GIVE_RULES, LIGHT_GRID_RULES } from '@keel/clinical/session';
import { SOURCE_ROWS } from '@keel/clinical/sources';
import { QT_DRUGS, WORKUP_LINES } from '@keel/clinical/workup';
import { expect, test } from 'vitest';

/** docs/rules.md: every rule with its sources and the tests that cover it, written from the rows themselves. */
const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/rules.md');

function below(dir: string, wanted: RegExp): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return [];
    const at = join(dir, entry.name);
    return entry.isDirectory() ? below(at, wanted) : wanted.test(entry.name) ? [at] : [];
  });
}
const textOf = (file: string) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') });
/** Tests that hold what a rule says: not those that only count rows or draw them. */
const tests = ['packages/clinical/src', 'apps/server/src', 'apps/cli/src', 'apps/console/src']
  .flatMap((dir) => below(join(root, dir), /\.test\.ts$/))
  .filter((file) => !/reference-rows|entries\.test/.test(file))
  .map(textOf);
const stories = below(join(root, 'scenarios'), /\.json$/).map(textOf);

/** Where a rule's id is said in quotes, or is the key of a table of cases. */
function covering(id: string): { readonly tests: readonly string[]; readonly stories: readonly string[] } {
  const said = new RegExp(`['"\`](?:[^'"\`\\n]*[^a-z0-9'"\`\\n-])?${id}(?![a-z0-9-])|^\\s+${id}: \\[`, 'm');
  // Most files do not hold the letters at all, which is quick to see; how they are quoted is slow.
  const files = (list: typeof tests) =>
    list.filter(({ text }) => text.includes(id) && said.test(text)).map(({ file }) => file);
  return { tests: files(tests), stories: files(stories) };
}

const short = (file: string) => file.replace(/^packages\/clinical\/src\/|^scenarios\/|\.json$/g, '');
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

interface Line {
  readonly id: string;
  readonly section: string;
  readonly when: string;
  readonly says: string;
  readonly verdicts: string;
  readonly routes: string;
  readonly basis: string;
  readonly sources: string;
}
const known = new Set<string>();
const ofSession = (when: string, rules: Readonly<Record<string, RuleRow>>): Line[] =>
  Object.entries(rules)
    .filter(([id]) => !known.has(id))
    .map(([id, row]) => {
      known.add(id);
      return {
        id,
        section: row.sources.find((source) => /^[a-m](\.\d)?$/.test(source)) ?? '',
        when,
        says: `${row.title}. ${row.clears}`,
        verdicts: row.verdict,
        routes: 'all',
        basis: '',
        sources: row.sources.filter((source) => !/^[a-m](\.\d)?$/.test(source)).join(', '),
      };
    });
const lines: readonly Line[] = [
  ...SCREENING_RULES.map((rule) => {
    known.add(rule.id);
    return {
      id: rule.id,
      section: rule.section,
      when: rule.layer,
      says: rule.from === 'reference' ? rule.states : `${rule.states} *Ours: ${rule.from.ours}.*`,
      verdicts: rule.verdicts.join(', '),
      routes: rule.routes === 'all' ? 'all' : rule.routes.join(', '),
      basis: rule.basis,
      sources: rule.sources.join(', '),
    };
  }),
  ...SITE_RULES.map((rule) => {
    known.add(rule.id);
    return {
      id: rule.id,
      section: rule.section,
      when: 'gate',
      says: rule.states,
      verdicts: GATE_RULES[rule.id as keyof typeof GATE_RULES].verdict,
      routes: rule.id === 'prescriber-not-on-site' ? 'intranasal-esketamine' : 'all',
      basis: rule.basis,
      sources: rule.sources.join(', '),
    };
  }),
  ...ofSession('gate', GATE_RULES),
  ...ofSession('order', ORDER_RULES),
  ...ofSession('order', LIGHT_GRID_RULES),
  ...ofSession('giving', GIVE_RULES),
  ...[...new Set(TRIGGERS.map(({ rule }) => rule))].map((rule) => ({
    id: rule,
    section: 'e.3',
    when: 'session',
    says: TRIGGERS.filter((row) => row.rule === rule)
      .map(({ setting, level }) => `${level}: \`${setting}\``)
      .join(', '),
    verdicts: [...new Set(TRIGGERS.filter((row) => row.rule === rule).map(({ level }) => level))].join(', '),
    routes: 'all',
    basis: 'clinic policy',
    sources: 'PD',
  })),
];

const table = (head: string, rows: readonly string[]): readonly string[] => [
  head,
  head.replace(/[^|]+/g, '---'),
  ...rows,
  '',
];

interface Covering {
  readonly tests: readonly string[];
  readonly stories: readonly string[];
}

/** What the page itself says of each rule's tests and stories: its last two cells. */
function listed(text: string): ReadonlyMap<string, Covering> {
  const names = (cells: string | undefined) =>
    (cells ?? '')
      .split(', ')
      .map((name) => name.trim())
      .filter(Boolean);
  return new Map(
    text
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => {
        const cells = line.split(' | ');
        const id = /^\| `([^`]+)`/.exec(line)![1]!;
        return [id, { tests: names(cells.at(-2)), stories: names(cells.at(-1)?.replace(/ ?\|$/, '')) }] as const;
      }),
  );
}
const nothing: Covering = { tests: [], stories: [] };
const shortly = ({ tests: by, stories: told }: Covering): Covering => ({
  tests: by.map(short),
  stories: told.map(short),
});

function page(of: (id: string) => Covering): string {
  return [
    '# Rules',
    '',
    'Written by `checks/rules-page.test.ts` from the rows themselves (`KEEL_WRITE_DOCS=1 npx vitest run checks/rules-page`); do not edit. GK: general knowledge,',
    'not looked up. PD: project default, adopted as clinic policy. Tests are below `packages/clinical/src` where nothing else is said; stories below `scenarios`.',
    '',
    ...table(
      '| rule | section | when | what it says | verdicts | routes | basis | sources | tests | stories |',
      lines.map((line) => {
        const by = of(line.id);
        return `| \`${line.id}\` | ${line.section} | ${line.when} | ${cell(line.says)} | ${line.verdicts} | ${line.routes} | ${line.basis} | ${line.sources} | ${by.tests.join(', ')} | ${by.stories.join(', ')} |`;
      }),
    ),
    '## Figures of a policy',
    '',
    'What a medical director may choose, held by `policy/policy.test.ts` and `policy/edit.test.ts`. The loosest value is a hard limit.',
    '',
    ...table(
      '| figure | section | what it is | proposed | hard limit | sensible to | unit | basis | sources | where sources disagree |',
      Object.entries(SETTINGS).map(([id, given]) => {
        const row: Setting = given;
        return `| \`${id}\` | ${row.section} | ${cell(row.title)} | ${row.value} | ${row.loosest} | ${row.tightest} | ${row.unit} | ${row.basis} | ${row.sources.join(', ')} | ${(row.positions ?? []).join('; ')} |`;
      }),
    ),
    '## Lines that no policy moves',
    '',
    'Cut-offs of scales and laboratory values that a rule compares with, held by `screening/rules/rules.test.ts` and `screening/rules/edges.test.ts`; ages and drugs of the work-up by `follow-up/follow-up.test.ts`.',
    '',
    ...table('| line | section | what it is | value | unit | basis | sources |', [
      ...Object.entries(FIXED_LINES).map(([id, given]) => {
        const row: FixedLine = given;
        return `| ${id} | ${row.section} | ${cell(row.title)} | ${row.value} | ${row.unit} | ${row.basis} | ${row.sources.join(', ')} |`;
      }),
      ...Object.entries(WORKUP_LINES).map(
        ([id, row]) =>
          `| ${id} | d | ${cell(row.title)} | ${row.value} | ${row.unit} | ${row.basis} | ${row.sources.join(', ')} |`,
      ),
    ]),
    `Drugs beside which the work-up asks for an ECG (GK): ${QT_DRUGS.map(({ ingredient }) => ingredient).join(', ')}.`,
    '',
    '## Limits of the alarms a session begins with',
    '',
    ...table(
      '| limit | starts at | loosest | tightest | unit | sources |',
      Object.values(ALARM_LIMIT_ROWS).map(
        (row) =>
          `| ${row.title} | ${row.value} | ${row.loosest} | ${row.tightest} | ${row.unit} | ${row.sources.join(', ')} |`,
      ),
    ),
    '## Protocols',
    '',
    'Proposals; grids, observation, series and long infusions are rows of the policy too (`policy/edit.test.ts`). Minutes from the first dose; maintenance as days × sessions.',
    '',
    ...table(
      '| protocol | route | usual | checks | observed, min | series | maintenance | sources |',
      Object.entries(REGIMENS).map(([id, given]) => {
        const regimen: Regimen = given;
        const { grid, series, release } = regimen;
        const running =
          grid.everyMinutesWhileRunning === undefined ? '' : `, then every ${grid.everyMinutesWhileRunning}`;
        return `| \`${id}\` | ${regimen.route} | ${regimen.usual} | ${grid.fromFirstDose.join(' ')}${running} | ${release.observationMinutes} | ${series.sessions}, ${series.perWeek} a week, judged after ${series.judgeAfter} | ${series.maintenance.map(({ everyDays, sessions }) => `${everyDays} × ${sessions}`).join(', ')} | ${[...new Set([...grid.sources, ...release.sources, ...series.sources])].join(', ')} |`;
      }),
    ),
    '## Drugs in a session',
    '',
    ...table(
      '| medicine | route | at once, mg | most, mg | apart, min | cautions | sources |',
      RESCUE_LIMITS.map(
        (row) =>
          `| ${row.medicine} | ${row.route} | ${leastRescueMg(row)} to ${row.doseMgMax}${row.careful === undefined ? '' : ` (again, or with care: ${row.careful.doseMgMax})`} | ${row.totalMgMax}${row.careful === undefined ? '' : ` (with care: ${row.careful.totalMgMax})`} | ${row.minIntervalMinutes} | ${cell(row.cautions)} | ${row.sources.join(', ')} |`,
      ),
    ),
    '## Emergency cards',
    '',
    ...table(
      '| card | what is seen | basis | sources |',
      EMERGENCY_CARDS.map(
        (card) => `| \`${card.id}\` | ${cell(card.seen)} | ${card.basis} | ${card.sources.join(', ')} |`,
      ),
    ),
    '## Sources',
    '',
    ...table(
      '| source | what it is | how it was read | where |',
      SOURCE_ROWS.map(
        ({ id, what, seen, where }) =>
          `| ${id} | ${cell(what)} | ${seen.join(', ')} | ${where === null ? '' : `<${where}>`} |`,
      ),
    ),
  ].join('\n');
}

test('docs/rules.md says what the rows say, and names no test that does not hold the rule', () => {
  if (process.env['KEEL_WRITE_DOCS'] !== undefined)
    writeFileSync(
      path,
      page((id) => shortly(covering(id))),
    );
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const said = listed(text);
  // A test that was added since may be missing from the page; one that is gone may not stand on it.
  expect(text).toBe(page((id) => said.get(id) ?? nothing));
  for (const { id } of lines) {
    const [is, says] = [shortly(covering(id)), said.get(id) ?? nothing];
    expect(says.tests.length, id).toBeGreaterThan(0);
    for (const test of says.tests) expect(is.tests, `${id} is held by`).toContain(test);
    for (const story of says.stories) expect(is.stories, `${id} is told in`).toContain(story);
  }
});

test('no rule is without a test', () => {
  expect(lines.filter(({ id }) => covering(id).tests.length === 0).map(({ id }) => id)).toEqual([]);
});

test('no rule is without a source that has a row', () => {
  const rows = new Set<string>(SOURCE_ROWS.map(({ id }) => id));
  expect(
    lines.filter(({ sources }) => !sources.split(', ').some((source) => rows.has(source))).map(({ id }) => id),
  ).toEqual([]);
});
