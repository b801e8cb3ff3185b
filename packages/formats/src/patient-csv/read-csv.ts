import { FIXES, type Fix } from './fixes.ts';

/** What makes a file no table at all: where it is, and what is wrong there. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';
  readonly line: number;
  readonly fix: Fix;
  constructor(line: number, fix: Fix) {
    super(fix.fix);
    this.fix = fix;
    this.line = line;
  }
}

export interface Csv {
  readonly delimiter: ',' | ';' | '\t';
  readonly header: readonly string[];
  /** `line` is the line of the file on which the row begins, from 1, as an editor counts. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that the first line holds most of outside of quotes: spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): Csv['delimiter'] {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  return DELIMITERS.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
}

/**
 * Reads delimited text: quoted cells with doubled quotes, line breaks inside quotes, any line ending, a byte-order mark.
 * Source: RFC 4180. @throws CsvProblem for a quote that never ends, for words after a closing quote, and for no header.
 */
export function readCsv(given: string): Csv {
  const text = given.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const table: { line: number; cells: string[] }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row = { line, cells: [] as string[] };
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const began = line;
        at += 1;
        for (;;) {
          const ch = text[at];
          if (ch === undefined) throw new CsvProblem(began, FIXES.quoteOpen);
          if (ch === '"' && text[at + 1] === '"') at += 1;
          else if (ch === '"') break;
          if (ch === '\n') line += 1;
          cell += ch;
          at += 1;
        }
        at += 1;
        const after = text[at];
        if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r')
          throw new CsvProblem(line, FIXES.afterQuote);
      } else {
        while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
          cell += text[at];
          at += 1;
        }
      }
      row.cells.push(cell.trim());
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    // A line without anything is no row.
    if (row.cells.some((cell) => cell !== '')) table.push(row);
  }
  const [header, ...rows] = table;
  if (header === undefined) throw new CsvProblem(1, FIXES.emptyFile);
  return { delimiter, header: header.cells, rows };
}
