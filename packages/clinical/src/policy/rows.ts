import type { SourceId } from '../sources/index.ts';
import { CHECK_ITEMS, GRID_GAP_MINUTES_MAX, type Grid, LIGHT_IV_GRID, RUNNING_GAP_MINUTES_MAX } from './grid.ts';
import { ESCORTS_ALLOWED, type Policy } from './policy.ts';
import {
  LONG_INFUSION_MINUTES_MAX,
  OBSERVATION_FLOOR_MINUTES,
  OBSERVATION_FLOOR_SOURCES,
  REGIMENS,
  type Regimen,
} from './regimen.ts';
import { leastRescueMg, rescueLimit } from './rescue.ts';
import { seriesLimits } from './series.ts';
import type { Basis, Mark, Setting } from './setting.ts';
import { SETTING_GROUPS, type SettingGroup, type SettingId } from './settings.ts';
import { STANDING_ORDER_DAYS_MAX } from './standing-order.ts';

/** Text `7x4, 14x2` for steps: every 7 days 4 times, every 14 days twice. */
export type RowValue = number | string | readonly number[] | readonly string[] | null;
export type RowGroup = SettingGroup | 'regimens' | 'light-grid' | 'escorts' | 'standing-orders' | 'rules';

/**
 * One thing in a policy that a medical director can change, with all he must see beside it. `id` is the path in the policy, the
 * same as in a `PolicyIssue`.
 */
export interface PolicyRow {
  readonly id: string;
  readonly group: RowGroup;
  /** The regimen or the order it belongs to. */
  readonly of: string | null;
  readonly title: string;
  readonly kind: 'number' | 'minutes' | 'steps' | 'one' | 'many' | 'text';
  readonly unit: string;
  readonly value: RowValue;
  /** What Keel proposes; null where it proposes nothing. */
  readonly proposed: RowValue;
  readonly safer: 'lower' | 'higher' | null;
  /** The hard limit, and the end of what makes sense. */
  readonly loosest: number | null;
  readonly tightest: number | null;
  readonly options: readonly string[];
  /** A bound that is no number, in words. */
  readonly limit: string | null;
  readonly section: string;
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly SourceId[];
  readonly positions: readonly string[];
}

const NONE = { safer: null, loosest: null, tightest: null, options: [], limit: null, positions: [] } as const;
type From = Pick<PolicyRow, 'basis' | 'marks' | 'sources'>;
const fromOf = ({ basis, marks, sources }: From): From => ({ basis, marks, sources });
const PD: From = { basis: 'clinic-policy', marks: ['PD'], sources: ['PD'] };

/** Every editable row of a policy, in reading order. */
export function policyRows(policy: Policy): readonly PolicyRow[] {
  return [
    ...settingRows(policy),
    ...Object.entries(policy.regimens).flatMap(([key, regimen]) => regimenRows(key, regimen)),
    ...lightGridRows(policy),
    ...escortRows(policy),
    ...standingOrderRows(policy),
    ...Object.entries(policy.raised).map(
      ([rule, verdict]): PolicyRow => ({
        ...NONE,
        ...PD,
        id: `raised.${rule}`,
        group: 'rules',
        of: null,
        title: rule,
        kind: 'one',
        unit: '',
        value: verdict,
        proposed: null,
        options: ['info', 'caution', 'defer', 'contraindicated'],
        section: '0',
      }),
    ),
  ];
}

function settingRows(policy: Policy): PolicyRow[] {
  return (Object.keys(SETTING_GROUPS) as SettingGroup[]).flatMap((group) =>
    Object.entries(SETTING_GROUPS[group] as Readonly<Record<string, Setting>>).map(([id, row]): PolicyRow => {
      const value = policy.settings[id as SettingId] ?? row.value;
      return {
        ...NONE,
        ...(value === row.value ? fromOf(row) : { basis: 'clinic-policy' as const, marks: [], sources: row.sources }),
        id: `settings.${id}`,
        group,
        of: null,
        title: row.title,
        kind: 'number',
        unit: row.unit,
        value,
        proposed: row.value,
        safer: row.safer,
        loosest: row.loosest,
        tightest: row.tightest,
        section: row.section,
        positions: row.positions ?? [],
      };
    }),
  );
}

