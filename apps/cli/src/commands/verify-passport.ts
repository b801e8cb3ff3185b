import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyPaper, verifyPassport } from '@keel/server/passport';
import { answering, Refusal } from './refusal.ts';

const HELP = `keel verify-passport FILE [--key PUBLIC-KEY.pem]

Says whether a treatment passport (JSON or PDF) is as the clinic signed it. Needs no server: the file holds the key, and --key (the
clinic's checkpoint.pub) says whether it is the clinic's own. Exit 0: unchanged, and by that key where one was given;
1: not so; 2: the file could not be read.`;

/** `{valid, key, madeAt, trusted}`; `trusted` is null where no key was given to compare with. */
export const verifyPassportCommand = (args: readonly string[]): Promise<number> =>
  answering('verify-passport', async () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Refusal('FILE: name one passport to read');
    let bytes: Buffer;
    try {
      bytes = readFileSync(file === '-' ? 0 : file);
    } catch {
      throw new Refusal(`FILE: ${file} cannot be read`);
    }
    const isPaper = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
    let passport: unknown;
    try {
      passport = isPaper ? null : JSON.parse(bytes.toString('utf8'));
    } catch {
      throw new Refusal(`FILE: ${file} is neither a PDF nor a JSON file that can be read`);
    }
    let expected: string | null = null;
    if (values.key !== undefined) {
      try {
        const key = createPublicKey(readFileSync(values.key));
        expected = createHash('sha256')
          .update(key.export({ type: 'spki', format: 'der' }))
          .digest('hex');
      } catch {
        throw new Refusal(`--key: ${values.key} is not a public key that can be read`);
      }
    }
    const verdict = isPaper ? verifyPaper(bytes) : verifyPassport(passport);
    const trusted = expected === null ? null : verdict.valid && verdict.key === expected;
    console.log(JSON.stringify({ ...verdict, trusted }, null, 2));
    return verdict.valid && trusted !== false ? 0 : 1;
  });
