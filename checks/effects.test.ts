import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** Their types say nothing is answered; newer browsers answer with a promise, which an effect would call as its clean-up. */
const SCROLLS = /use(?:Layout)?Effect\(\s*\(\) =>\s*[^{\s][^;\n]*\.scroll\w*\(/;

test('no effect answers with what a scroll answers', () => {
  const files = globSync('{apps,packages}/*/src/**/*.tsx', { cwd: root });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => SCROLLS.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each([
  ['useEffect(() => box.current?.scrollIntoView(), []);', true],
  ['useLayoutEffect(() => scroller.scrollTo(0, 0), []);', true],
  ['useEffect(() => {\n  box.current?.scrollIntoView();\n}, []);', false],
  ['useEffect(() => setMore(false), [path]);', false],
])('%s: %s', (source, found) => {
  expect(SCROLLS.test(source)).toBe(found);
});
