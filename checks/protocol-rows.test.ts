import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRUG_CODES } from '@keel/clinical/codes';
import { adjustedWeight, idealWeight, pumpSetting } from '@keel/clinical/dosing';
import { EMERGENCY_CARDS } from '@keel/clinical/emergency';
import { TRIGGERS } from '@keel/clinical/monitoring';
import { COURSE_FACTS, EARLY_RULE, RELAPSE_RULES, STOP_RULE } from '@keel/clinical/outcomes';
import {
  LIGHT_IV_GRID,
  REGIMENS,
  RESCUE_LIMITS,
  type Regimen,
  SETTINGS,
  type Setting,
  type SettingId,
} from '@keel/clinical/policy';
import { SEDATION_CROSSWALK } from '@keel/clinical/scales';
import { SCREENING_RULES } from '@keel/clinical/screening';
import { GATE_RULES } from '@keel/clinical/session';
import { kilograms } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';

/**
 * Sections a, e, f, g, i and j of the reference, row by row: what of each stands in the code, asked of the code itself, or why
 * it does not. Written down here, so that losing a row fails a test where the reference is not beside the checkout too.
 */
const root = join(import.meta.dirname, '..');
const reference = join(root, '../shared/reference/clinical-protocol.md');

type Used = () => unknown;
/** `left out: …`: not here, and why. */
type Rows = Readonly<Record<string, Used | `left out: ${string}`>>;

const setting =
  (id: SettingId, value: number): Used =>
  () =>
    (SETTINGS[id] as Setting).value === value;
const regimen =
  (key: keyof typeof REGIMENS, test: (row: Regimen) => boolean): Used =>
  () =>
    test(REGIMENS[key]);
const cited =
  (source: string): Used =>
  () =>
    Object.values(REGIMENS).some((row: Regimen) =>
      [...row.grid.sources, ...row.release.sources].some((one) => one === source),
    ) || LIGHT_IV_GRID.sources.some((one) => one === source);
const card =
  (id: string): Used =>
  () =>
    EMERGENCY_CARDS.some((one) => one.id === id);
const rule =
  (id: string): Used =>
  () =>
    SCREENING_RULES.some((one) => one.id === id) || id in GATE_RULES;
const drug =
  (medicine: string): Used =>
  () =>
    RESCUE_LIMITS.some((row) => row.medicine === medicine);
const trigger =
  (name: string): Used =>
  () =>
    TRIGGERS.some((row) => row.rule === name);
const fact =
  (id: string): Used =>
  () =>
    COURSE_FACTS.some((row) => row.id === id);
/** A field of the REMS form, by its id. */
const formHas =
  (id: string): Used =>
  () =>
    readFileSync(join(root, 'packages/clinical/src/documents/rems-form.ts'), 'utf8').includes(`'${id}'`);
const source =
  (file: string, words: string): Used =>
  () =>
    readFileSync(join(root, file), 'utf8').includes(words);
/** Within what the printed example rounds away. */
const near = (value: number, printed: number): boolean => Math.abs(value - printed) < 0.051;

const infusion = (kg: number, bagVolumeMl: number, vialMgPerMl: number) =>
  pumpSetting({
    form: 'infusion',
    route: 'iv-ketamine',
    amount: { per: 'kg', mgPerKg: 0.5 },
    minutes: 40,
    weight: { rule: 'actual', kg, actualKg: kg, measuredAt: 0 as never },
    vialMgPerMl,
    bagVolumeMl,
    overfill: 'ignored',
    pump: 'bag',
    line: { primedWith: 'saline', volumeMl: 15, afterwards: 'flush' },
  })!;
const weights =
  (sex: 'female' | 'male', cm: number, kg: number, ideal: number, adjusted: number): Used =>
  () => {
    const found = idealWeight(sex, cm);
    return near(0.5 * found, ideal) && near(0.5 * adjustedWeight(found, kilograms(kg)), adjusted);
  };

