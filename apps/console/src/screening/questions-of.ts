import { type Flag, type ScreeningField, screeningField } from '@keel/clinical/screening';

/** How a question is answered on this screen: by a field of the table, a list, a scale, a measure, or where it lives. */
export type Question = {
  readonly field: string;
  /** Rules that ask it, gravest first. */
  readonly rules: readonly string[];
  /** Something waits for it; otherwise it would only say more. */
  readonly needed: boolean;
} & (
  | { readonly by: 'field'; readonly row: ScreeningField }
  | { readonly by: 'list'; readonly list: 'medicines' | 'conditions' | 'allergies'; readonly at: number | null }
  | { readonly by: 'scale'; readonly instrument: string }
  | { readonly by: 'measure' | 'details' | 'words' }
);

const LISTS = { medications: 'medicines', diagnoses: 'conditions', allergies: 'allergies' } as const;
/** Scores come from their own forms, so that nothing is typed that Keel can count. */
const SCALES: Readonly<Record<string, string>> = {
  cssrsIdeation: 'cssrsScreener',
  cssrsBehaviour3Months: 'cssrsScreener',
  phq9: 'phq9',
  phq9Item9: 'phq9',
};

/** A question about the same thing is put once: the two C-SSRS answers are one form, height and weight one measure. */
const keyOf = (question: Question): string => {
  if (question.by === 'list') return `${question.list} ${question.at ?? ''}`;
  if (question.by === 'scale') return question.instrument;
  return question.by === 'measure' ? 'measure' : question.field;
};

function how(field: string) {
  const row = screeningField(field);
  if (row !== undefined) return { by: 'field', row } as const;
  const entry = /^patient\.(medications|diagnoses|allergies)(?:\[(\d+)\].*)?$/.exec(field);
  if (entry !== null) {
    const list = LISTS[entry[1] as keyof typeof LISTS];
    return { by: 'list', list, at: entry[2] === undefined ? null : Number(entry[2]) } as const;
  }
  const scale = SCALES[/^patient\.scales\.(\w+)$/.exec(field)?.[1] ?? ''];
  if (scale !== undefined) return { by: 'scale', instrument: scale } as const;
  if (field === 'patient.heightCm' || field === 'patient.weightKg') return { by: 'measure' } as const;
  if (field === 'patient.ageYears' || field === 'patient.sex') return { by: 'details' } as const;
  return { by: 'words' } as const;
}

/** What is missing, as questions: those that something waits for first, each put once with every rule that asks it. */
export function questionsOf(flags: readonly Flag[]): readonly Question[] {
  const found = new Map<string, Question>();
  for (const { rule, verdict, missing } of flags) {
    for (const field of missing) {
      const question: Question = { field, rules: [rule], needed: verdict !== 'info', ...how(field) };
      const held = found.get(keyOf(question));
      found.set(
        keyOf(question),
        held === undefined
          ? question
          : {
              ...held,
              rules: held.rules.includes(rule) ? held.rules : [...held.rules, rule],
              needed: held.needed || question.needed,
            },
      );
    }
  }
  return [...found.values()].toSorted((a, b) => Number(b.needed) - Number(a.needed));
}

/** Entries of the lists that a flag looked at: what a person may have to read again and put right. */
export function entriesOf(
  flag: Pick<Flag, 'inputs'>,
): readonly { list: 'medicines' | 'conditions' | 'allergies'; at: number }[] {
  const seen = new Set<string>();
  return flag.inputs.flatMap(({ field }) => {
    const found = how(field);
    if (found.by !== 'list' || found.at === null || seen.has(field)) return [];
    seen.add(field);
    return [{ list: found.list, at: found.at }];
  });
}
