import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INGREDIENT_ROWS } from '../medicines/index.ts';
import { SOURCE_ROWS } from '../sources/index.ts';
import { EXPOSURE_CHANGES, FIXED_LINES, SCREENING_RULES, SETTING_ROWS, SITE_RULES } from './index.ts';

const root = join(import.meta.dirname, '../../../..');
const rules = [...SCREENING_RULES, ...SITE_RULES];
const ours = new Set(SCREENING_RULES.filter(({ from }) => from !== 'reference').map(({ id }) => id));

/** Every rule id of the reference, by section. Written down here, so that losing a row in the code fails a test. */
const REFERENCE: Readonly<Record<string, string>> = {
  'b.1':
    'bp-missing bp-elevated bp-high bp-severe hypertensive-emergency-symptoms htn-uncontrolled htn-controlled aneurysm-avm ich-history mi-recent cad-stable unstable-cardiac arrhythmia hr-abnormal stroke-tia hypertensive-encephalopathy-history pheochromocytoma preeclampsia',
  'b.2':
    'icp-raised iop-glaucoma psychosis-active schizophrenia-spectrum psychosis-history mania-active bipolar-disorder dementia delirium capacity-lacking dissociative-disorder suicidality-acute seizure-disorder',
  'b.3': 'sud-active sud-remission sud-ketamine alcohol-today cannabis-today pdmp-missing',
  'b.4': 'pregnancy pregnancy-test-missing breastfeeding',
  'b.5':
    'hypersensitivity hepatic-severe hepatic-moderate cystitis-active uti-active urologic-symptoms hyperthyroid-uncontrolled porphyria osa respiratory-compromise spo2-low uri-acute nasal-pathology age-under-18 age-65-plus bmi-30-plus renal-severe',
  'b.6':
    'escort-missing glucose-fasting prescriber-not-on-site rescue-not-ready rescue-order-missing npo-not-met consent-missing rems-not-enrolled hold-not-met vitals-missing medlist-stale indication-unsupported',
  c: 'ddi-benzodiazepine ddi-z-drug ddi-opioid ddi-cns-depressant ddi-alcohol ddi-stimulant ddi-maoi ddi-lamotrigine ddi-lithium ddi-antipsychotic ddi-valproate ddi-antidepressant ddi-cyp3a4-inhibitor ddi-cyp2b6-inhibitor ddi-cyp-inducer ddi-naltrexone ddi-theophylline ddi-thyroid ddi-antihypertensive ddi-memantine ddi-sympathomimetic ddi-glp1 ddi-antidiabetic-fasting ddi-nasal ddi-barbiturate',
};