const ROWS: Readonly<Record<string, Rows>> = {
  'a.1': {
    'IV infusion, depression': regimen('iv-depression', ({ usual }) => usual === '0.5 mg/kg over 40 min'),
    'IV, PTSD': regimen('iv-ptsd', ({ series }) => series.sessions === 6 && series.perWeek === 3),
    'IV, CRPS (moderate evidence; benefit up to 12 weeks)': () =>
      REGIMENS['iv-pain-4h'].usual === '0.35 mg/kg/h for 4 h' &&
      REGIMENS['iv-pain-4h'].series.sessions === 10 &&
      REGIMENS['iv-pain-continuous'].usual === '22 mg/h, up to 4 days',
    'IV, spinal-cord-injury pain (weak evidence)':
      'left out: weak evidence, times from 17 min to 5 h: no protocol to propose',
    'IV, other neuropathic, fibromyalgia, migraine, low back, cancer pain':
      'left out: weak or no evidence and no dose in the reference',
    IM: regimen('im-depression', ({ usual }) => usual === '0.5 mg/kg'),
    SC: regimen('sc-depression', ({ usual }) => usual === '0.5 mg/kg'),
    '**Esketamine nasal (Spravato)**': regimen('esketamine-trd', ({ usual }) => usual === '56 or 84 mg'),
    'Intranasal racemic (compounded)': setting('intranasal-ketamine-mg', 100),
    Sublingual: regimen('sublingual-depression', ({ usual }) => usual === '25-100 mg'),
    Oral: regimen('oral-depression', ({ usual }) => usual === '0.5-2.5 mg/kg'),
  },
  'a.2': {
    Indications: () => 'esketamine-trd' in REGIMENS && 'esketamine-mdsi' in REGIMENS,
    'Limits of use': rule('suicidality-acute'),
    'TRD induction weeks 1–4': regimen('esketamine-trd', ({ series }) => series.sessions === 8 && series.perWeek === 2),
    '⚠ Day-1 dose': setting('esketamine-first-mg', 56),
    'TRD weeks 5–8': regimen('esketamine-trd', ({ series }) => series.maintenance[0]?.everyDays === 7),
    'TRD week 9+': regimen('esketamine-trd', ({ series }) => series.maintenance[1]?.everyDays === 14),
    MDSI: regimen('esketamine-mdsi', ({ series }) => series.sessions === 8 && series.maintenance.length === 0),
    'Check of benefit': regimen('esketamine-trd', ({ series }) => series.judgeAfter === 8),
    'Boxed warning (current)': 'left out: words for consent and leaflet, not a threshold',
    'BP caution at any session': setting('session-systolic-rise', 40),
    '⚠ Age ≥65': setting('esketamine-older-first-mg', 28),
    Duration: 'left out: the EU advice to go on for six months is for the plan, nothing is judged by it',
    Device: setting('device-rest-minutes', 5),
    NDC: () => DRUG_CODES.some(({ code }) => code.startsWith('50458-028')),
    'Food / fluid': setting('esketamine-food-minutes', 120),
    'Nasal steroid / decongestant': setting('hold-nasal', 1),
    'Missed session': 'left out: a choice of the prescriber, made in words',
    Hepatic: rule('hepatic-moderate'),
    Renal: rule('renal-severe'),
  },
  'a.3': {
    '10 mg/mL': () => DRUG_CODES.some(({ code }) => code.startsWith('42023-113')),
    '50 mg/mL': source('packages/clinical/src/register/tolerance.ts', 'excessMl: 0.5'),
    '100 mg/mL': source('packages/clinical/src/dosing/ceilings.ts', "'concentrate-undiluted'"),
  },
  'a.4': {
    'actual body weight (ABW)': source('packages/clinical/src/dosing/order.ts', "'actual'"),
    '⚠ ideal body weight (IBW) when BMI ≥30': source('packages/clinical/src/dosing/order.ts', "'ideal'"),
    'adjusted body weight (AdjBW)': source('packages/clinical/src/dosing/order.ts', "'adjusted'"),
    'dose cap (for example 50–80 mg first infusion)': setting('first-infusion-mg', 80),
    'F 168 cm 70 kg': weights('female', 168, 70, 29.8, 31.9),
    'M 178 cm 92 kg': weights('male', 178, 92, 36.6, 40.4),
    'F 163 cm 104 kg': weights('female', 163, 104, 27.5, 37.3),
    'M 183 cm 140 kg': weights('male', 183, 140, 38.9, 51.3),
  },
  'a.5': {
    '70 kg, 0.5 mg/kg, 40 min, 50 mL bag': () =>
      near(infusion(70, 50, 50).mlPerHour, 75) && near(infusion(70, 50, 50).vialMl, 0.7),
    '92 kg, 0.5 mg/kg, 40 min, 100 mL': () =>
      near(infusion(92, 100, 10).mlPerHour, 150) && near(infusion(92, 100, 10).vialMl, 4.6),
    'CRPS 22 mg/h, bag 1 mg/mL': setting('pain-mg-per-day', 600),
    'CRPS 0.35 mg/kg/h × 4 h, 70 kg, 1 mg/mL': setting('pain-mg-per-kg-per-hour', 0.5),
    'Stopped at 26 min of the 40 min run (70 kg), line primed with drug': source(
      'packages/clinical/src/dosing/dosing.test.ts',
      '22.75',
    ),
  },
  'e.1': {
    'Esketamine US label + REMS': regimen('esketamine-trd', ({ grid }) => grid.fromFirstDose.includes(40)),
    'Esketamine SmPC type': 'left out: no fixed time; the US minimum is the hard limit here',
    'IV, Emory 684 infusions': cited('RIVA-POSSE-2018'),
    'IV, 741-infusion cohort / Yale 2,342 infusions': cited('BP-YALE-2024'),
    'IV, Gdańsk': 'left out: 15 min between pressures is no denser than the hard limit',
    'IV, ED low dose': cited('ED-LDK'),
    'APA 2017': 'left out: names staff and assessment, no times',
    'ASRA 2018 (pain)': cited('ASRA-PAIN-2018'),
    'Oral (NZ clinic)': cited('NZ-2023'),
  },
  'e.2': {
    'Emory, 66 pts/684 inf': 'left out: an expected course, no threshold; the session draws the patient’s own',
    '135 pts/741 inf': 'left out: as above',
    'Yale, 138/2,342': 'left out: as above',
    'Canadian, 203 pts': setting('session-systolic-notify', 165),
    'Esketamine <65 / ≥65 y': setting('session-diastolic-rise', 25),
  },
  'e.3': {
    BP: trigger('session-bp-high'),
    'Low BP': trigger('session-bp-low'),
    HR: trigger('session-hr'),
    SpO2: trigger('session-spo2'),
    RR: trigger('session-rr'),
    'MOAA/S': trigger('session-sedation'),
    Dissociation: source('packages/clinical/src/monitoring/triggers.ts', "'session-dissociation'"),
    Nausea: source('packages/clinical/src/monitoring/triggers.ts', "'session-nausea'"),
  },
  'e.4': Object.fromEntries(
    ['5', '4', '3', '2', '1', '0'].map((score) => [
      score,
      (() => SEDATION_CROSSWALK.some(({ moaas }) => moaas === Number(score))) as Used,
    ]),
  ),
  'e.5': {
    'Hypertension, symptomatic or level 2–3': drug('labetalol'),
    Nausea: drug('ondansetron'),
    'Severe anxiety/agitation': drug('midazolam'),
    Secretions: drug('glycopyrrolate'),
    Headache: drug('paracetamol'),
  },
  f: {
    'Esketamine US': regimen('esketamine-trd', ({ release }) => release.observationMinutes === 120),
    'Esketamine EU': 'left out: no fixed time; the US minimum is the hard limit here',
    'IV 40 min': regimen('iv-depression', ({ release }) => release.observationMinutes === 60),
    IM: regimen('im-depression', ({ release }) => release.observationMinutes === 120),
    'SL/oral': regimen('oral-depression', ({ release }) => release.observationMinutes === 120),
    'IV pain ≥1 h': regimen('iv-pain-4h', ({ release }) => release.observationMinutes === 60),
    'Modified Aldrete': setting('release-score', 9),
    PADSS: source('packages/clinical/src/recovery/score.ts', 'padss'),
  },
  g: {
    'Outpatient healthcare setting': rule('prescriber-not-on-site'),
    'Inpatient / ED': source('packages/clinical/src/screening/site-gate.ts', 'outpatient'),
    'Pharmacy / distributor': 'left out: duties of others, nothing here judges by them',
    Patient: rule('rems-not-enrolled'),
    'Supply models':
      'left out: patient-owned devices and clinic stock are kept apart in the register, under no rule of this row',
    'New version adds': formHas('first-treatment'),
    'Concomitant drugs': source('packages/clinical/src/documents/rems-form.ts', 'psychostimulant'),
    'Monitoring provider': formHas('provider-name'),
    Site: formHas('site-zip'),
    Session: formHas('lot'),
    'REMS question': formHas('ready-minutes'),
    Vitals: formHas('acceptable-before'),
    BP: formHas('bp-40'),
    Sedation: formHas('sedation'),
    Dissociation: formHas('dissociation'),
    'Respiratory depression': formHas('respiratory-depression'),
    'Serious adverse event': formHas('serious-event'),
    Attestation: formHas('attested'),
  },
  i: {
    '**Unresponsive, not breathing normally**': card('unresponsive'),
    'Stroke signs': card('stroke'),
    'Low blood sugar': card('low-sugar'),
    Fall: card('fall'),
    'Wants to leave, or has left': card('leaving'),
    'Hypertensive emergency': card('hypertensive-emergency'),
    'High BP, no symptoms': card('high-pressure'),
    'Severe dissociation/agitation': card('agitation'),
    'Respiratory depression': card('breathing'),
    Laryngospasm: card('laryngospasm'),
    Anaphylaxis: card('anaphylaxis'),
    'Nausea / vomiting': card('vomiting'),
    'Syncope / bradycardia': card('faint'),
    'Chest pain': card('chest-pain'),
    Seizure: card('seizure'),
    Suicidality: card('suicidal'),
    'Extravasation / IV failure': card('line-failed'),
  },
  j: {
    'Acute IV series': regimen('iv-depression', ({ series }) => series.sessions === 6 && series.perWeek === 2),
    'Esketamine induction': regimen('esketamine-trd', ({ series }) => series.sessions === 8),
    'Response / remission': source('packages/clinical/src/outcomes/series.ts', 'remissionAt'),
    'Early rule ⚠': () => EARLY_RULE.improvementShare === 0.2,
    'Stop rule': () => STOP_RULE.afterInfusion === REGIMENS['iv-depression'].series.judgeAfter,
    'Median infusions to respond': fact('infusions-to-response'),
    'Response rates': 'left out: rates of studies stand in the benchmarks, with their intervals',
    'Relapse after stopping': fact('relapse-after-series'),
    'Single infusion': fact('single-infusion-effect'),
    'Maintenance IV': regimen(
      'iv-depression',
      ({ series }) => series.maintenance.map(({ everyDays }) => everyDays).join() === '7,14,21,28',
    ),
    'Maintenance E': regimen('esketamine-trd', ({ series }) => series.maintenance.length === 2),
    'Relapse definitions': () => RELAPSE_RULES.some(({ id }) => id === 'relapse-phq9'),
    Stopping: rule('cystitis-active'),
  },
};

