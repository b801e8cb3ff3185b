import {
  againstPressure,
  HOME_REACH_RULES,
  type HomeDose,
  type HomeRuleId,
  type HomeStopId,
  stopsTold,
  untold,
  untoldFrom,
  withTold,
} from '@keel/clinical/home';
import type { HomeDoseTold } from '@keel/clinical/patient';
import { addMinutes, addMs, DAY_MS, HOUR_MS, type Instant, instant } from '@keel/clinical/units';
import type { MyHomeView } from '@keel/formats/api';
import type { Said } from '../api/index.ts';

/** The dose that is told about, as the page shows it. Times as ISO 8601. */
export interface Step
  extends Pick<Wire, 'dose' | 'before' | 'takenAt' | 'after' | 'heardAt' | 'untold' | 'pressureAt' | 'heardBy'> {
  /** Why it is not to be taken, by the clinic's own rules. */
  readonly against: readonly string[];
  /** The clinic has answered for all that was told of it: only then may it be taken. */
  readonly answered: boolean;
}

type Wire = NonNullable<MyHomeView['current']>;
type Known = Pick<MyHomeView, 'against' | 'current' | 'lines' | 'pressureMinutes' | 'heardHours'>;
export const toldOf = (said: Said): HomeDoseTold => said.body as HomeDoseTold;

/** For which of the things told here somebody has to be reached now: judged on the phone by the rule of the clinic, answered or not. */
export const reachingOf = (told: readonly Said[], lines: Known['lines']): readonly HomeStopId[] => [
  ...new Set(told.flatMap((one) => stopsTold(toldOf(one), lines)).filter((rule) => HOME_REACH_RULES.has(rule))),
];

/**
 * For what somebody has to be reached now, as the clinic says it (`reaching`) and as it was told here since; and whether the clinic knows of all
 * of it: it took the word (`heard`), although what it says has not been read here since.
 */
export function reachNow(
  reaching: readonly string[],
  said: readonly Said[],
  heard: readonly Said[],
  lines: Known['lines'],
): { readonly rules: readonly string[]; readonly told: boolean } {
  const known = [...new Set([...reaching, ...reachingOf(heard, lines)])];
  const untold = reachingOf(said, lines).filter((rule) => !known.includes(rule));
  return { rules: [...known, ...untold], told: untold.length === 0 };
}

/**
 * The dose that is told about now: as the clinic knows it, and over that what was told here and not answered (`waiting`, oldest first). An answer that was given
 * is not good for ever: without a connection nobody takes a dose by a pressure that has grown old.
 */
export function stepOf(view: Known, waiting: readonly Said[], now: Instant): Step | null {
  const last = waiting.at(-1);
  if (last === undefined) return view.current === null ? null : asAnswered(view.current, now);
  const { dose: id } = toldOf(last);
  const own = waiting.filter((one) => toldOf(one).dose === id);
  const known = view.current?.dose === id ? asDose(view.current) : untold(id);
  const dose = own.reduce((so, one) => withTold(so, toldOf(one), at(one.occurredAt)), known);
  const against: readonly string[] = own.some((one) => toldOf(one).step === 'before')
    ? [...view.against, ...againstHere(dose, view.lines)]
    : view.against;
  const { takenAt, heardAt } = dose;
  const pressureAt = takenAt === null ? null : addMinutes(takenAt, view.pressureMinutes);
  return {
    dose: id,
    before: asWire(dose.before),
    takenAt: isoOrNull(takenAt),
    after: asWire(dose.after),
    heardAt: isoOrNull(heardAt),
    untold: pressureAt === null ? [] : [...untoldFrom(dose, pressureAt)],
    pressureAt: isoOrNull(pressureAt),
    heardBy: takenAt === null ? null : iso(addMs(takenAt, view.heardHours * HOUR_MS)),
    against: [...new Set(against)],
    answered: false,
  };
}

function asAnswered(current: Wire, now: Instant): Step | null {
  const { freshUntil, takenAt } = current;
  // As a phone kept it: a dose of another day is not told about any more.
  if (takenAt !== null && now - at(takenAt) >= DAY_MS) return null;
  const old = takenAt === null && freshUntil !== null && now > at(freshUntil);
  return { ...current, against: old ? [...current.against, 'home-pressure-missing'] : current.against, answered: true };
}

function againstHere({ before, adultHere }: HomeDose, lines: Known['lines']): readonly HomeRuleId[] {
  return [
    ...(before === null ? (['home-pressure-missing'] as const) : againstPressure(before, lines)),
    ...(adultHere === true ? [] : (['home-adult-missing'] as const)),
  ];
}

const at = (time: string): Instant => instant(Date.parse(time));
const iso = (time: number): string => new Date(time).toISOString();
const isoOrNull = (time: number | null): string | null => (time === null ? null : iso(time));
const asWire = (found: HomeDose['before']): Wire['before'] => (found === null ? null : { ...found, at: iso(found.at) });
const pressure = (found: Wire['before']) => (found === null ? null : { ...found, at: at(found.at) });
const asDose = (wire: Wire): HomeDose => ({
  ...untold(wire.dose),
  before: pressure(wire.before),
  takenAt: wire.takenAt === null ? null : at(wire.takenAt),
  after: pressure(wire.after),
  heardAt: wire.heardAt === null ? null : at(wire.heardAt),
});
