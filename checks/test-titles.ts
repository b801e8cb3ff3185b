/** Titles of the tests that a file holds, as they are written: `test('title', …)`, `test.each(rows)('title', …)` and `it`. */
export function testTitles(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  for (const { index } of source.matchAll(/(?<![\w.'"`$])(?:test|it)(?=[.(<])/g)) {
    if (source.slice(source.lastIndexOf('\n', index) + 1, index).includes('//')) continue;
    const title = titleOf(source, index + (source[index] === 't' ? 'test' : 'it').length);
    if (title !== null) titles.add(title);
  }
  return titles;
}

/** Follows `.each`, `.skipIf(…)` and the like up to the call whose first argument is a string; null: there is none. */
function titleOf(source: string, from: number): string | null {
  let at = from;
  for (;;) {
    const member = /^\s*\.\w+/.exec(source.slice(at, at + 80));
    if (member !== null) at += member[0].length;
    else if (source[at] === '<') at = source.indexOf('>(', at) + 1;
    else if (source[at] === '(') {
      const literal = /^\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*[,)]/.exec(source.slice(at, at + 600));
      if (literal !== null) return literal[2]!.replace(/\\(.)/g, '$1');
      at = afterClosing(source, at);
    } else return null;
  }
}

/** Behind the bracket that closes the one at `open`; strings and comments in between are passed over whole. */
function afterClosing(source: string, open: number): number {
  const passed = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[()]/g;
  passed.lastIndex = open;
  let depth = 0;
  for (let found = passed.exec(source); found !== null; found = passed.exec(source)) {
    if (found[0] === '(') depth += 1;
    if (found[0] === ')') depth -= 1;
    if (depth === 0) return passed.lastIndex;
  }
  return source.length;
}
