import { type Chance, chance } from './random.ts';
import { EFFECT_HALF_TIME_MIN, effectAt, RESPONSES, type RespondingVital } from './response.ts';

/** Resting values of one person: mm[Hg], /min, %, Cel. */
export interface Baseline {
  readonly systolic: number;
  readonly diastolic: number;
  readonly heartRate: number;
  readonly respiratoryRate: number;
  readonly spo2: number;
  readonly temperature: number;
}

/** What the trainer, or the demo, can make happen. Each ends when its minutes are over. */
export const EVENTS = ['pressure-surge', 'desaturation', 'apnoea', 'vasovagal', 'anxiety'] as const;
export type PhysiologicalEvent = (typeof EVENTS)[number];

export interface Vitals {
  readonly HR: number;
  readonly RR: number;
  readonly SPO2: number;
  readonly ETCO2: number;
  readonly NIBP_SYS: number;
  readonly NIBP_DIA: number;
  readonly NIBP_MEAN: number;
  readonly TEMP: number;
}

export interface SimulatedPatient {
  /** Moves time on by `seconds` under a plasma concentration (ng/mL) and answers what is true inside, before any sensor. */
  step(seconds: number, plasmaNgPerMl: number): Vitals;
  begin(event: PhysiologicalEvent, minutes: number): void;
}

/** Slow wandering around zero: first-order, standard deviation 1, time constant in seconds. */
function wander(random: Chance, timeConstantS: number): (seconds: number) => number {
  let value = random.normal();
  return (seconds) => {
    const keep = Math.exp(-seconds / timeConstantS);
    value = keep * value + Math.sqrt(1 - keep * keep) * random.normal();
    return value;
  };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** One simulated person; `seed` fixes both the sensitivity to the drug and the noise. */
export function simulatedPatient(options: { readonly seed: number; readonly baseline: Baseline }): SimulatedPatient {
  const random = chance(options.seed);
  const { baseline } = options;
  const sensitivity = Object.fromEntries(
    Object.entries(RESPONSES).map(([vital, row]) => [vital, row.mean + row.sd * random.normal()]),
  ) as Record<RespondingVital, number>;
  const noise = {
    pressure: wander(random, 90),
    heart: wander(random, 40),
    breath: wander(random, 30),
    saturation: wander(random, 60),
  };
  let effectSite = 0;
  let clockS = 0;
  let apnoeaS = 0;
  const running = new Map<PhysiologicalEvent, { readonly from: number; readonly until: number }>();

  /** 0–1: comes on over half a minute and goes off the same way. */
  const strength = (event: PhysiologicalEvent): number => {
    const span = running.get(event);
    if (span === undefined) return 0;
    return clamp(Math.min((clockS - span.from) / 30, (span.until - clockS) / 30), 0, 1);
  };

  return {
    begin(event, minutes) {
      running.set(event, { from: clockS, until: clockS + minutes * 60 });
    },
    step(seconds, plasmaNgPerMl) {
      clockS += seconds;
      const rate = Math.LN2 / (EFFECT_HALF_TIME_MIN * 60);
      effectSite += (plasmaNgPerMl - effectSite) * (1 - Math.exp(-rate * seconds));
      const drug = effectAt(effectSite);
      const stopped = strength('apnoea') > 0.5;
      apnoeaS = stopped ? apnoeaS + seconds : Math.max(0, apnoeaS - 3 * seconds);
      const surge = strength('pressure-surge');
      const faint = strength('vasovagal');
      const fear = strength('anxiety');
      const pressure = noise.pressure(seconds);
      const systolic =
        baseline.systolic + drug * sensitivity.NIBP_SYS + 50 * surge - 45 * faint + 12 * fear + 3 * pressure;
      const diastolic =
        baseline.diastolic + drug * sensitivity.NIBP_DIA + 26 * surge - 25 * faint + 7 * fear + 2 * pressure;
      const heart = baseline.heartRate + drug * sensitivity.HR + 12 * surge - 28 * faint + 25 * fear;
      const respiratory =
        baseline.respiratoryRate +
        drug * sensitivity.RR +
        8 * fear -
        4 * strength('desaturation') +
        noise.breath(seconds);
      // Without breath, saturation holds for half a minute and then falls about a point every four seconds.
      const lost = clamp((apnoeaS - 30) / 4, 0, 35) + 9 * strength('desaturation');
      const low = clamp(diastolic, 25, systolic - 8);
      return {
        HR: clamp(heart + 2 * noise.heart(seconds), 20, 220),
        RR: stopped ? 0 : clamp(respiratory, 4, 50),
        SPO2: clamp(baseline.spo2 + drug * sensitivity.SPO2 - lost + 0.5 * noise.saturation(seconds), 50, 100),
        ETCO2: stopped ? 0 : clamp(38 + 0.6 * (baseline.respiratoryRate - respiratory), 15, 70),
        NIBP_SYS: clamp(systolic, 50, 260),
        NIBP_DIA: low,
        NIBP_MEAN: low + (clamp(systolic, 50, 260) - low) / 3,
        TEMP: baseline.temperature,
      };
    },
  };
}
