import { STARTING_POLICY, screen } from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';
import { parseScreeningRequest } from '@keel/formats/api';
import { jsonCommand } from '../json/index.ts';

const HELP = `keel screen FILE|- [--lines]

Says what stands between one patient and a dose: the verdict, and every flag with the inputs it read, what is missing, why, its
sources, what would clear it and who may override. FILE holds one JSON object:

  {"indication": "treatment-resistant depression", "routeConsidered": "intranasal-esketamine",
   "patient": {"ageYears": 46, "sex": "female", "diagnoses": [{"display": "hypertension"}],
               "medications": [{"name": "lisinopril"}], "vitals": {"systolic": 128, "diastolic": 78}}}

What is left out is missing: it is asked for, and never taken for "no" or for normal. A field that is not known is refused by name,
and the message names those that are.

  --lines   JSON Lines: each line is a request and gets one line`;

/**
 * `keel screen FILE|- [--lines]`: what stands between one patient and a dose. A request carries no clock of its own, so a
 * dated diagnosis is aged against the moment of the call; everything else counts back from the planned dose.
 */
export const screenCommand = (args: readonly string[]): Promise<number> =>
  jsonCommand('screen', args, HELP, (input) => {
    const parsed = parseScreeningRequest(input);
    return parsed.ok
      ? { ok: true, answer: screen(parsed.request, STARTING_POLICY, instant(Date.now())) }
      : { ok: false, issues: parsed.issues };
  });