describe('rows of the reference', () => {
  test.each(Object.entries(REFERENCE))(
    'section %s: each id is a rule, each rule of ours has its reason',
    (section, ids) => {
      const held = rules.filter((rule) => rule.section === section && !ours.has(rule.id)).map(({ id }) => id);
      expect(held.sort()).toEqual(ids.split(' ').sort());
    },
  );

  test('no id stands twice', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  test('what we added is not in the reference and says why', () => {
    const ids = new Set(Object.values(REFERENCE).flatMap((text) => text.split(' ')));
    for (const { id, from } of SCREENING_RULES)
      if (from !== 'reference') {
        expect(ids).not.toContain(id);
        expect(from.ours.length).toBeGreaterThan(20);
      }
    expect([...ours].sort()).toEqual([
      'age-missing',
      'allergies-missing',
      'allergy-unrecognised',
      'answer-unrecognised',
      'bp-low',
      'diagnoses-missing',
      'diagnosis-unrecognised',
      'mdsi-antidepressant-missing',
      'medicine-unrecognised',
      'symptoms-missing',
    ]);
  });

  test('the table of docs/measurements.md counts what is here', () => {
    const text = readFileSync(join(root, 'docs/measurements.md'), 'utf8');
    for (const [section, ids] of Object.entries(REFERENCE)) {
      const count = ids.split(' ').length;
      expect(text).toContain(`| ${section} | ${count} | ${count} |`);
    }
    expect(text).toContain(`| ours | – | ${ours.size} |`);
  });

  const reference = join(root, '../shared/reference/clinical-protocol.md');
  test.skipIf(!existsSync(reference))(
    'the list above is that of the reference (skipped where the reference is not beside the checkout)',
    () => {
      const lines = readFileSync(reference, 'utf8').split('\n');
      const from = lines.findIndex((line) => line.startsWith('## b.'));
      const to = lines.findIndex((line) => line.startsWith('## d.'));
      const ids = lines
        .slice(from, to)
        .flatMap((line) =>
          /^\| `/.test(line)
            ? [...(line.split('|')[1] ?? '').matchAll(/`([a-z0-9-]+)`/g)].map((match) => match[1] ?? '')
            : [],
        );
      expect(ids.sort()).toEqual(
        Object.values(REFERENCE)
          .flatMap((text) => text.split(' '))
          .sort(),
      );
      const sources = lines
        .slice(lines.findIndex((line) => line.startsWith('## m.')))
        .flatMap((line) => /^\| ([A-Z][A-Z0-9-]+) \|/.exec(line)?.[1] ?? []);
      expect(
        SOURCE_ROWS.map(({ id }) => id as string)
          .filter((id) => id !== 'GK' && id !== 'PD')
          .sort(),
      ).toEqual(sources.sort());
    },
  );
});

describe('each row is read', () => {
  const known = new Set<string>(SOURCE_ROWS.map(({ id }) => id));
  const settings = new Set<string>(SETTING_ROWS.map(({ id }) => id));

  test('every source a rule, a setting or a measurement names has a row', () => {
    for (const { id, sources } of [...rules, ...SETTING_ROWS]) {
      expect(sources.length, id).toBeGreaterThan(0);
      for (const source of sources) expect(known, `${id} cites ${source}`).toContain(source);
    }
    for (const { source, by } of EXPOSURE_CHANGES) expect(known, by).toContain(source);
  });

  test('a row that rests on no document is clinic policy', () => {
    for (const { id, sources, basis } of rules)
      if (sources.every((source) => source === 'GK' || source === 'PD')) expect(basis, id).toBe('clinic policy');
  });

  test('every setting is named by the rules that read it, and by no rule that does not exist', () => {
    const named = new Set<string>(rules.flatMap((rule) => [...rule.settings]));
    expect([...settings].filter((id) => !named.has(id))).toEqual([]);
    const code = readdirSync(join(import.meta.dirname, 'rules'))
      .map((name) => readFileSync(join(import.meta.dirname, 'rules', name), 'utf8'))
      .concat(readFileSync(join(import.meta.dirname, 'site-gate.ts'), 'utf8'))
      .join('\n');
    for (const id of settings)
      expect(code.includes(`setting('${id}')`) || code.includes(`setting: '${id}'`), id).toBe(true);
  });

  test('every value starts inside its range', () => {
    for (const { id, value, loosest, tightest } of SETTING_ROWS) {
      expect(value, id).toBeGreaterThanOrEqual(Math.min(loosest, tightest));
      expect(value, id).toBeLessThanOrEqual(Math.max(loosest, tightest));
      expect(loosest, id).not.toBe(tightest);
    }
  });

  test('no predicate compares with a number of its own: each is a row with unit, basis and source, and is read', () => {
    const folder = join(import.meta.dirname, 'rules');
    const code = readdirSync(folder)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const literal = code
      .flatMap((text) => text.split('\n'))
      .map((text) => text.replace(/'[^']*'|`[^`]*`/g, "''"))
      .filter((text) => /(?:[<>]=?|===) (?:[2-9]|\d\d|\d+\.\d)/.test(text));
    expect(literal).toEqual([]);
    for (const [id, row] of Object.entries(FIXED_LINES)) {
      expect(
        code.some((text) => text.includes(`fixedLine('${id}')`)),
        id,
      ).toBe(true);
      expect(row.unit, id).not.toBe('');
      for (const source of row.sources) expect(known, id).toContain(source);
    }
  });

  test('measured exposures name medicines that have rows', () => {
    const names = new Set(INGREDIENT_ROWS.map(({ name }) => name));
    for (const { by } of EXPOSURE_CHANGES) expect(names).toContain(by);
  });
});
