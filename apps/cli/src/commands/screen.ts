import { STARTING_POLICY, screen } from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';
import { parseScreeningRequest } from '@keel/formats/api';
import { jsonCommand } from '../json/index.ts';

/**
 * `keel screen FILE|- [--lines]`: what stands between one patient and a dose. A request carries no clock of its own, so a
 * dated diagnosis is aged against the moment of the call; everything else counts back from the planned dose.
 */
export const screenCommand = (args: readonly string[]): Promise<number> =>
  jsonCommand('screen', args, (input) => {
    const parsed = parseScreeningRequest(input);
    return parsed.ok
      ? { ok: true, answer: screen(parsed.request, STARTING_POLICY, instant(Date.now())) }
      : { ok: false, issues: parsed.issues };
  });
