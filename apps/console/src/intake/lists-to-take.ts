import { isHole } from '@keel/clinical/conditions';
import type { Intake, IntakeFacts, KnownBy } from '@keel/clinical/intake';
import type { Patient } from '@keel/clinical/patient';

/**
 * What a list of the clinic would become with what the patient said; null where there is nothing new to take, or where a part of it
 * is still to be asked. A list that was taken spares the patient its questions: what was told of it before ("Is it for me?"), or is
 * not known to the patient, would be read as the whole of it.
 */
export function listsToTake(
  patient: Pick<Patient, 'medicines' | 'allergies' | 'conditions'>,
  facts: IntakeFacts,
  intake: Pick<Intake, 'questions'>,
) {
  const whole = (by: KnownBy): boolean =>
    intake.questions.every(
      ({ row, state, answer }) =>
        row.known !== by || (state !== 'open' && !(row.when.length === 0 && answer?.kind === 'unknown')),
    );
  const newer = (told: number | null, listed: number | undefined): boolean =>
    told !== null && (listed === undefined || told > listed);
  const { medications, allergies, diagnoses, listedAt } = facts;
  const medicines = patient.medicines?.body.medicines ?? [];
  const known = patient.allergies?.body.allergies ?? [];
  const conditions = patient.conditions?.body.conditions ?? [];
  const without = <T>(list: readonly T[], has: ReadonlySet<string>, key: (one: T) => string): readonly T[] =>
    list.filter((one) => !has.has(key(one).toLowerCase()));
  const names = (list: readonly string[]): ReadonlySet<string> => new Set(list.map((one) => one.toLowerCase()));
  return {
    medicines:
      whole('medicines') && medications !== undefined && newer(listedAt.medications, patient.medicines?.at)
        ? [
            ...medicines,
            ...without(medications, names(medicines.map(({ name }) => name)), ({ name }) => name).map(
              ({ name, dose }) => ({ name, ...(dose === null ? {} : { dose }) }),
            ),
          ]
        : null,
    allergies:
      whole('allergies') && allergies !== undefined && newer(listedAt.allergies, patient.allergies?.at)
        ? [
            ...known,
            ...without(allergies, names(known.map(({ substance }) => substance)), ({ substance }) => substance)
              .filter(({ substance }) => !isHole(substance))
              .map(({ substance, reaction }) => ({ substance, ...(reaction === null ? {} : { reaction }) })),
          ]
        : null,
    conditions:
      whole('conditions') && diagnoses !== undefined && newer(listedAt.diagnoses, patient.conditions?.at)
        ? [
            ...conditions,
            ...without(diagnoses, names(conditions.map(({ words }) => words)), ({ display }) => display ?? '')
              // A hole in the list is a question to ask, and no illness to record.
              .filter(({ display }) => !isHole(display ?? ''))
              .map(({ display, status }) => ({
                system: 'words' as const,
                words: display ?? '',
                status: status ?? ('active' as const),
              })),
          ]
        : null,
  };
}
