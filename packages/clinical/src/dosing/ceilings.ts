import { type Policy, type Regimen, type RuleReason, type RuleRow, ruleReason, settingOf } from '../policy/index.ts';
import type { ReasonInput } from '../record/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { DoseOrder, DosingWeight } from './order.ts';
import { DEVICE_MG, orderMg, pumpSetting } from './pump.ts';
import { type DosingSex, dosingWeight, WRITTEN_TO_KG } from './weight.ts';

/** What can be wrong with an order. Ceilings cannot be overridden; a policy may lower them, never raise them (A17). */
export const ORDER_RULES = {
  'order-dose-unknown': {
    title: 'The dose cannot be worked out',
    verdict: 'defer',
    override: [],
    clears: 'Enter what is missing',
    sources: ['a.5', 'PD'],
  },
  'order-route-mismatch': {
    title: 'The order is for another route',
    verdict: 'defer',
    override: [],
    clears: 'Order for the planned route, or plan the other one',
    sources: ['a.1', 'PD'],
  },
  'dose-above-ceiling': {
    title: 'Above the highest dose',
    verdict: 'contraindicated',
    override: [],
    clears: 'Order a lower dose',
    sources: ['a.4', 'a.5', 'PD'],
  },
  'rate-above-ceiling': {
    title: 'Faster than allowed',
    verdict: 'contraindicated',
    override: [],
    clears: 'Order a slower rate',
    sources: ['a.3', 'a.5', 'PDR-KET'],
  },
  'first-dose-high': {
    title: 'More than the usual first dose',
    verdict: 'caution',
    override: ['prescriber'],
    clears: 'Lower the dose, or confirm it with a reason',
    sources: ['a.2', 'a.4', 'MEDSCAPE-SPR'],
  },
  'age-65-plus': {
    title: '65 or older: lower first dose',
    verdict: 'caution',
    override: ['prescriber'],
    clears: 'Start with 28 mg, or confirm with a reason',
    sources: ['a.2', 'PI-US-2021', 'SMPC-UKHK'],
  },
  'dosing-weight-old': {
    title: 'The weight is too old',
    verdict: 'defer',
    override: [],
    clears: 'Weigh the patient',
    sources: ['a.4', 'PD'],
  },
  'dosing-weight-unfounded': {
    title: 'The dosing weight does not follow',
    verdict: 'defer',
    override: [],
    clears: 'Work the dosing weight out from the measured one',
    sources: ['a.4', 'PD'],
  },
  'concentrate-undiluted': {
    title: 'This strength must be diluted',
    verdict: 'contraindicated',
    override: [],
    clears: 'Use 10 mg/mL, or dilute with an equal volume or more',
    sources: ['a.3', 'PDR-KET'],
  },
  'push-too-fast': {
    title: 'Pushed too fast',
    verdict: 'contraindicated',
    override: [],
    clears: 'Give it over a longer time',
    sources: ['a.3', 'PDR-KET'],
  },
  'bag-too-small': {
    title: 'The bag holds less than the drug needs',
    verdict: 'defer',
    override: [],
    clears: 'Use a larger bag',
    sources: ['a.5', 'PD'],
  },
  'flush-too-fast': {
    title: 'The flush runs faster than the infusion',
    verdict: 'defer',
    override: [],
    clears: 'Flush no faster than the infusion ran',
    sources: ['a.5', 'ISMP-RESIDUAL'],
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

const input = (name: string, value: number, unit: string, at?: Instant): ReasonInput =>
  at === undefined ? { name, value, unit } : { name, value, unit, at };
const round = (value: number): number => Math.round(value * 1_000) / 1_000;
/** Ceilings compare with this slack, so that 0.5 × 70 is not "above" 35 by a rounding of binary fractions. */
const SLACK = 1e-9;
const above = (value: number, ceiling: number): boolean => value > ceiling * (1 + SLACK);

/** Why the weight of an order is not what its rule makes of the scale's; null when it is. */
function whyUnfounded(weight: DosingWeight, sex: DosingSex | undefined): string | null {
  const { rule, actualKg, heightCm, kg } = weight;
  const follows = dosingWeight({ rule, actualKg, heightCm, sex });
  if (follows.kind === 'unknown') return `it cannot be worked out: ${follows.because}`;
  return Math.abs(follows.kg - kg) <= WRITTEN_TO_KG
    ? null
    : `${round(kg)} kg in the order; ${round(follows.kg)} kg follow from ${round(actualKg)} kg (${rule})`;
}

/** Everything that stands against an order, at once. None: it can be carried out. Source: clinical-protocol a.2-a.5. */
export function orderReasons(input_: {
  readonly order: DoseOrder;
  readonly regimen: Regimen;
  readonly policy: Pick<Policy, 'settings'>;
  readonly firstTreatment: boolean;
  /** Undefined: not known, which is treated as old enough for the lower first dose. */
  readonly ageYears: number | undefined;
  /** For a weight by height. Undefined: not known, and no such weight can be founded. */
  readonly sex?: DosingSex | undefined;
  readonly now: Instant;
}): readonly RuleReason[] {
  const { order, regimen, policy, firstTreatment, ageYears, sex, now } = input_;
  const reasons: RuleReason[] = [];
  const most = (id: Parameters<typeof settingOf>[1]) => settingOf(policy, id);
  const mg = orderMg(order);
  const kg = 'weight' in order ? order.weight?.kg : undefined;

  if (order.route !== regimen.route || !(regimen.forms as readonly string[]).includes(order.form)) {
    reasons.push(ruleReason(ORDER_RULES, 'order-route-mismatch', `${order.form}, ${order.route} for ${regimen.title}`));
  }
  if (mg === null) {
    return [
      ...reasons,
      ruleReason(ORDER_RULES, 'order-dose-unknown', 'the amount is by weight and no dosing weight is given', {
        missing: ['weight'],
      }),
    ];
  }
  const ceiling = (limit: number, unit: string, value: number, what: string) => {
    if (!above(value, limit)) return;
    reasons.push(
      ruleReason(ORDER_RULES, 'dose-above-ceiling', `${round(value)} ${unit} is above ${limit} ${unit} (${what})`, {
        inputs: [input('ordered', round(value), unit), input('ceiling', limit, unit)],
      }),
    );
  };
  const rate = (limit: number, unit: string, value: number, what: string) => {
    if (!above(value, limit)) return;
    reasons.push(
      ruleReason(ORDER_RULES, 'rate-above-ceiling', `${round(value)} ${unit} is above ${limit} ${unit} (${what})`, {
        inputs: [input('rate', round(value), unit), input('ceiling', limit, unit)],
      }),
    );
  };
  if ('weight' in order && order.weight !== undefined) {
    const days = (now - order.weight.measuredAt) / DAY_MS;
    if (days > most('weight-age-days') || days < 0) {
      reasons.push(
        ruleReason(ORDER_RULES, 'dosing-weight-old', `weighed ${Math.floor(days)} days ago`, {
          inputs: [input('weight', order.weight.actualKg, 'kg', order.weight.measuredAt)],
        }),
      );
    }
    const unfounded = whyUnfounded(order.weight, sex);
    if (unfounded !== null) reasons.push(ruleReason(ORDER_RULES, 'dosing-weight-unfounded', unfounded));
  }

  switch (order.form) {
    case 'infusion': {
      const minutes = order.minutes;
      if (!(minutes > 0) || !(order.bagVolumeMl > 0) || !(order.vialMgPerMl > 0)) {
        reasons.push(
          ruleReason(
            ORDER_RULES,
            'order-dose-unknown',
            'time, bag volume and vial strength must be more than nothing',
            {
              missing: ['minutes', 'bagVolumeMl', 'vialMgPerMl'],
            },
          ),
        );
        break;
      }
      const setting = pumpSetting(order)!;
      if (setting.vialMl > order.bagVolumeMl) {
        reasons.push(
          ruleReason(
            ORDER_RULES,
            'bag-too-small',
            `${round(setting.vialMl)} mL of drug do not fit into ${order.bagVolumeMl} mL`,
          ),
        );
      }
      if (order.vialMgPerMl >= 100 && setting.mgPerMl > order.vialMgPerMl / 2) {
        reasons.push(ruleReason(ORDER_RULES, 'concentrate-undiluted', `${round(setting.mgPerMl)} mg/mL in the bag`));
      }
      if (kg !== undefined) {
        rate(most('iv-mg-per-kg-per-min'), 'mg/kg/min', mg / kg / minutes, 'label');
      }
      if (regimen.indication === 'chronic-pain') {
        rate(most('pain-mg-per-hour'), 'mg/h', setting.mgPerHour, 'pain infusion');
        if (kg !== undefined) rate(most('pain-mg-per-kg-per-hour'), 'mg/kg/h', setting.mgPerHour / kg, 'pain infusion');
        ceiling(most('pain-mg-per-day'), 'mg', Math.min(mg, setting.mgPerHour * 24), 'in 24 hours');
      } else {
        ceiling(most('infusion-mg'), 'mg', mg, 'one infusion');
        // 1 mg/kg in 40 min is a rate as much as a dose: a longer run may carry no more than 1 mg/kg either.
        if (kg === undefined) {
          reasons.push(
            ruleReason(ORDER_RULES, 'order-dose-unknown', 'an infusion is held to mg/kg, so the weight is needed', {
              missing: ['weight'],
            }),
          );
        } else ceiling(most('infusion-mg-per-kg-40-min'), 'mg/kg', mg / kg, 'depression infusion');
        if (minutes < 40) {
          if (kg !== undefined) {
            rate(most('infusion-mg-per-kg-40-min') / 40, 'mg/kg/min', mg / kg / minutes, '1 mg/kg in 40 min');
          }
          rate(most('infusion-mg') / 40, 'mg/min', mg / minutes, 'most of one infusion in 40 min');
        }
        if (firstTreatment && above(mg, most('first-infusion-mg'))) {
          reasons.push(
            ruleReason(ORDER_RULES, 'first-dose-high', `${round(mg)} mg is above ${most('first-infusion-mg')} mg`, {
              inputs: [input('ordered', round(mg), 'mg')],
            }),
          );
        }
      }
      if (
        order.line.flushMlPerHour !== undefined &&
        order.line.afterwards === 'flush' &&
        above(order.line.flushMlPerHour, setting.mlPerHour)
      ) {
        reasons.push(
          ruleReason(
            ORDER_RULES,
            'flush-too-fast',
            `${order.line.flushMlPerHour} mL/h after ${round(setting.mlPerHour)} mL/h`,
          ),
        );
      }
      break;
    }
    case 'bolus': {
      if (order.overSeconds < most('iv-push-seconds')) {
        reasons.push(
          ruleReason(ORDER_RULES, 'push-too-fast', `over ${order.overSeconds} s; ${most('iv-push-seconds')} s or more`),
        );
      }
      if (order.vialMgPerMl >= 100) {
        reasons.push(ruleReason(ORDER_RULES, 'concentrate-undiluted', `${order.vialMgPerMl} mg/mL pushed`));
      }
      ceiling(most('infusion-mg'), 'mg', mg, 'one push');
      if (kg === undefined) {
        reasons.push(
          ruleReason(ORDER_RULES, 'order-dose-unknown', 'a push is held to mg/kg/min, so the weight is needed', {
            missing: ['weight'],
          }),
        );
      } else {
        rate(most('iv-mg-per-kg-per-min'), 'mg/kg/min', mg / kg / (order.overSeconds / 60), 'label');
        ceiling(most('infusion-mg-per-kg-40-min'), 'mg/kg', mg / kg, 'one push');
      }
      break;
    }
    case 'injection':
      if (kg === undefined) {
        reasons.push(
          ruleReason(ORDER_RULES, 'order-dose-unknown', 'an injection is held to mg/kg, so the weight is needed', {
            missing: ['weight'],
          }),
        );
      } else ceiling(most('injection-mg-per-kg'), 'mg/kg', mg / kg, 'injection');
      break;
    case 'mouth':
      if (order.route === 'sublingual-ketamine') ceiling(most('sublingual-mg'), 'mg', mg, 'under the tongue');
      else if (order.route === 'intranasal-ketamine') ceiling(most('intranasal-ketamine-mg'), 'mg', mg, 'by the nose');
      else {
        ceiling(most('oral-mg'), 'mg', mg, 'by mouth');
        if (kg !== undefined) ceiling(most('oral-mg-per-kg'), 'mg/kg', mg / kg, 'by mouth');
      }
      break;
    case 'nasal-devices':
      ceiling(most('esketamine-mg'), 'mg', mg, 'label');
      if (firstTreatment && above(mg, most('esketamine-first-mg')) && order.firstDoseConfirmed !== true) {
        reasons.push(
          ruleReason(ORDER_RULES, 'first-dose-high', `${mg} mg on the first day; usual is ${DEVICE_MG * 2} mg`, {
            inputs: [input('ordered', mg, 'mg')],
          }),
        );
      }
      if (
        firstTreatment &&
        above(mg, most('esketamine-older-first-mg')) &&
        (ageYears === undefined || ageYears >= most('elderly-years'))
      ) {
        reasons.push(
          ruleReason(
            ORDER_RULES,
            'age-65-plus',
            ageYears === undefined ? 'age not known' : `${ageYears} years, first session, ${mg} mg`,
            ageYears === undefined
              ? { missing: ['age'] }
              : { inputs: [input('age', ageYears, 'a'), input('ordered', mg, 'mg')] },
          ),
        );
      }
      break;
  }
  return reasons;
}
