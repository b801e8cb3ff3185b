import { KIT_DRUGS, type KitItem } from '@keel/clinical/emergency';

/** One line of a kit while it is being gone through. */
export interface Line extends KitItem {
  readonly key: string;
  /** Somebody held it in his hand: a list that is only copied on says nothing. */
  readonly seen: boolean;
}

type Strength = Pick<KitItem, 'drug' | 'mgPerMl' | 'mgPerUnit' | 'unitName'>;

/** Drug, strength and pack, which is what tells two lines of a kit apart beside their date. */
export const strengthKey = (item: Strength): string =>
  `${item.drug} ${item.mgPerMl ?? ''} ${item.mgPerUnit ?? ''} ${item.unitName}`;

export const linesOf = (items: readonly KitItem[]): readonly Line[] =>
  items.map((item, index) => ({ ...item, key: `${index} ${strengthKey(item)}`, seen: false }));

/** What of the usual strengths can still be added: all of them, since one strength may lie there with two dates. */
export const OFFERED: readonly { readonly key: string; readonly item: Strength }[] = KIT_DRUGS.map((item) => ({
  key: strengthKey(item),
  item,
}));

/** How a line stands on a day, both as `yyyy-mm-dd`; a date within the next month is said before it is a gap. */
export function standing(item: Pick<KitItem, 'expiry' | 'count'>, today: string): 'none' | 'expired' | 'soon' | 'good' {
  if (item.count === 0) return 'none';
  if (item.expiry < today) return 'expired';
  return daysBetween(today, item.expiry) <= SOON_DAYS ? 'soon' : 'good';
}

/** Time to order in (PD). */
const SOON_DAYS = 30;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What still keeps a list from being signed for: unseen lines, no date, a strength that is none. */
export function unfinished(lines: readonly Line[]): readonly string[] {
  return lines
    .filter((line) => !line.seen || !/^\d{4}-\d{2}-\d{2}$/.test(line.expiry) || strengthOf(line) === null)
    .map(({ key }) => key);
}

const strengthOf = (line: Strength): number | null => line.mgPerMl ?? line.mgPerUnit;

/** The line as the record keeps it. */
export const itemOf = ({ key: _key, seen: _seen, ...item }: Line): KitItem => item;
