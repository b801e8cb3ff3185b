import { type BillingAnswer, billableOn, type IsoDay } from '../codes/index.ts';
import type { SourceId } from '../sources/index.ts';

/**
 * What a clinic can set a price for. A row says which code the service is billed under; the price is the clinic's own and
 * has no default. `codes`: the first that is valid on the day counts.
 */
export interface FeeItem {
  readonly id: string;
  readonly what: string;
  readonly per: 'visit' | 'session' | 'hour' | 'half-hour' | 'dose' | 'mg' | '2 mg' | 'form' | 'test';
  /** CPT or HCPCS; none where no code is known for it, which the papers then say. */
  readonly codes: readonly string[];
  readonly sources: readonly SourceId[];
}

const item = <Id extends string>(
  id: Id,
  what: string,
  per: FeeItem['per'],
  codes: readonly string[],
  sources: readonly SourceId[] = ['GK'],
): FeeItem & { readonly id: Id } => ({ id, what, per, codes, sources });

/** Codes and their days: clinical-protocol l.1. */
export const FEE_ITEMS = [
  item('evaluation', 'First evaluation', 'visit', ['90792']),
  item('iv-session', 'Infusion, first hour', 'session', ['96365'], ['OSMIND-CODES', 'GK']),
  item('iv-further-hour', 'Infusion, each further hour', 'hour', ['96366']),
  item('iv-push', 'Injection into a vein, up to 15 minutes', 'session', ['96374']),
  item('injection-session', 'Injection into muscle or under the skin', 'session', ['96372']),
  item('mouth-session', 'Session with a dose by mouth, tongue or nose', 'session', []),
  item('ketamine-drug', 'Ketamine for one session', 'dose', ['J3490'], ['BCBSMA']),
  item('esketamine-56', 'Esketamine session up to 56 mg, drug and watching', 'session', ['G2082'], ['OSMIND-J0013']),
  item('esketamine-84', 'Esketamine session above 56 mg, drug and watching', 'session', ['G2083'], ['OSMIND-J0013']),
  item('esketamine-drug', 'Esketamine, each mg', 'mg', ['S0013', 'J0013'], ['OSMIND-J0013']),
  item('watching-hour', 'Staff time after the dose, first hour', 'hour', ['99415'], ['SPR-REIMB', 'GK']),
  item(
    'watching-half-hour',
    'Staff time after the dose, each further half hour',
    'half-hour',
    ['99416'],
    ['SPR-REIMB', 'GK'],
  ),
  item('follow-up', 'Follow-up visit', 'visit', ['99213']),
  item('integration', 'Talking about the session (integration), about an hour', 'visit', ['90837']),
  item('scale', 'Scored questionnaire', 'form', ['96127']),
  item('pregnancy-test', 'Pregnancy test, urine', 'test', ['81025']),
  item('drug-screen', 'Drug screen, urine', 'test', ['80305']),
  item('ecg', 'ECG with reading', 'test', ['93000']),
  item('ondansetron', 'Ondansetron, each mg', 'mg', ['J2405']),
  item('midazolam', 'Midazolam, each mg', 'mg', ['J2250']),
  item('lorazepam', 'Lorazepam, each 2 mg', '2 mg', ['J2060']),
] as const satisfies readonly FeeItem[];

export type FeeItemId = (typeof FEE_ITEMS)[number]['id'];
export const FEE_ITEM_IDS = FEE_ITEMS.map(({ id }) => id) as readonly FeeItemId[];
const BY_ID: ReadonlyMap<string, FeeItem> = new Map(FEE_ITEMS.map((row) => [row.id, row]));

/** @throws RangeError for an item that is not in the table. */
export function feeItem(id: string): FeeItem {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError(`no such fee item: ${id}`);
  return found;
}

/**
 * The code the service is billed under on that day; null, with why, where none is known or none is valid then. `own`: the
 * code that the clinic has stated for a service that has none in the table.
 */
export function codeOn(
  id: FeeItemId,
  day: IsoDay,
  own?: string,
): { readonly code: string; readonly system: 'cpt' | 'hcpcs' } | { readonly code: null; readonly because: string } {
  const { codes: listed } = feeItem(id);
  const codes = listed.length === 0 && own !== undefined ? [own] : listed;
  if (codes.length === 0) return { code: null, because: 'no code is known for it' };
  const answers = codes.map((code): BillingAnswer => billableOn(code, day));
  const valid = answers.find((answer) => answer.valid);
  if (valid?.valid === true) return { code: valid.row.code, system: valid.row.system };
  return { code: null, because: `${codes.join(', ')} is not valid on ${day}` };
}