function gridRows(path: string, group: RowGroup, of: string, grid: Grid, proposed: Grid, gap: number): PolicyRow[] {
  const shared = { ...NONE, ...fromOf(grid), group, of, section: 'e.1' } as const;
  return [
    {
      ...shared,
      id: `${path}.fromFirstDose`,
      title: 'Checks, minutes from the first dose',
      kind: 'minutes',
      unit: 'min',
      value: grid.fromFirstDose,
      proposed: proposed.fromFirstDose,
      limit: `no more than ${gap} min apart in the first hour`,
    },
    ...(proposed.everyMinutesWhileRunning === undefined
      ? []
      : [
          {
            ...shared,
            id: `${path}.everyMinutesWhileRunning`,
            title: 'Then, while the infusion runs, every',
            kind: 'number',
            unit: 'min',
            value: grid.everyMinutesWhileRunning ?? null,
            proposed: proposed.everyMinutesWhileRunning,
            safer: 'lower',
            loosest: RUNNING_GAP_MINUTES_MAX,
            tightest: 1,
          } as const,
        ]),
    {
      ...shared,
      id: `${path}.fromLastDose`,
      title: 'Checks, minutes from the end of the last dose',
      kind: 'minutes',
      unit: 'min',
      value: grid.fromLastDose,
      proposed: proposed.fromLastDose,
    },
    {
      ...shared,
      id: `${path}.wants`,
      title: 'Asked at each check',
      kind: 'many',
      unit: '',
      value: grid.wants,
      proposed: proposed.wants,
      options: CHECK_ITEMS,
      limit: 'bp, spo2 and sedation cannot be left out',
    },
  ];
}

function regimenRows(key: string, regimen: Regimen): PolicyRow[] {
  const path = `regimens.${key}`;
  const row = (Object.hasOwn(REGIMENS, key) ? REGIMENS[key as keyof typeof REGIMENS] : regimen) as Regimen;
  const shared = { ...NONE, group: 'regimens', of: key } as const;
  const { release, series } = regimen;
  const limits = seriesLimits(row);
  const inSeries = { ...shared, ...fromOf(series), section: 'j', kind: 'number' } as const;
  return [
    {
      ...shared,
      ...PD,
      id: `${path}.doseMinutes`,
      title: 'A dose as usually given takes',
      kind: 'number',
      unit: 'min',
      value: regimen.doseMinutes,
      proposed: row.doseMinutes,
      section: 'a.1',
    },
    ...gridRows(`${path}.grid`, 'regimens', key, regimen.grid, row.grid, GRID_GAP_MINUTES_MAX[row.route]),
    {
      ...shared,
      ...fromOf(release),
      id: `${path}.release.observationMinutes`,
      title: 'Observed from the end of the last dose for',
      kind: 'number',
      unit: 'min',
      value: release.observationMinutes,
      proposed: row.release.observationMinutes,
      safer: 'higher',
      loosest: OBSERVATION_FLOOR_MINUTES[row.route],
      tightest: 480,
      section: 'f',
      sources: [...new Set([...release.sources, ...OBSERVATION_FLOOR_SOURCES[row.route]])],
    },
    {
      ...shared,
      ...fromOf(release),
      id: `${path}.release.score`,
      title: 'Released by',
      kind: 'one',
      unit: '',
      value: release.score,
      proposed: row.release.score,
      options: ['aldrete', 'padss'],
      section: 'f',
      sources: ['ALDRETE', 'PADSS'],
    },
    ...(
      [
        ['sessions', 'Sessions of the series', '1'],
        ['perWeek', 'Sessions a week', '1'],
        ['judgeAfter', 'Benefit is judged after session', '1'],
        ['nonImprovementsInARow', 'Sessions in a row without improvement that ask for a look', '1'],
      ] as const
    ).map(
      ([field, title, unit]): PolicyRow => ({
        ...inSeries,
        id: `${path}.series.${field}`,
        title,
        unit,
        value: series[field],
        proposed: row.series[field],
        safer: 'lower',
        loosest: limits[field],
        tightest: 1,
        sources: [...new Set([...series.sources, ...limits.sources])],
      }),
    ),
    {
      ...inSeries,
      id: `${path}.series.improvementPercent`,
      title: 'Counts as improvement from',
      unit: '%',
      value: series.improvementPercent,
      proposed: row.series.improvementPercent,
      safer: 'higher',
      loosest: limits.improvementPercent,
      tightest: 50,
    },
    {
      ...inSeries,
      id: `${path}.series.maintenance`,
      title: 'After the series: days apart × sessions',
      kind: 'steps',
      unit: '',
      value: series.maintenance.map(({ everyDays, sessions }) => `${everyDays}x${sessions}`).join(', '),
      proposed: row.series.maintenance.map(({ everyDays, sessions }) => `${everyDays}x${sessions}`).join(', '),
      limit: `at least ${limits.maintenanceDays} days apart, the interval only grows`,
    },
    ...(regimen.longInfusion === undefined
      ? []
      : (
          [
            ['hydrationMinutes', 'Fluid is offered at least every'],
            ['nurseChangeMinutes', 'The nurse changes at least every'],
          ] as const
        ).map(
          ([field, title]): PolicyRow => ({
            ...shared,
            ...PD,
            id: `${path}.longInfusion.${field}`,
            title,
            kind: 'number',
            unit: 'min',
            value: regimen.longInfusion?.[field] ?? null,
            proposed: row.longInfusion?.[field] ?? null,
            safer: 'lower',
            loosest: LONG_INFUSION_MINUTES_MAX[field],
            tightest: 15,
            section: 'e.1',
          }),
        )),
  ];
}

