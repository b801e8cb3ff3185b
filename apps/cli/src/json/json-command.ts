import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What a command makes of one request: an answer, or everything that is wrong with it, each by its field. */
export type JsonAnswer =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly message: string }[] };

interface Ends {
  readonly stdin: Readable;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const PROCESS: Ends = {
  stdin: process.stdin,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

const FLAGS = ['--lines', '--help', '-h'];

/** Words for all of it, each beginning with the field. */
const worded = (issues: readonly { readonly path: string; readonly message: string }[]): string =>
  issues.map(({ path, message }) => `${path}: ${message}`).join('; ');

/** Reads one JSON value. What was written is not repeated in the message: it may be about a person. */
function parse(
  source: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; because: string } {
  try {
    return { ok: true, value: JSON.parse(source.replace(/^\uFEFF/, '')) as unknown };
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return { ok: false, because: at === undefined ? 'it ends too early' : `it breaks off at character ${at}` };
  }
}

/**
 * A command that reads JSON (a file, or `-` for standard input) and prints JSON. Exit 0 = answered, 2 = refused, with
 * a message naming the field; `--help` says what it reads. With `--lines` each line is a request and gets one line; a refused one gets
 * `{error, issues}` in its place, and blank lines are passed over.
 */
export async function jsonCommand(
  name: string,
  args: readonly string[],
  help: string,
  answer: (input: unknown) => JsonAnswer,
  ends: Ends = PROCESS,
): Promise<number> {
  const isOption = (arg: string): boolean => arg.startsWith('-') && arg !== '-';
  if (args.includes('--help') || args.includes('-h')) {
    ends.out(help);
    return 0;
  }
  const files = args.filter((arg) => !isOption(arg));
  const unknown = args.find((arg) => isOption(arg) && !FLAGS.includes(arg));
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    const because = unknown === undefined ? 'give one FILE, or - for standard input' : `unknown option ${unknown}`;
    ends.err(`keel ${name}: ${because}\nusage: keel ${name} FILE|- [--lines]; keel ${name} --help says more`);
    return 2;
  }
  const unreadable = (error: unknown): number => {
    const code = (error as { code?: string }).code;
    if (code === undefined) throw error;
    ends.err(`keel ${name}: FILE: cannot be read (${code})`);
    return 2;
  };
  if (args.includes('--lines')) {
    const input = file === '-' ? ends.stdin : createReadStream(file);
    try {
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() !== '') ends.out(JSON.stringify(lineAnswer(line, answer)));
      }
    } catch (error) {
      return unreadable(error);
    }
    return 0;
  }
  let source: string;
  try {
    source = file === '-' ? await text(ends.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    return unreadable(error);
  }
  const parsed = parse(source);
  if (!parsed.ok) {
    ends.err(`keel ${name}: request: is not JSON: ${parsed.because}`);
    return 2;
  }
  const result = answer(parsed.value);
  if (!result.ok) {
    ends.err(`keel ${name}: ${worded(result.issues)}`);
    return 2;
  }
  ends.out(JSON.stringify(result.answer, null, 2));
  return 0;
}

function lineAnswer(line: string, answer: (input: unknown) => JsonAnswer): unknown {
  const parsed = parse(line);
  if (!parsed.ok) {
    const issues = [{ path: 'request', message: `is not JSON: ${parsed.because}` }];
    return { error: worded(issues), issues };
  }
  const result = answer(parsed.value);
  return result.ok ? result.answer : { error: worded(result.issues), issues: result.issues };
}
