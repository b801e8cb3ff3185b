import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { STARTING_POLICY, screen } from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';
import { parseScreeningRequest } from '@keel/formats/api';

const USAGE = `keel screen FILE [--lines]
  Reads one screening request (JSON, or "-" for standard input) and prints {verdict, escalate, flags, route, policyVersion}.
  --lines  JSON Lines: one request a line, one answer a line, an input error as {"error"} in its place.
  Exit 0: answered (with --lines, line by line). 2: the input was refused; the message names the field.`;

type Answer = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: string };

function answer(source: string): Answer {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { ok: false, error: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
  const parsed = parseScreeningRequest(value);
  if (!parsed.ok)
    return {
      ok: false,
      error: parsed.issues.map(({ path, message }) => `${path === '' ? 'the request' : path}: ${message}`).join('\n'),
    };
  return { ok: true, answer: screen(parsed.request, STARTING_POLICY, instant(Date.now())) };
}

/** `keel screen`: the engine without the rest of Keel, for other systems and for anyone who wants to check it. */
export async function screenCommand(args: readonly string[]): Promise<number> {
  const lines = args.includes('--lines');
  const files = args.filter((arg) => arg === '-' || !arg.startsWith('-'));
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--lines' && arg !== '-' && arg.startsWith('-'));
  const [file] = files;
  if (unknown !== undefined || file === undefined || files.length > 1) {
    console.error(unknown === undefined ? USAGE : `keel screen: there is no option "${unknown}"\n${USAGE}`);
    return 2;
  }
  let source: string;
  try {
    source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    console.error(`keel screen: cannot read ${file}: ${error instanceof Error ? error.message : 'unreadable'}`);
    return 2;
  }
  source = source.replace(/^\uFEFF/, '');
  if (!lines) {
    const answered = answer(source);
    if (!answered.ok) {
      console.error(`keel screen: the input was refused\n${answered.error}`);
      return 2;
    }
    process.stdout.write(`${JSON.stringify(answered.answer, null, 2)}\n`);
    return 0;
  }
  const answers = source
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const answered = answer(line);
      if (answered.ok) return JSON.stringify(answered.answer);
      return JSON.stringify({ error: answered.error });
    });
  process.stdout.write(answers.map((line) => `${line}\n`).join(''));
  return 0;
}