const left = (rows: Rows) => Object.values(rows).filter((row) => typeof row === 'string');

describe.each(Object.entries(ROWS))('section %s', (section, rows) => {
  test.each(Object.entries(rows).flatMap(([name, row]) => (typeof row === 'function' ? [[name, row] as const] : [])))(
    '%s stands in the code',
    (_name, used) => {
      expect(used()).toBe(true);
    },
  );

  test('what is left out says why, and docs/measurements.md counts the rest', () => {
    for (const why of left(rows)) expect(String(why).length).toBeGreaterThan('left out: as abov'.length);
    const count = Object.keys(rows).length;
    const text = readFileSync(join(root, 'docs/measurements.md'), 'utf8');
    expect(text).toContain(`| ${section} | ${count} | ${count - left(rows).length} |`);
  });
});

/** First cells of the tables of a section, without their headings. */
function rowsOf(text: string, section: string): readonly string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) =>
    line.startsWith(section.includes('.') ? `### ${section} ` : `## ${section}. `),
  );
  const to = lines.findIndex((line, index) => index > from && /^##/.test(line));
  return lines
    .slice(from + 1, to)
    .flatMap((line, index, all) =>
      line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line) && !/^\|[\s:|-]+\|$/.test(all[index + 1] ?? '')
        ? [line.split('|')[1]!.trim()]
        : [],
    );
}

test.skipIf(!existsSync(reference)).each(Object.keys(ROWS))(
  'section %s: the list above is that of the reference (skipped where it is not beside the checkout)',
  (section) => {
    const found = rowsOf(readFileSync(reference, 'utf8'), section);
    expect([...new Set(found)].sort()).toEqual(Object.keys(ROWS[section]!).sort());
  },
);
