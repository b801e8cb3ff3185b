import { LIGHT_IV_GRID } from './grid.ts';
import type { Policy } from './policy.ts';
import { REGIMENS, type Regimen } from './regimen.ts';
import type { StandingOrderRow } from './standing-order.ts';

const ALL_STANDING: readonly StandingOrderRow[] = [
  {
    id: 'so-ondansetron',
    medicine: 'ondansetron',
    route: 'odt',
    reasonFor: 'nausea',
    doseMg: 4,
    maxMg: 8,
    minIntervalMinutes: 30,
    givenBy: 'nurse',
    tell: 'prescriber, same day',
    forDays: 365,
  },
  {
    id: 'so-paracetamol',
    medicine: 'paracetamol',
    route: 'po',
    reasonFor: 'headache',
    doseMg: 650,
    maxMg: 1_000,
    minIntervalMinutes: 240,
    givenBy: 'nurse',
    tell: 'prescriber, same day',
    forDays: 365,
  },
];

const pick = (keys: readonly (keyof typeof REGIMENS)[]): Record<string, Regimen> =>
  Object.fromEntries(keys.map((key) => [key, REGIMENS[key]]));

const SOMEBODY_LOOKS_AFTER_THEM = ['adult', 'medical-transport'] as const;

/** Three to start from. They are proposals: a named clinician adopts one, with signature, before anyone is treated. */
export const STARTING_POLICIES = {
  'esketamine-only': {
    id: 'esketamine-only',
    version: 'esketamine-only-1',
    title: 'Esketamine nasal spray only',
    settings: {},
    raised: {},
    regimens: pick(['esketamine-trd', 'esketamine-mdsi']),
    lightGrid: null,
    escorts: {
      esketamine: ['adult', 'medical-transport', 'ride'],
      ketamine: SOMEBODY_LOOKS_AFTER_THEM,
      firstSession: SOMEBODY_LOOKS_AFTER_THEM,
    },
    standingOrders: ALL_STANDING,
  },
  infusion: {
    id: 'infusion',
    version: 'infusion-1',
    title: 'Infusion clinic',
    settings: {},
    raised: {},
    regimens: pick(['iv-depression', 'iv-ptsd', 'iv-pain-4h', 'iv-pain-continuous', 'im-depression', 'sc-depression']),
    lightGrid: LIGHT_IV_GRID,
    escorts: {
      esketamine: SOMEBODY_LOOKS_AFTER_THEM,
      ketamine: SOMEBODY_LOOKS_AFTER_THEM,
      firstSession: SOMEBODY_LOOKS_AFTER_THEM,
    },
    standingOrders: ALL_STANDING,
  },
  mixed: {
    id: 'mixed',
    version: 'mixed-1',
    title: 'All routes',
    settings: {},
    raised: {},
    regimens: REGIMENS,
    lightGrid: LIGHT_IV_GRID,
    escorts: {
      esketamine: ['adult', 'medical-transport', 'ride'],
      ketamine: SOMEBODY_LOOKS_AFTER_THEM,
      firstSession: SOMEBODY_LOOKS_AFTER_THEM,
    },
    standingOrders: ALL_STANDING,
  },
} as const satisfies Readonly<Record<string, Policy>>;
