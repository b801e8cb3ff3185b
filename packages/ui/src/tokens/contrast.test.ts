import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';
import { LOOKS, type Look, PAIRS } from './pairs.ts';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of one look as written in the file; what a look leaves out it takes from light. */
function colours(look: Look): Map<string, string> {
  const block = (selector: string): string => {
    const start = css.indexOf(`${selector} {`);
    expect(start, `${selector} stands in tokens.css`).toBeGreaterThan(-1);
    return css.slice(start, css.indexOf('\n}', start));
  };
  const read = (text: string): [string, string][] =>
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map((match) => [match[1]!, match[2]!]);
  return new Map([...read(block(':root')), ...(look === 'light' ? [] : read(block(`[data-look="${look}"]`)))]);
}

test('the measure agrees with the published examples', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(() => contrast('rgb(0 0 0)', '#ffffff')).toThrow(RangeError);
});

describe.each(LOOKS)('%s', (look) => {
  const tokens = colours(look);
  test.each(PAIRS.map((pair) => [pair.ink, pair.on, pair.least] as const))(
    '%s on %s is at least %d:1',
    (ink, on, least) => {
      expect(contrast(tokens.get(ink)!, tokens.get(on)!)).toBeGreaterThanOrEqual(least);
    },
  );
  test('every look says every colour itself', () => {
    expect([...tokens.keys()].sort()).toEqual([...colours('light').keys()].sort());
  });
});

test('no colour is written outside the token file', async () => {
  const { readdirSync } = await import('node:fs');
  const root = join(import.meta.dirname, '../../../..');
  const sheets = ['packages/ui/src', 'apps/console/src'].flatMap((dir) =>
    readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(css|tsx?)$/.test(name) && !name.endsWith('tokens.css') && !name.includes('.test.'))
      .map((name) => join(root, dir, name)),
  );
  const strays = sheets.filter((path) => /#[0-9a-f]{6}\b|\brgba?\(|\bhsla?\(/i.test(readFileSync(path, 'utf8')));
  expect(strays.map((path) => path.slice(root.length + 1))).toEqual([]);
});
