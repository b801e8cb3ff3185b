import {
  LIGHT_IV_GRID,
  type Policy,
  REGIMENS,
  type Regimen,
  SETTINGS,
  type SettingId,
  type Verdict,
} from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import type { PolicyAdopted } from './adoption.ts';

/** The first form of an adoption: it began when it was signed, and its policy was smaller. */
export interface PolicyAdoptedOne {
  readonly policy: Omit<Policy, 'raised' | 'lightGrid' | 'regimens' | 'settings' | 'standingOrders'> & {
    readonly settings: Readonly<Record<string, number>>;
    readonly regimens: Readonly<Record<string, Omit<Regimen, 'series'> & Partial<Pick<Regimen, 'series'>>>>;
    readonly standingOrders: readonly (Omit<Policy['standingOrders'][number], 'reasonFor' | 'forDays'> &
      Partial<Pick<Policy['standingOrders'][number], 'reasonFor' | 'forDays'>>)[];
    readonly bpElevated: 'caution' | 'defer';
  };
  readonly printedName: string;
  readonly because: string;
}

/** Settings that have another name since: value of now from value of then. */
const RENAMED: Readonly<Record<string, readonly [SettingId, (value: number) => number]>> = {
  'hr-caution-from': ['hr-caution-above', (value) => value - 1],
  'spo2-caution-to': ['spo2-caution-below', (value) => value + 1],
};
const STANDING_DAYS = 365;

/** Any adoption, of whatever age, as it is read today; the policy in it knows when it begins. */
export function readAdopted(body: PolicyAdopted | PolicyAdoptedOne, occurredAt: Instant): PolicyAdopted {
  if ('from' in body) return { ...body, policy: { ...body.policy, from: body.from } };
  const { bpElevated, ...old } = body.policy;
  const settings: Partial<Record<SettingId, number>> = {};
  for (const [id, value] of Object.entries(old.settings)) {
    const renamed = RENAMED[id];
    if (renamed !== undefined) settings[renamed[0]] = renamed[1](value);
    else if (Object.hasOwn(SETTINGS, id)) settings[id as SettingId] = value;
  }
  const raised: Readonly<Record<string, Verdict>> = bpElevated === 'defer' ? { 'bp-elevated': 'defer' } : {};
  const regimens = Object.fromEntries(
    Object.entries(old.regimens).map(([key, regimen]): [string, Regimen] => [
      key,
      {
        ...regimen,
        series: regimen.series ?? (REGIMENS[key as keyof typeof REGIMENS] ?? REGIMENS['iv-depression']).series,
      },
    ]),
  );
  const policy: Policy = {
    ...old,
    settings,
    raised,
    regimens,
    lightGrid: LIGHT_IV_GRID,
    standingOrders: old.standingOrders.map((order) => ({
      reasonFor: order.medicine,
      forDays: STANDING_DAYS,
      ...order,
    })),
    from: occurredAt,
  };
  return {
    policy,
    printedName: body.printedName,
    because: body.because,
    meaning: 'responsible-prescriber',
    from: occurredAt,
  };
}
