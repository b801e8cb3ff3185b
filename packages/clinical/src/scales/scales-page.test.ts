import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Condition, INSTRUMENTS, type Instrument, SCHEDULE } from './index.ts';

const path = join(import.meta.dirname, '../../../../docs/scales.md');
const cell = (text: string) => text.replaceAll('|', '\\|');
const range = (row: Instrument) => (row.scoring.range === null ? 'no total' : row.scoring.range.join('–'));
const missing = (row: Instrument) => {
  const rule = 'missing' in row.scoring ? row.scoring.missing : null;
  if (rule === null) return 'no rule: no score';
  const most = rule.rule === 'prorate-mean' ? ` up to ${rule.maxMissing}` : '';
  return `${rule.rule}${most} (${rule.basis})`;
};
const bands = (row: Instrument) =>
  row.bandSets
    .map(
      (set) =>
        `${set.id} (${set.basis}): ${set.bands
          .map((band) =>
            'min' in band ? `${'sex' in band ? `${band.sex} ` : ''}${band.code} from ${band.min}` : band.code,
          )
          .join(', ')}`,
    )
    .join('; ');
const change = (row: Instrument) =>
  Object.entries(row.change)
    .map(([name, rule]) => {
      const { basis, detail: _, ...figures } = rule;
      const said = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
      return `${name}: ${said.join(', ')} (${basis})`;
    })
    .join('; ');
const condition = (when: Condition): string =>
  'all' in when
    ? when.all.map(condition).join(' and ')
    : Object.entries(when)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ');

function page(): string {
  return [
    '# Scales',
    '',
    'Written by `scales-page.test.ts` from the rows themselves; do not edit. Every row is scored against its boundaries in `score.test.ts` and',
    '`change.test.ts`, and drawn in `forms.test.ts`. looked-up: seen in a public source; general-knowledge: not looked up, for a clinician to',
    'check; project-proposal: our own rule.',
    '',
    '| instrument | version | items | range | direction | missing answers | bands | change | wording | forms |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...INSTRUMENTS.map((row) => {
      const wording = row.licence.textIncluded ? 'shown' : 'scores only';
      const forms = row.forms.map((form) => `${form.id} (${form.basis})`).join(', ');
      return `| \`${row.id}\` ${cell(row.title)} | ${cell(row.version)} | ${row.items.length} | ${range(row)} | ${row.scoring.direction} | ${missing(row)} | ${bands(row)} | ${change(row)} | ${wording}, ${row.licence.status} | ${forms} |`;
    }),
    '',
    '## Escalations',
    '',
    'Each asks a person to act; none stops a drug or releases a dose by itself.',
    '',
    '| escalation | when | severity | what is asked | basis |',
    '|---|---|---|---|---|',
    ...INSTRUMENTS.flatMap((row) => row.escalations).map(
      ({ id, when, severity, action, basis }) =>
        `| \`${id}\` | ${condition(when)} | ${severity} | ${cell(action)} | ${basis} |`,
    ),
    '',
    '## When what is given',
    '',
    'All proposals: a clinic adopts and edits them.',
    '',
    '| point | programme | instrument | when |',
    '|---|---|---|---|',
    ...SCHEDULE.map(({ point, programme, instrument, form, when, minutes, oneOf }) => {
      const conditions = [
        ...(when === undefined ? [] : [`${when.is ? '' : 'not '}${when.fact}`]),
        ...(minutes === undefined ? [] : [`at ${minutes.join(', ')} min`]),
        ...(oneOf === undefined ? [] : [`one of ${oneOf}`]),
      ];
      return `| ${point} | ${programme ?? 'everyone'} | \`${instrument}\`${form === undefined ? '' : ` (${form})`} | ${conditions.join('; ')} |`;
    }),
    '',
    '## References and warnings',
    '',
    ...INSTRUMENTS.flatMap((row) => [
      `- \`${row.id}\`: ${row.references.join('; ')}.${row.licence.attribution === '' ? '' : ` Notice: ${row.licence.attribution}`}`,
      ...row.warnings.map((warning) => `  - ${warning}`),
    ]),
    '',
  ].join('\n');
}

test('docs/scales.md says what the rows say', () => {
  if (process.env['KEEL_WRITE_DOCS'] !== undefined) writeFileSync(path, page());
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page());
});
