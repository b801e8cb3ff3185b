import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';

describe('canonical JSON', () => {
  // RFC 8785, appendix B and section 3.2.
  test.each([
    [{ b: 1, a: 2, A: 3 }, '{"A":3,"a":2,"b":1}'],
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [[1e30, 4.5, 2e-3, 1e-27, Number('333333333.33333329'), 0, -0], '[1e+30,4.5,0.002,1e-27,333333333.3333333,0,0]'],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    [{ kept: null, left: undefined }, '{"kept":null}'],
    ['\u0000 \ud800', '"\\u0000 \\ud800"'],
  ])('%j', (value, text) => expect(canonical(value)).toBe(text));

  test.each([Number.NaN, Infinity, 1n, () => 1, Symbol('s'), undefined, [undefined], new Date(0), new Map()])(
    '%s is refused, not stored as null',
    (value) => expect(() => canonical(value)).toThrow(TypeError),
  );

  test('one value has one text, whatever order its members were set in, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        const shuffle = (part: unknown): unknown =>
          typeof part !== 'object' || part === null
            ? part
            : Array.isArray(part)
              ? part.map(shuffle)
              : Object.fromEntries(
                  Object.entries(part)
                    .reverse()
                    .map(([name, member]) => [name, shuffle(member)]),
                );
        expect(canonical(shuffle(value))).toBe(text);
      }),
    );
  });
});
