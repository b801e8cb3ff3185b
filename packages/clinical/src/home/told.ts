import type { HomeDoseTold } from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import type { HomeRuleId, HomeStopId } from './rules.ts';

/** Both figures of a cuff, mmHg. */
interface Figures {
  readonly systolic: number;
  readonly diastolic: number;
}

/** The lines that a pressure at home is judged by, mmHg. A page that must judge without a connection carries them along. */
export interface HomeLines {
  /** Above either: no dose. */
  readonly raised: Figures;
  /** Below it: no dose. */
  readonly lowSystolic: number;
  /** At or above either after a dose: the next one is on hold. */
  readonly defer: Figures;
  /** At or above either at any time: somebody reaches the person. */
  readonly severe: Figures;
}

/** As the policy has them, held at the hard limits. */
export const linesOf = (policy: Policy): HomeLines => ({
  raised: {
    systolic: settingOf(policy, 'bp-elevated-systolic'),
    diastolic: settingOf(policy, 'bp-elevated-diastolic'),
  },
  lowSystolic: settingOf(policy, 'bp-low-systolic'),
  defer: { systolic: settingOf(policy, 'bp-high-systolic'), diastolic: settingOf(policy, 'bp-high-diastolic') },
  severe: { systolic: settingOf(policy, 'bp-severe-systolic'), diastolic: settingOf(policy, 'bp-severe-diastolic') },
});

/** What a pressure before a dose says against it; empty: nothing. */
export function againstPressure(found: Figures, lines: HomeLines): readonly HomeRuleId[] {
  const { raised, lowSystolic } = lines;
  return [
    ...(found.systolic > raised.systolic || found.diastolic > raised.diastolic
      ? (['home-pressure-before'] as const)
      : []),
    ...(found.systolic < lowSystolic ? (['home-pressure-low'] as const) : []),
  ];
}

/** Which stop rules are met by what is told, by itself: the same in the record and on a phone that has no connection. */
export function stopsTold(told: Omit<HomeDoseTold, 'dose'>, lines: HomeLines): readonly HomeStopId[] {
  if (told.step === 'taken') return [];
  if (told.step === 'heard') {
    return [
      ...(told.moreTaken === true ? (['home-more-taken'] as const) : []),
      ...(told.answers?.tired === 'very' || told.answers?.sick === 'very' ? (['home-unwell'] as const) : []),
    ];
  }
  const from = (line: Figures): boolean =>
    (told.systolic !== undefined && told.systolic >= line.systolic) ||
    (told.diastolic !== undefined && told.diastolic >= line.diastolic);
  // A severe pressure is a danger by itself, before a dose as after it; one above the defer line before it is only no dose.
  if (from(lines.severe)) return ['home-pressure-severe'];
  return told.step === 'after' && from(lines.defer) ? ['home-pressure-after'] : [];
}

/** One dose at home, as the patient told it. What was not told is null, never "no". */
export interface HomeDose {
  readonly dose: string;
  readonly before: (Figures & { readonly at: Instant }) | null;
  readonly adultHere: boolean | null;
  readonly takenAt: Instant | null;
  readonly after: (Figures & { readonly at: Instant }) | null;
  /** When it was last told how it went. */
  readonly heardAt: Instant | null;
  /** Whether more than ordered was taken; null: not said. */
  readonly moreTaken: boolean | null;
}

/** A dose of which nothing was told. */
export const untold = (dose: string): HomeDose => ({
  dose,
  before: null,
  adultHere: null,
  takenAt: null,
  after: null,
  heardAt: null,
  moreTaken: null,
});

/** What is known of a dose once one more thing is told of it. */
export function withTold(known: HomeDose, told: HomeDoseTold, at: Instant): HomeDose {
  const { systolic, diastolic } = told;
  const pressure = systolic === undefined || diastolic === undefined ? null : { systolic, diastolic, at };
  switch (told.step) {
    case 'before':
      return { ...known, before: pressure, adultHere: told.adultHere ?? null };
    case 'taken':
      return { ...known, takenAt: known.takenAt ?? at };
    case 'after':
      return { ...known, after: pressure };
    case 'heard':
      return { ...known, heardAt: at, moreTaken: told.moreTaken ?? known.moreTaken };
  }
}

/** What of a dose that was taken is not told yet, `from` when its pressure was to be taken again. A word of the first minutes says nothing of the hour in which the pressure is highest. */
export function untoldFrom(dose: HomeDose, from: Instant): readonly ('after' | 'heard' | 'more-taken')[] {
  return [
    ...(dose.after === null || dose.after.at < from ? (['after'] as const) : []),
    ...(dose.heardAt === null || dose.heardAt < from ? (['heard'] as const) : []),
    ...(dose.moreTaken === null ? (['more-taken'] as const) : []),
  ];
}
