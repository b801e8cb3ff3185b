import { ADVERSE_EVENTS, type Product, WATCH_ITEMS } from '@keel/clinical/adverse-events';
import { TREATMENTS } from '@keel/clinical/comparison';
import { ORDER_RULES } from '@keel/clinical/dosing';
import { EMERGENCY_CARDS } from '@keel/clinical/emergency';
import { TRIGGERS } from '@keel/clinical/monitoring';
import { PLAN_RULES } from '@keel/clinical/plan';
import { leastRescueMg, REGIMENS, RESCUE_LIMITS, type RuleRow, type SettingId } from '@keel/clinical/policy';
import { INSTRUMENTS, OTHER_SCALES } from '@keel/clinical/scales';
import { SCREENING_RULES, SITE_RULES } from '@keel/clinical/screening';
import { GATE_RULES, GIVE_RULES, LIGHT_GRID_RULES } from '@keel/clinical/session';
import { SOURCE_ROWS } from '@keel/clinical/sources';
import { WORKUP } from '@keel/clinical/workup';

export const KINDS = [
  'rule',
  'interaction',
  'day',
  'session',
  'order',
  'protocol',
  'rescue',
  'emergency',
  'scale',
  'event',
  'watch',
  'workup',
  'treatment',
  'source',
] as const;
export type Kind = (typeof KINDS)[number];

/** One thing Keel knows, as the browser of knowledge shows it. */
export interface Entry {
  /** Stands in the address. */
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly states: string;
  readonly section: string;
  readonly verdicts: readonly string[];
  readonly basis: string | null;
  readonly sources: readonly string[];
  /** Figures of the policy that it compares with. */
  readonly settings: readonly SettingId[];
  /** A row of the policy that is not a figure: a path such as `regimens.iv-ptsd`. */
  readonly governs: string | null;
  readonly routes: readonly string[];
  /** More of it, label and text. */
  readonly more: readonly (readonly [label: MoreLabel, text: string])[];
  readonly words: string;
}
export type MoreLabel =
  | 'wouldChange'
  | 'clears'
  | 'override'
  | 'ours'
  | 'steps'
  | 'avoid'
  | 'limits'
  | 'licence'
  | 'version'
  | 'seen'
  | 'where'
  | 'cited'
  | 'asks'
  | 'levels'
  | 'frequency'
  | 'harms';

type Draft = Pick<Entry, 'id' | 'kind' | 'title'> & Partial<Entry>;
const entry = (draft: Draft): Entry => {
  const full = {
    states: '',
    section: '',
    verdicts: [],
    basis: null,
    sources: [],
    settings: [],
    governs: null,
    routes: [],
    more: [],
    ...draft,
  };
  const words = [full.states, full.section, ...full.verdicts, full.basis ?? '', ...full.sources, ...full.routes];
  return { words: [...words, ...full.more.map(([, text]) => text)].join(' '), ...full };
};

const screening = [...SCREENING_RULES].map((rule) =>
  entry({
    id: rule.id,
    kind: rule.section === 'c' ? 'interaction' : 'rule',
    title: rule.title,
    states: rule.states,
    section: rule.section,
    verdicts: rule.verdicts,
    basis: rule.basis,
    sources: rule.sources,
    settings: rule.settings,
    routes: rule.routes === 'all' ? [] : rule.routes,
    more: [
      ['wouldChange', rule.wouldChange],
      ...(rule.clears === null
        ? []
        : [['clears', [rule.clears.what, rule.clears.by, rule.clears.who].join('; ')] as const]),
      ...(rule.override === null
        ? []
        : [['override', [...rule.override.roles, rule.override.how].join('; ')] as const]),
      ...(rule.from === 'reference' ? [] : [['ours', rule.from.ours] as const]),
    ],
  }),
);
const site = SITE_RULES.map((rule) =>
  entry({
    id: rule.id,
    kind: 'day',
    title: rule.title,
    states: rule.states,
    section: rule.section,
    basis: rule.basis,
    sources: rule.sources,
    settings: rule.settings,
    more: rule.clears === null ? [] : [['clears', [rule.clears.what, rule.clears.by, rule.clears.who].join('; ')]],
  }),
);
const known = new Set([...screening, ...site].map(({ id }) => id));

/** Rules of the gate, of orders and of giving that the screening has not shown already. */
const ofSession = (rules: Readonly<Record<string, RuleRow>>, kind: Kind): Entry[] =>
  Object.entries(rules)
    .filter(([id]) => !known.has(id))
    .map(([id, row]) => {
      known.add(id);
      return entry({
        id,
        kind,
        title: row.title,
        states: row.clears,
        section: row.sources.find((source) => /^[a-m](\.\d)?$/.test(source)) ?? '',
        verdicts: [row.verdict],
        sources: row.sources.filter((source) => SOURCE_ROWS.some(({ id: one }) => one === source)),
        more: row.override.length === 0 ? [] : [['override', row.override.join('; ')]],
      });
    });

