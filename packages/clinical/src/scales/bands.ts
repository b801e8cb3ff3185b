import type { Band, BandSet, Instrument, NamedBand, Sex } from './instrument.ts';

const isNumbered = (band: Band | NamedBand): band is Band => 'min' in band;

/** The set in force: the one named, or the instrument's first. Nothing when it has none, or none of that name. */
export const bandSetOf = (instrument: Instrument, id?: string): BandSet | undefined =>
  id === undefined ? instrument.bandSets[0] : instrument.bandSets.find((set) => set.id === id);

/** Numbered bands that hold for this sex, lowest first. */
export function bandsFor(set: BandSet | undefined, sex: Sex): readonly Band[] {
  const numbered = (set?.bands ?? []).filter(isNumbered);
  return numbered
    .filter((band) => band.sex === undefined || band.sex === sex)
    .toSorted((left, right) => left.min - right.min);
}

/** Do the bands of this set depend on the patient's sex? */
export const dependsOnSex = (set: BandSet | undefined): boolean =>
  (set?.bands ?? []).some((band) => isNumbered(band) && band.sex !== undefined);

/** The band a rounded total falls in: the last one that begins at or below it. */
export const bandAt = (bands: readonly Band[], total: number): Band | undefined =>
  bands.findLast((band) => band.min <= total);

/** Codes of the bands that a total between `min` and `max` can fall in. */
export const bandsBetween = (bands: readonly Band[], min: number, max: number): readonly string[] =>
  bands
    .filter((band, index) => band.min <= max && (bands[index + 1]?.min ?? Number.POSITIVE_INFINITY) > min)
    .map((band) => band.code);

/** A band by its code, for those that a triage or an algorithm names. */
export const bandNamed = (set: BandSet | undefined, code: string | null): Band | NamedBand | undefined =>
  set?.bands.find((band) => band.code === code);
