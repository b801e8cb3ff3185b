import {
  type ConditionId,
  type DiagnosisStatus,
  type FindingStatus,
  type ReadText,
  type RecognisedCondition,
  readWords,
  recogniseCondition,
  said,
} from '../conditions/index.ts';
import { type MedicineClass, type RecognisedMedicine, recogniseMedicine } from '../medicines/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { FlagInput } from './flag.ts';
import { epochDay } from './iso-date.ts';
import type {
  ScreeningContext,
  ScreeningLabs,
  ScreeningPatient,
  ScreeningRequest,
  ScreeningScales,
  ScreeningVitals,
} from './screening-request.ts';
import { weeksAgo } from './weeks-ago.ts';

/** One condition found anywhere in the request, with where it was said. */
export interface Finding {
  readonly condition: ConditionId;
  readonly status: FindingStatus;
  readonly origin: 'diagnosis' | 'symptom' | 'infection' | 'reaction' | 'ecg' | 'indication' | 'urinalysis';
  readonly field: string;
  readonly label: string;
  /** Weeks since the entry's onset, or since the time its words give; null when it has none or it lies ahead. */
  readonly onsetWeeks: number | null;
  readonly words: ReadonlySet<string>;
  /** The words that are about it and about nothing else: only these can make it milder, while any may make it graver. */
  readonly about: string;
}

export interface ListedMedicine {
  readonly field: string;
  readonly written: string;
  readonly dose: string | null;
  readonly lastTakenHoursAgo: number | null;
  readonly recognised: RecognisedMedicine;
}

export interface ListedAllergy {
  readonly field: string;
  readonly substance: string;
  readonly reaction: string;
  readonly recognised: RecognisedMedicine;
}

/** A request read once: what every rule looks at. Parts that were not sent are `{}`, lists that were not sent are null. */
export interface Prepared {
  readonly request: ScreeningRequest;
  readonly patient: ScreeningPatient;
  readonly vitals: ScreeningVitals;
  readonly labs: ScreeningLabs;
  readonly scales: ScreeningScales;
  readonly context: ScreeningContext;
  readonly diagnosesListed: boolean;
  readonly diagnoses: readonly {
    readonly field: string;
    readonly read: RecognisedCondition;
    readonly status: DiagnosisStatus | null;
  }[];
  readonly findings: readonly Finding[];
  /** Which conditions and medicine groups occur at all: most rules ask for one that does not. */
  readonly present: { readonly conditions: ReadonlySet<ConditionId>; readonly groups: ReadonlySet<MedicineClass> };
  readonly medicines: readonly ListedMedicine[] | null;
  readonly allergies: readonly ListedAllergy[] | null;
  readonly symptomsAsked: boolean;
  readonly indication: ReadText | null;
  /** Free text that was understood by no rule, with where it stands. */
  readonly unreadText: readonly { readonly field: string; readonly text: string }[];
  readonly bmi: number | null;
}

const WEEKS_OF_A_YEAR = 52;

/** A value that is there: null and undefined are both "not known". */
export const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

function bmiOf(patient: ScreeningPatient): number | null {
  if (known(patient.bmi)) return patient.bmi;
  if (!known(patient.heightCm) || !known(patient.weightKg) || patient.heightCm <= 0) return null;
  return patient.weightKg / (patient.heightCm / 100) ** 2;
}

