import type { Expression } from '../models/index.ts';

/** Reads a value off a person's parameters, which stand in the order of `names`. */
export type Evaluate = (parameters: Float64Array) => number;

/**
 * Compiles `CL/V1` or `(1-FRn)*Fgut` over named parameters: numbers, names, `+ - * /`, parentheses, left to right.
 *
 * @throws SyntaxError naming the expression and what was not understood: a row with a typo never runs.
 */
export function compileExpression(text: Expression, names: ReadonlyMap<string, number>): Evaluate {
  const tokens = text.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_]\w*|[-+*/()]|\S/g) ?? [];
  let at = 0;
  const wrong = (what: string) => new SyntaxError(`expression "${text}": ${what}`);

  function sum(): Evaluate {
    let left = product();
    for (let sign = tokens[at]; sign === '+' || sign === '-'; sign = tokens[at]) {
      at += 1;
      const first = left;
      const second = product();
      left = sign === '+' ? (p) => first(p) + second(p) : (p) => first(p) - second(p);
    }
    return left;
  }

  function product(): Evaluate {
    let left = atom();
    for (let sign = tokens[at]; sign === '*' || sign === '/'; sign = tokens[at]) {
      at += 1;
      const first = left;
      const second = atom();
      left = sign === '*' ? (p) => first(p) * second(p) : (p) => first(p) / second(p);
    }
    return left;
  }

  function atom(): Evaluate {
    const token = tokens[at];
    at += 1;
    if (token === undefined) throw wrong('ends too early');
    if (token === '(') {
      const inner = sum();
      if (tokens[at] !== ')') throw wrong('a parenthesis is not closed');
      at += 1;
      return inner;
    }
    if (/^\d/.test(token)) {
      const value = Number(token);
      return () => value;
    }
    if (!/^[A-Za-z_]/.test(token)) throw wrong(`"${token}" is not understood`);
    const index = names.get(token);
    if (index === undefined) throw wrong(`there is no parameter "${token}"`);
    return (p) => p[index]!;
  }

  const evaluate = sum();
  if (at < tokens.length) throw wrong(`"${tokens[at]}" is not understood`);
  return evaluate;
}
