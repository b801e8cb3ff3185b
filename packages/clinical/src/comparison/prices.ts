import type { SourceId } from '../sources/index.ts';
import type { TreatmentId } from './treatments.ts';

/** A price seen somewhere, in US dollars. A fact with a source and a day, never a constant a bill is made from. */
export interface PriceRow {
  readonly id: string;
  readonly treatment: TreatmentId | 'ketamine-im' | 'ketamine-oral' | 'kap-session';
  readonly what: string;
  readonly per: 'infusion' | 'session' | 'injection' | 'month' | 'dose' | 'course';
  readonly low: number | null;
  readonly high: number | null;
  readonly median: number | null;
  /** Who pays it. */
  readonly payer: 'self' | 'insured copay' | 'billed' | 'Medicare';
  /** First day of the month it was read in, or of the year it holds for. */
  readonly asOf: string;
  /** Other rows give another figure for the same thing. */
  readonly disputed: boolean;
  readonly sources: readonly SourceId[];
}

const row = (
  id: string,
  treatment: PriceRow['treatment'],
  what: string,
  per: PriceRow['per'],
  range: readonly [number | null, number | null],
  sources: readonly SourceId[],
  more: Partial<Pick<PriceRow, 'median' | 'payer' | 'disputed' | 'asOf'>> = {},
): PriceRow => ({
  id,
  treatment,
  what,
  per,
  low: range[0],
  high: range[1],
  median: null,
  payer: 'self',
  asOf: '2026-11-01',
  disputed: false,
  sources,
  ...more,
});

export const PRICES: readonly PriceRow[] = [
  row('iv-typical', 'ketamine-iv', 'infusion, typical', 'infusion', [400, 800], ['PRICES'], { median: 590 }),
  row('iv-wide', 'ketamine-iv', 'infusion, all that was seen', 'infusion', [300, 1000], ['PRICES']),
  row('im', 'ketamine-im', 'injection into the muscle', 'injection', [275, 800], ['PRICES'], { median: 425 }),
  row('oral-month', 'ketamine-oral', 'a month’s fill, sublingual or oral', 'month', [75, 200], ['PRICES']),
  row('esketamine-self', 'esketamine-nasal', 'session, self-pay', 'session', [null, null], ['PRICES'], {
    median: 1050,
    disputed: true,
  }),
  row('esketamine-self-lists', 'esketamine-nasal', 'session, other lists', 'session', [600, 900], ['PRICES'], {
    disputed: true,
  }),
  row('esketamine-copay', 'esketamine-nasal', 'what an insured patient pays', 'session', [10, 286], ['PRICES'], {
    payer: 'insured copay',
  }),
  row('esketamine-drug', 'esketamine-nasal', 'the drug alone', 'dose', [590, 900], ['PRICES', 'NEOLYTIX']),
  row('esketamine-billed', 'esketamine-nasal', 'session as billed', 'session', [900, 1600], ['PRICES', 'NEOLYTIX'], {
    payer: 'billed',
  }),
  row('g2082-2026', 'esketamine-nasal', 'G2082, national, 2026', 'session', [906.51, 906.51], ['OSMIND-J0013'], {
    payer: 'Medicare',
    asOf: '2026-01-01',
  }),
  row('g2083-2026', 'esketamine-nasal', 'G2083, national, 2026', 'session', [1289.82, 1289.82], ['OSMIND-J0013'], {
    payer: 'Medicare',
    asOf: '2026-01-01',
    disputed: true,
  }),
  row(
    'g2083-2026-other',
    'esketamine-nasal',
    'G2083, national, 2026, another source',
    'session',
    [1356, 1356],
    ['NEOLYTIX'],
    {
      payer: 'Medicare',
      asOf: '2026-01-01',
      disputed: true,
    },
  ),
  row('kap', 'kap-session', 'session with psychotherapy', 'session', [800, 1400], ['PRICES']),
  row('ect', 'ect', 'session', 'session', [300, 2500], ['GK']),
  row('rtms', 'rtms', 'course', 'course', [6000, 15000], ['GK']),
  row('antidepressant', 'antidepressant', 'generic, a month', 'month', [4, 50], ['GK']),
  row('psychotherapy', 'psychotherapy', 'session', 'session', [100, 250], ['GK']),
];

/** Everything seen for one treatment: disputed figures come together, never one of them alone. */
export const pricesOf = (treatment: PriceRow['treatment']): readonly PriceRow[] =>
  PRICES.filter((price) => price.treatment === treatment);

/** A price is older than this many days: said beside it. */
export const isPriceOld = (price: PriceRow, today: string, days: number): boolean =>
  dayNumber(today) - dayNumber(price.asOf) > days;

/** Days of the Gregorian calendar since 1970-01-01. @throws RangeError when it is not a day. */
function dayNumber(iso: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) throw new RangeError(`not a day: ${iso}`);
  const [, y = '', m = '', d = ''] = parts;
  // Counted from 1 March, so that the leap day is the last of its year.
  const month = (Number(m) + 9) % 12;
  const year = Number(y) - (month >= 10 ? 1 : 0);
  const ofYear = Math.floor((153 * month + 2) / 5) + Number(d) - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - 719_468;
}