/** Reads a request once: every diagnosis, medicine, allergy and free text goes through the recognisers here and nowhere else. */
export function prepare(request: ScreeningRequest, now: Instant): Prepared {
  const patient = request.patient ?? {};
  const context = patient.context ?? {};
  const labs = patient.labs ?? {};
  const findings: Finding[] = [];
  const unreadText: { field: string; text: string }[] = [];

  const diagnoses = (patient.diagnoses ?? []).map((entry, n) => {
    const field = `patient.diagnoses[${n}]`;
    const read = recogniseCondition(entry);
    const day = known(entry.onset) ? epochDay(entry.onset) : null;
    const since = day === null ? null : (now / DAY_MS - day) / 7;
    // A whole day ahead is no onset; a month or a year that is not over yet may have been today.
    const dated = since !== null && since < 0 && (entry.onset ?? '').length < 10 ? 0 : since;
    const written = weeksAgo(entry.display ?? '', now);
    /** A recent date anywhere in the entry may be its own; one of long ago is, where it is written of it and of nothing else. */
    const onsetOf = (about: string): number | null => {
      const weeks = dated ?? (written === null || written < WEEKS_OF_A_YEAR ? written : weeksAgo(about, now));
      return weeks === null || weeks < 0 ? null : weeks;
    };
    for (const { condition, status, about } of read.findings)
      findings.push({
        condition,
        status,
        origin: 'diagnosis',
        field,
        label: read.label,
        onsetWeeks: onsetOf(about),
        words: read.words,
        about,
      });
    return { field, read, status: entry.status ?? null };
  });

  const readText = (
    text: string | null | undefined,
    field: string,
    origin: Finding['origin'],
    assumeRead = false,
  ): ReadText | null => {
    if (!known(text) || text.trim() === '') return null;
    const read = readWords(text, origin === 'symptom');
    for (const mention of read.mentions)
      if (!mention.denied)
        for (const condition of mention.is)
          findings.push({
            condition,
            status: mention.status ?? 'active',
            origin,
            field,
            label: text,
            onsetWeeks: null,
            words: read.words,
            about: mention.about.join(', '),
          });
    if (read.unread && !assumeRead) unreadText.push({ field, text });
    if (!assumeRead) for (const part of read.unreadParts) unreadText.push({ field, text: part });
    return read;
  };
  for (const [n, symptom] of (context.symptomsToday ?? []).entries())
    readText(symptom, `patient.context.symptomsToday[${n}]`, 'symptom');
  readText(context.currentInfection, 'patient.context.currentInfection', 'infection');
  readText(context.priorKetamineReaction, 'patient.context.priorKetamineReaction', 'reaction', true);
  readText(labs.ecg, 'patient.labs.ecg', 'ecg', true);
  const indication = readText(request.indication, 'indication', 'indication', true);

  const medicines =
    patient.medications?.map((entry, n) => ({
      field: `patient.medications[${n}]`,
      written: (entry.name ?? '').trim() || (known(entry.rxcui) ? `RxNorm ${entry.rxcui}` : ''),
      dose: entry.dose ?? null,
      lastTakenHoursAgo: entry.lastTakenHoursAgo ?? null,
      recognised: recogniseMedicine(entry),
    })) ?? null;
  const allergies =
    patient.allergies?.map((entry, n) => ({
      field: `patient.allergies[${n}]`,
      substance: (entry.substance ?? '').trim() || (known(entry.rxcui) ? `RxNorm ${entry.rxcui}` : ''),
      reaction: entry.reaction ?? '',
      recognised: recogniseMedicine({ name: entry.substance ?? null, rxcui: entry.rxcui ?? null }),
    })) ?? null;

  return {
    request,
    patient,
    vitals: patient.vitals ?? {},
    labs,
    scales: patient.scales ?? {},
    context,
    diagnosesListed: known(patient.diagnoses),
    diagnoses,
    findings,
    present: {
      conditions: new Set(findings.map(({ condition }) => condition)),
      groups: new Set(
        (medicines ?? []).flatMap(({ recognised }) => recognised.ingredients.flatMap(({ classes }) => [...classes])),
      ),
    },
    medicines,
    allergies,
    symptomsAsked: known(context.symptomsToday),
    indication,
    unreadText,
    bmi: bmiOf(patient),
  };
}

/**
 * What an entry says of any of these words beside one of its conditions: affirmed only where the words are about it and about nothing
 * else, denied wherever they are taken back.
 */
export function saidOf({ label, about }: Finding, words: readonly string[]): ReturnType<typeof said> {
  return said(label, words) === 'denied' ? 'denied' : said(about, words);
}

/** Findings of any of these conditions, in the order they were listed. */
export function findingsOf(prepared: Prepared, ...conditions: readonly ConditionId[]): readonly Finding[] {
  if (!conditions.some((condition) => prepared.present.conditions.has(condition))) return [];
  return prepared.findings.filter(({ condition }) => conditions.includes(condition));
}

/** Medicines with an ingredient of any of these classes. */
export function medicinesOf(prepared: Prepared, ...classes: readonly MedicineClass[]): readonly ListedMedicine[] {
  if (!classes.some((group) => prepared.present.groups.has(group))) return [];
  return (prepared.medicines ?? []).filter(({ recognised }) =>
    recognised.ingredients.some((ingredient) => ingredient.classes.some((group) => classes.includes(group))),
  );
}

/** The findings as a flag's inputs, one for each entry. */
export function findingInputs(findings: readonly Finding[]): readonly FlagInput[] {
  const seen = new Set<string>();
  return findings.flatMap(({ field, label, status, onsetWeeks }) => {
    if (seen.has(field)) return [];
    seen.add(field);
    return [
      {
        field,
        value: status === 'active' ? label : `${label} (${status})`,
        unit: null,
        age: onsetWeeks === null ? null : { value: Math.round(onsetWeeks * 10) / 10, unit: 'wk' as const },
      },
    ];
  });
}

/** The medicines as a flag's inputs, aged by their last dose. */
export function medicineInputs(medicines: readonly ListedMedicine[]): readonly FlagInput[] {
  return medicines.map(({ field, written, dose, lastTakenHoursAgo, recognised }) => {
    const reading = recognised.ingredients.find(({ by }) => by === 'spelling');
    const name = reading === undefined ? written : `${written} (read as ${reading.name})`;
    return {
      field,
      value: dose === null ? name : `${name}, ${dose}`,
      unit: null,
      age: lastTakenHoursAgo === null ? null : { value: lastTakenHoursAgo, unit: 'h' as const },
    };
  });
}