const TRIGGER_TITLES: Readonly<Record<string, string>> = {
  'session-bp-high': 'High blood pressure in the session',
  'session-bp-rise': 'Blood pressure rises in the session',
  'session-bp-low': 'Low blood pressure in the session',
  'session-bp-fall': 'Blood pressure falls in the session',
  'session-hr': 'Heart rate in the session',
  'session-spo2': 'Oxygen saturation in the session',
  'session-rr': 'Breathing rate in the session',
  'session-sedation': 'Sedation in the session',
};
const triggers = [...new Set(TRIGGERS.map(({ rule }) => rule))].map((rule) => {
  const rows = TRIGGERS.filter((one) => one.rule === rule);
  return entry({
    id: rule,
    kind: 'session',
    title: TRIGGER_TITLES[rule] ?? rule,
    section: 'e.3',
    basis: 'clinic policy',
    settings: rows.map(({ setting }) => setting),
    sources: ['PD'],
    more: [['levels', [...new Set(rows.map(({ level }) => level))].join('; ')]],
  });
});

const regimens = Object.entries(REGIMENS).map(([id, regimen]) =>
  entry({
    id,
    kind: 'protocol',
    title: regimen.title,
    states: regimen.usual,
    section: 'a.1',
    sources: [...new Set([...regimen.grid.sources, ...regimen.release.sources, ...regimen.series.sources])],
    routes: [regimen.route],
    governs: `regimens.${id}`,
  }),
);

const rescue = RESCUE_LIMITS.map((row) =>
  entry({
    id: `${row.medicine}-${row.route}`,
    kind: 'rescue',
    title: `${row.medicine} ${row.route.toUpperCase()}`,
    states: row.cautions,
    section: 'e.5',
    sources: row.sources,
    more: [
      [
        'limits',
        `${leastRescueMg(row)} to ${row.doseMgMax} mg, at most ${row.totalMgMax} mg, ${row.minIntervalMinutes} min apart`,
      ],
    ],
  }),
);

const cards = EMERGENCY_CARDS.map((card) =>
  entry({
    id: `card-${card.id}`,
    kind: 'emergency',
    title: card.title,
    states: card.seen,
    section: 'i',
    basis: card.basis,
    sources: card.sources,
    more: [
      ['steps', card.steps.map(({ say }) => say).join('; ')],
      ...(card.avoid.length === 0 ? [] : [['avoid', card.avoid.join('; ')] as const]),
    ],
  }),
);

const scales = [
  ...INSTRUMENTS.map((scale) =>
    entry({
      id: scale.id,
      kind: 'scale',
      title: scale.title,
      states: scale.warnings.join(' '),
      sources: scale.references,
      more: [
        ['version', scale.version],
        ['licence', String(scale.licence.status)],
      ],
    }),
  ),
  ...OTHER_SCALES.map((scale) => entry({ id: `scale-${scale.id}`, kind: 'scale', title: scale.title })),
];

/** The two ways of giving that frequencies are known of. */
const PRODUCTS: Readonly<Record<Product, string>> = {
  'esketamine-nasal': 'nasal esketamine',
  'ketamine-iv': 'ketamine by vein',
};
const others = [
  ...ADVERSE_EVENTS.map((row) =>
    entry({
      id: `event-${row.key}`,
      kind: 'event',
      title: row.title,
      section: 'h',
      sources: [...new Set(row.expected.map(({ source }) => source))],
      more:
        row.expected.length === 0
          ? []
          : [
              [
                'frequency',
                row.expected
                  .map(({ product, percent, withoutDrug }) =>
                    withoutDrug === null
                      ? `${PRODUCTS[product]}: ${percent} %`
                      : `${PRODUCTS[product]}: ${percent} % (${withoutDrug} %)`,
                  )
                  .join('; '),
              ],
            ],
    }),
  ),
  ...WATCH_ITEMS.map((row) =>
    entry({ id: `watch-${row.id}`, kind: 'watch', title: row.title, section: 'h.4', sources: row.sources }),
  ),
  ...WORKUP.map((row) =>
    entry({
      id: `workup-${row.id}`,
      kind: 'workup',
      title: row.title,
      section: 'd',
      sources: row.sources,
      more: [['asks', row.asks.map(({ who, what }) => `${who}: ${what}`).join('; ')]],
    }),
  ),
  ...TREATMENTS.map((row) =>
    entry({
      id: `treatment-${row.id}`,
      kind: 'treatment',
      title: row.title,
      states: `${row.course}; ${row.onset.words}`,
      section: 'k',
      more: [['harms', row.harms.join('; ')]],
    }),
  ),
];

const told = [
  ...screening,
  ...site,
  ...ofSession(GATE_RULES, 'day'),
  ...triggers,
  ...ofSession(ORDER_RULES, 'order'),
  ...ofSession(PLAN_RULES, 'order'),
  ...ofSession(GIVE_RULES, 'session'),
  ...ofSession(LIGHT_GRID_RULES, 'order'),
  ...regimens,
  ...rescue,
  ...cards,
  ...scales,
  ...others,
];

const sources = SOURCE_ROWS.map((source) =>
  entry({
    id: `source-${source.id.toLowerCase()}`,
    kind: 'source',
    title: source.id,
    states: source.what,
    section: 'm',
    more: [
      ['seen', source.seen.join('; ')],
      ...(source.where === null ? [] : [['where', source.where] as const]),
      [
        'cited',
        told
          .filter(({ sources: cited }) => cited.includes(source.id))
          .map(({ id }) => id)
          .join(', ') || '–',
      ],
    ],
  }),
);

/** Everything, rules first. */
export const ENTRIES: readonly Entry[] = [...told, ...sources];
const byId = new Map(ENTRIES.map((one) => [one.id, one]));
export const entryOf = (id: string): Entry | undefined => byId.get(id);
