/**
 * What a bedside monitor can measure that Keel files, one row each.
 *
 * `unit` is UCUM and the only one a filed reading carries. A value below `from` or above `to` is no measurement of a
 * living person by these sensors but noise, a lost decimal point or a room: it is kept aside, shown, never filed and
 * never trimmed. The bounds are the outer ends of ordinary monitors' measuring ranges, not clinical limits, and zero
 * stays in where zero is a finding (no beat, no breath, no carbon dioxide).
 * Source: codes 5 (kinds, units); bounds PD (project default).
 */
export const READING_KINDS = {
  HR: { label: 'Heart rate', unit: '/min', from: 0, to: 350, basis: 'PD' },
  SPO2: { label: 'Oxygen saturation', unit: '%', from: 1, to: 100, basis: 'PD' },
  PULSE: { label: 'Pulse rate', unit: '/min', from: 0, to: 350, basis: 'PD' },
  RR: { label: 'Respiratory rate', unit: '/min', from: 0, to: 150, basis: 'PD' },
  NIBP_SYS: { label: 'Cuff pressure, systolic', unit: 'mm[Hg]', from: 20, to: 300, basis: 'PD' },
  NIBP_DIA: { label: 'Cuff pressure, diastolic', unit: 'mm[Hg]', from: 10, to: 250, basis: 'PD' },
  NIBP_MEAN: { label: 'Cuff pressure, mean', unit: 'mm[Hg]', from: 10, to: 275, basis: 'PD' },
  ETCO2: { label: 'End-tidal carbon dioxide', unit: 'mm[Hg]', from: 0, to: 150, basis: 'PD' },
  TEMP: { label: 'Temperature', unit: 'Cel', from: 25, to: 45, basis: 'PD' },
} as const satisfies Record<string, { label: string; unit: string; from: number; to: number; basis: 'PD' }>;

export type ReadingKind = keyof typeof READING_KINDS;
export type ReadingUnit = (typeof READING_KINDS)[ReadingKind]['unit'];

/** In the order of the table, which is also the order the numbers of a stored row are in. */
export const READING_KIND_NAMES = Object.keys(READING_KINDS) as readonly ReadingKind[];

export const isReadingKind = (name: string): name is ReadingKind => Object.hasOwn(READING_KINDS, name);

/** Whether a sensor of this kind could have measured it. Not a clinical judgement. */
export function isPlausible(kind: ReadingKind, value: number): boolean {
  const { from, to } = READING_KINDS[kind];
  return Number.isFinite(value) && value >= from && value <= to;
}