const lightGridRows = (policy: Policy): PolicyRow[] =>
  policy.lightGrid === null
    ? []
    : gridRows(
        'lightGrid',
        'light-grid',
        'iv-ketamine',
        policy.lightGrid,
        LIGHT_IV_GRID,
        GRID_GAP_MINUTES_MAX['iv-ketamine'],
      );

const escortRows = (policy: Policy): PolicyRow[] =>
  (
    [
      ['esketamine', 'After esketamine, who may take a patient home', ['PI-US-2019', 'FDA-REMS']],
      ['ketamine', 'After ketamine, who may take a patient home', ['KET-UK', 'AANA-TRANSPORT', 'PD']],
      ['firstSession', 'After a first session, who may take a patient home', ['AANA-TRANSPORT', 'PD']],
    ] as const
  ).map(
    ([whom, title, sources]): PolicyRow => ({
      ...NONE,
      ...PD,
      id: `escorts.${whom}`,
      group: 'escorts',
      of: null,
      title,
      kind: 'many',
      unit: '',
      value: policy.escorts[whom],
      proposed: null,
      options: ESCORTS_ALLOWED,
      section: 'b.6',
      sources,
      positions: ['REMS: arrangements to leave safely', 'nurse-anaesthesia advice: a responsible adult'],
    }),
  );

function standingOrderRows(policy: Policy): PolicyRow[] {
  return policy.standingOrders.flatMap((order): PolicyRow[] => {
    const limit = rescueLimit(order.medicine, order.route);
    const shared = {
      ...NONE,
      basis: 'clinic-policy',
      marks: ['GK'],
      sources: limit?.sources ?? ['GK'],
      group: 'standing-orders',
      of: order.id,
      kind: 'number',
      proposed: null,
      section: 'e.5',
    } as const satisfies Partial<PolicyRow>;
    const path = `standingOrders.${order.id}`;
    return [
      {
        ...shared,
        id: `${path}.doseMg`,
        title: 'Dose at once',
        unit: 'mg',
        value: order.doseMg,
        safer: 'lower',
        loosest: limit?.doseMgMax ?? null,
        tightest: limit === undefined ? null : leastRescueMg(limit),
      },
      {
        ...shared,
        id: `${path}.maxMg`,
        title: 'Most in a session',
        unit: 'mg',
        value: order.maxMg,
        safer: 'lower',
        loosest: limit?.totalMgMax ?? null,
        tightest: order.doseMg,
      },
      {
        ...shared,
        id: `${path}.minIntervalMinutes`,
        title: 'Again no sooner than',
        unit: 'min',
        value: order.minIntervalMinutes,
        safer: 'higher',
        loosest: limit?.minIntervalMinutes ?? null,
      },
      {
        ...shared,
        id: `${path}.givenBy`,
        title: 'Given by',
        kind: 'one',
        unit: '',
        value: order.givenBy,
        options: ['nurse', 'prescriber'],
      },
      { ...shared, id: `${path}.tell`, title: 'Whom to tell', kind: 'text', unit: '', value: order.tell },
      {
        ...shared,
        id: `${path}.forDays`,
        title: 'In force, from the first day of this version, for',
        unit: 'd',
        value: order.forDays,
        safer: 'lower',
        loosest: STANDING_ORDER_DAYS_MAX,
        tightest: 1,
        sources: ['PD'],
      },
    ];
  });
}
