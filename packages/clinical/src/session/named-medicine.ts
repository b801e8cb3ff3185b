import { recogniseMedicine } from '../medicines/index.ts';
import { RESCUE_LIMITS } from '../policy/index.ts';

/** As it was ordered or given: one of the list, or `other` with a name. */
export interface NamedMedicine {
  readonly medicine: string;
  readonly name?: string;
}

const ingredientsIn = (text: string): readonly string[] => {
  const { ingredients, unread } = recogniseMedicine({ name: text });
  // A slip that could be either of two is taken for both: a limit holds until a person has said which it is.
  const candidates = unread?.kind === 'ambiguous' ? unread.candidates : [];
  return [
    ...ingredients.map(({ name }) => name),
    ...candidates.flatMap((name) => recogniseMedicine({ name }).ingredients.map((row) => row.name)),
  ];
};
/** The table's names by the ingredient that the recogniser reads in them (paracetamol is read as acetaminophen). */
const TABLE = new Map(
  RESCUE_LIMITS.flatMap(({ medicine }) => ingredientsIn(medicine).map((name) => [name, medicine] as const)),
);

/**
 * Which medicine this is for limits, totals and its order: a name that means one of the table of rescue medicines, by
 * generic, brand or spelling, is that medicine, whatever it was entered as; another name is itself; `other` has none.
 */
export function medicineMeant({ medicine, name }: NamedMedicine): string {
  if (medicine !== 'other' || name === undefined) return medicine;
  // Word by word as well: "not" or "past" in a name is no reason to set its limit aside.
  const read = [name, ...name.split(/\s+/)].flatMap(ingredientsIn);
  const limited = read.map((one) => TABLE.get(one)).find((one) => one !== undefined);
  return limited ?? read[0] ?? name.trim().toLowerCase();
}
