import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCREENING_RULES, SETTING_ROWS, SITE_RULES } from './index.ts';

const path = join(import.meta.dirname, '../../../../docs/screening-rules.md');
const cell = (text: string) => text.replaceAll('|', '\\|');

function page(): string {
  const rows = [
    ...SCREENING_RULES.map((rule) => ({
      ...rule,
      verdicts: rule.verdicts.join(', '),
      route: rule.routes === 'all' ? 'all' : rule.routes.join(', '),
      tests: 'rules.test.ts',
      note: rule.from === 'reference' ? '' : ` *Ours: ${rule.from.ours}.*`,
    })),
    ...SITE_RULES.map((rule) => ({
      ...rule,
      verdicts:
        rule.id === 'rescue-order-missing' ? 'caution' : rule.id === 'glucose-fasting' ? 'defer, caution' : 'defer',
      route: rule.id === 'prescriber-not-on-site' ? 'intranasal-esketamine' : 'all',
      tests: 'site-gate.test.ts',
      note: '',
    })),
  ];
  return [
    '# Screening rules',
    '',
    'Written by `rules-page.test.ts` from the rows themselves; do not edit. GK: general knowledge, not looked up. PD: project default, adopted as clinic policy.',
    '',
    '| rule | section | layer | what it says | verdicts | routes | basis | sources | tests |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      ({ id, section, layer, states, note, verdicts, route, basis, sources, tests }) =>
        `| \`${id}\` | ${section} | ${layer} | ${cell(states)}${note} | ${verdicts} | ${route} | ${basis} | ${sources.join(', ')} | \`${tests}\` “${id}” |`,
    ),
    '',
    '## Settings',
    '',
    'What a medical director may choose. The loosest value is a hard limit.',
    '',
    '| setting | what it is | value | loosest | tightest | unit | sources | where sources disagree |',
    '|---|---|---|---|---|---|---|---|',
    ...SETTING_ROWS.map(
      (row) =>
        `| \`${row.id}\` | ${cell(row.title)} | ${row.value} | ${row.loosest} | ${row.tightest} | ${row.unit} | ${row.sources.join(', ')} | ${'positions' in row ? row.positions.join('; ') : ''} |`,
    ),
    '',
  ].join('\n');
}

test('docs/screening-rules.md says what the rows say', () => {
  if (process.env['KEEL_WRITE_DOCS'] !== undefined) writeFileSync(path, page());
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(page());
});
