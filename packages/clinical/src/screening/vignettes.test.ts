import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ScreeningRequest, STARTING_POLICY, screen } from './index.ts';
import { NOW } from './well-patient.fixture.ts';

interface Vignette {
  readonly story: string;
  readonly request: ScreeningRequest;
  readonly expect: {
    readonly verdict: string;
    readonly escalate: boolean;
    /** Every flag that matters, by rule. */
    readonly flags: Readonly<Record<string, string>>;
    /** Every rule that only informs. */
    readonly info: readonly string[];
  };
}

const folder = join(import.meta.dirname, '../../../../scenarios/screening');
const vignettes = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vignette] as const);

describe('vignettes, from uncomplicated to dangerous', () => {
  test('there are at least forty', () => expect(vignettes.length).toBeGreaterThanOrEqual(40));

  test.each(vignettes)('%s', (_name, { request, expect: expected }) => {
    const { verdict, escalate, flags } = screen(request, STARTING_POLICY, NOW);
    const grave = flags.filter((flag) => flag.verdict !== 'info');
    expect({
      verdict,
      escalate,
      flags: Object.fromEntries(grave.map((flag) => [flag.rule, flag.verdict])),
      info: [...new Set(flags.filter((flag) => flag.verdict === 'info').map(({ rule }) => rule))].sort(),
    }).toEqual(expected);
  });
});
