import { isHole } from '@keel/clinical/conditions';
import type { IntakeFacts } from '@keel/clinical/intake';
import type { Instant } from '@keel/clinical/units';

/** A list by the patient's own word, and when it was told; no lines: told that there is none. */
export interface ToldList {
  readonly at: Instant;
  readonly lines: readonly string[];
  /** A part of it is not told: not asked yet, or not known. */
  readonly part: boolean;
}

/** What the patient has told of each list; null: not asked, or not answered. A list with a hole and nothing else tells nothing. */
export function toldLists({
  allergies,
  medications,
  diagnoses,
  listedAt,
}: Pick<IntakeFacts, 'allergies' | 'medications' | 'diagnoses' | 'listedAt'>) {
  const told = (at: Instant | null, lines: readonly string[] | undefined): ToldList | null => {
    if (at === null || lines === undefined) return null;
    const known = lines.filter((line) => !isHole(line));
    return known.length === 0 && lines.length > 0 ? null : { at, lines: known, part: known.length < lines.length };
  };
  const line = (name: string, more: string | null | undefined): string => (more == null ? name : `${name}, ${more}`);
  return {
    allergies: told(
      listedAt.allergies,
      allergies?.map(({ substance, reaction }) => line(substance, reaction)),
    ),
    medicines: told(
      listedAt.medications,
      medications?.map(({ name, dose }) => line(name, dose)),
    ),
    conditions: told(
      listedAt.diagnoses,
      diagnoses?.map(({ display, status }) => line(display ?? '', status === 'active' ? null : status)),
    ),
  };
}
