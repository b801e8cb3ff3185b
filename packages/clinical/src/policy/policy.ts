import type { Instant } from '../units/index.ts';
import type { Grid } from './grid.ts';
import { OBSERVATION_FLOOR_MINUTES, type Regimen } from './regimen.ts';
import type { Verdict } from './rule.ts';
import type { SettingId } from './settings.ts';
import type { StandingOrderRow } from './standing-order.ts';

export const ESCORTS_ALLOWED = ['adult', 'medical-transport', 'ride'] as const;
export type EscortKindAllowed = (typeof ESCORTS_ALLOWED)[number];

/** What a clinic has adopted: one version of it judges a session from arrival to release. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Only what differs from `SETTINGS`; hard limits hold whatever stands here. */
  readonly settings: Readonly<Partial<Record<SettingId, number>>>;
  /** Rules that the clinic takes more strictly than their row; nothing makes one milder. */
  readonly raised: Readonly<Record<string, Verdict>>;
  readonly regimens: Readonly<Record<string, Regimen>>;
  /** The lighter infusion grid after uneventful sessions; null: nobody is watched by it. */
  readonly lightGrid: Grid | null;
  /** Who may take a patient home (b.6): a ride is nobody who looks after them. */
  readonly escorts: Readonly<Record<'esketamine' | 'ketamine' | 'firstSession', readonly EscortKindAllowed[]>>;
  readonly standingOrders: readonly StandingOrderRow[];
  /** From when it is in force; absent while it is a proposal. Set by its adoption, never by whoever writes it. */
  readonly from?: Instant;
}

const SEVERITY: Readonly<Record<Verdict, number>> = { info: 0, caution: 1, defer: 2, contraindicated: 3 };

/** The stricter of a rule's verdict and what the clinic raised that rule to. */
export function raisedVerdict(policy: Pick<Policy, 'raised'>, rule: string, verdict: Verdict): Verdict {
  const floor = Object.hasOwn(policy.raised, rule) ? policy.raised[rule] : undefined;
  return floor !== undefined && SEVERITY[floor] > SEVERITY[verdict] ? floor : verdict;
}

/** Observation of a regimen, held at the hard floor of its route. */
export const observationMinutes = (regimen: Regimen): number =>
  Math.max(regimen.release.observationMinutes, OBSERVATION_FLOOR_MINUTES[regimen.route]);
