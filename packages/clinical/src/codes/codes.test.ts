import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSTRUMENTS } from '../scales/index.ts';
import { BILLING, billableOn } from './billing.ts';
import { isDea, isLoinc, isLoincAnswer, isLoincList, isNpi, isSnomedId, isUnii } from './check-digits.ts';
import { SYSTEMS, systemOf } from './code-row.ts';
import { ALL_CODES, displayOf, findCode } from './find-code.ts';
import { ICD_10_CM, isIcdShaped, isInIcdFamily } from './icd-10-cm.ts';
import { LOCAL_CODES } from './local.ts';
import { LOINC, LOINC_TRAPS, RASS_ANSWERS } from './loinc.ts';
import { MDC, mdcParts, NOT_A_NUMBER } from './mdc.ts';
import { DRUG_CODES, ndc11, RXNORM } from './rxnorm.ts';
import { SNOMED_CT } from './snomed-ct.ts';
import { convert, readUnit, shownUnit, UCUM } from './ucum.ts';

const path = join(import.meta.dirname, '../../../../../shared/reference/codes.md');
const reference = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
if (reference === undefined) console.warn(`SKIPPED: codes are not compared with the reference: ${path} is not here`);

const slips = (code: string): readonly string[] =>
  [...code].flatMap((char, index) =>
    /\d/.test(char) ? [`${code.slice(0, index)}${(Number(char) + 1) % 10}${code.slice(index + 1)}`] : [],
  );

describe('check digits hold over every row, and one wrong digit breaks them', () => {
  const loinc = [...new Set(ALL_CODES.filter((row) => row.system === 'loinc').map((row) => row.code))];
  test.each(loinc)('LOINC %s', (code) => {
    expect(isLoinc(code)).toBe(true);
    expect(slips(code).filter(isLoinc)).toEqual([]);
  });

  const answers = [
    ...new Set([
      ...INSTRUMENTS.flatMap((row) => row.items).flatMap((item) =>
        'options' in item.answer ? item.answer.options.flatMap((option) => option.loinc ?? []) : [],
      ),
      ...INSTRUMENTS.flatMap((row) => Object.values(row.codes.risk?.answers ?? {})),
      ...RASS_ANSWERS.map((row) => row.answer),
    ]),
  ];
  test.each(answers)('LOINC answer %s', (code) => {
    expect(isLoincAnswer(code)).toBe(true);
    expect(slips(code).filter(isLoincAnswer)).toEqual([]);
  });

  const lists = INSTRUMENTS.flatMap((row) => row.codes.risk?.answerList ?? []);
  test.each([...lists, 'LL6536-8', 'LL2179-1', 'LL2180-9', 'LL2181-7'])('LOINC list %s', (code) => {
    expect(isLoincList(code)).toBe(true);
    expect(slips(code).filter(isLoincList)).toEqual([]);
  });

  test.each(SNOMED_CT)('SNOMED CT $code $display', ({ code }) => {
    expect(isSnomedId(code)).toBe(true);
    expect(slips(code).filter(isSnomedId)).toEqual([]);
  });

  test('Verhoeff catches every two neighbours that change places', () => {
    for (const { code } of SNOMED_CT) {
      for (let index = 0; index < code.length - 1; index += 1) {
        const swapped = `${code.slice(0, index)}${code[index + 1]}${code[index]}${code.slice(index + 2)}`;
        if (swapped !== code) expect(isSnomedId(swapped)).toBe(false);
      }
    }
  });

  test.each([
    ['1234567893', true],
    ['1234567890', false],
    ['1245319599', true],
    ['3234567893', false],
    ['123456789', false],
    ['', false],
  ])('NPI %s: %s', (code, valid) => expect(isNpi(code)).toBe(valid));

  test.each([
    ['AB1234563', true],
    ['AB1234564', false],
    ['F91234563', true],
    ['1B1234563', false],
    ['AB123456', false],
  ])('DEA %s: %s', (code, valid) => expect(isDea(code)).toBe(valid));

  test('UNII', () => {
    for (const row of DRUG_CODES.filter((drug) => drug.system === 'unii')) {
      expect(isUnii(row.code)).toBe(true);
      expect(slips(row.code).filter(isUnii)).toEqual([]);
    }
    expect(isUnii('o18yuo0i83')).toBe(false);
  });

  test.each(['', '8867', '8867-', '-4', '8867-44', 'LA8867-4', '12345678-1'])('"%s" is no LOINC', (code) => {
    expect(isLoinc(code)).toBe(false);
  });
  test('nor is anything else by accident of type', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^\d{1,7}-\d$/.test(text)) expect(isLoinc(text)).toBe(false);
        if (!/^\d{6,18}$/.test(text)) expect(isSnomedId(text)).toBe(false);
      }),
    );
  });

  test('the codes that are wrong in the wild are known; those whose digit is wrong fail it', () => {
    expect(LOINC_TRAPS.filter((trap) => !isLoinc(trap.code)).map((trap) => trap.code)).toEqual(['8867-5', '8867-6']);
    for (const { right } of LOINC_TRAPS) if (right !== null) expect(findCode('loinc', right)).not.toEqual([]);
    expect(findCode('loinc', '70221-7')).toEqual([]);
  });
});

describe('rows', () => {
  test('each system has its address once', () => {
    expect(new Set(SYSTEMS.map((row) => row.uri)).size).toBe(SYSTEMS.length);
    for (const row of SYSTEMS) expect(systemOf(row.uri)).toBe(row);
    expect(systemOf('LN')?.id).toBe('loinc');
    expect(systemOf('http://example.org')).toBeUndefined();
    for (const { system } of ALL_CODES) expect(SYSTEMS.some((row) => row.id === system)).toBe(true);
  });

  test.each([
    ['LOINC', LOINC],
    ['SNOMED CT', SNOMED_CT],
    ['RxNorm', RXNORM],
    ['MDC', MDC],
    ['billing', BILLING],
  ])('%s names each code once', (_, rows) => {
    const codes = rows.map((row) => row.code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    for (const row of rows) expect(row.display).not.toBe('');
  });

  test('ICD-10-CM names each code once for each use, and each has the shape of one', () => {
    const keys = ICD_10_CM.map((row) => `${row.use} ${row.code}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(ICD_10_CM.filter((row) => !isIcdShaped(row.code))).toEqual([]);
    expect(findCode('icd-10-cm', 'F32.3').map((row) => ('use' in row ? row.use : ''))).toEqual([
      'indication',
      'caution',
    ]);
  });

  test('RxNorm numbers are numbers', () => {
    for (const { code } of RXNORM) expect(code).toMatch(/^[1-9]\d{2,7}$/);
  });

  test('every local code that an instrument is sent under is defined, once', () => {
    const codes = LOCAL_CODES.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    const wanted = INSTRUMENTS.flatMap((row) => Object.values(row.codes)).flatMap((code) => code.local ?? []);
    expect(wanted.filter((code) => !codes.includes(code))).toEqual([]);
    for (const row of LOCAL_CODES) {
      expect(row.definition).not.toBe('');
      expect(row.type === 'quantity' || row.type === 'integer').toBe(row.unit !== null);
    }
  });

  test('every unit that a row names is a unit we know', () => {
    const known = new Set(UCUM.map((row) => row.code));
    const named = [...LOINC.flatMap((row) => row.units), ...MDC.flatMap((row) => row.unit ?? [])];
    named.push(...LOCAL_CODES.flatMap((row) => row.unit ?? []));
    expect([...new Set(named.filter((unit) => !known.has(unit)))]).toEqual(['mm[Hg]/min']);
  });

  test('every LOINC code that a device row points to is there', () => {
    const missing = MDC.flatMap((row) => row.loinc).filter((code) => findCode('loinc', code).length === 0);
    expect(missing).toEqual([]);
  });

  test('a device number is partition × 65536 + term', () => {
    expect(mdcParts(147_842)).toEqual({ partition: 2, term: 16_770 });
    expect(mdcParts(266_016)).toEqual({ partition: 4, term: 3_872 });
    for (const row of MDC) {
      const { partition, term } = mdcParts(Number(row.code));
      expect(partition * 65_536 + term).toBe(Number(row.code));
      // Partition 4 holds the dimensions, 3 the events, 2 the measurements.
      if (row.kind === 'unit') expect(partition).toBe(4);
      if (row.kind === 'measure' || row.kind === 'pump') expect(partition).toBe(2);
    }
    expect(NOT_A_NUMBER).toContain('-100');
  });

  test('an unknown code is unrecognised, never guessed', () => {
    expect(displayOf('loinc', '99999-9')).toBe('99999-9 (unrecognised)');
    expect(displayOf('loinc', '8867-4')).toBe('heart rate');
    expect(displayOf('loinc', '44261-6')).toBe('phq9: total');
    expect(findCode('snomed-ct', '8867-4')).toEqual([]);
  });

  test.runIf(reference !== undefined)('every code that the reference lists is here', () => {
    const text = reference ?? '';
    const between = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to));
    const has = (system: 'loinc' | 'snomed-ct' | 'rxnorm' | 'mdc' | 'icd-10-cm', code: string) =>
      findCode(system, code).length > 0;
    const loinc = [...between('### 2.1', '### 2.7').matchAll(/(?<![A-Z\d])\d{4,6}-\d(?!\d)/g)].map(([code]) => code);
    const traps = LOINC_TRAPS.map((trap) => trap.code);
    expect(loinc.filter((code) => !has('loinc', code) && !traps.includes(code))).toEqual([]);
    const snomed = [...between('### 9.1', '## 10.').matchAll(/(?<=\| |[ ,])\d{6,}(?= )/g)].map(([code]) => code);
    expect(snomed.length).toBeGreaterThan(140);
    expect(snomed.filter((code) => !has('snomed-ct', code))).toEqual([]);
    const icd = [...between('### 8.1', '## 9.').matchAll(/^\| ([A-Z]\d[\w.]+) \|/gm)].map(([, code]) => code ?? '');
    expect(icd.length).toBe(ICD_10_CM.length);
    expect(icd.filter((code) => !has('icd-10-cm', code))).toEqual([]);
    const rx = [...between('Ingredient RXCUIs', '⚠ A ○').matchAll(/ (\d{3,7})(?=[,;) |]|$)/gm)].map(
      ([, code]) => code ?? '',
    );
    expect(rx.length).toBeGreaterThan(100);
    expect(rx.filter((code) => !has('rxnorm', code))).toEqual([]);
    const mdc = [...between('| MDC | Reference id', 'Not-a-number').matchAll(/(?<!\d)\d{5,6}(?![\d-])/g)].map(
      ([code]) => code,
    );
    expect(mdc.filter((code) => !has('mdc', code) && code !== '68485')).toEqual([]);
  });
});

test.each([
  ['I71', 'I71.9', true],
  ['I71', 'I71', true],
  ['I71', 'i7120', true],
  ['I71', 'I72.9', false],
  ['F33.4', 'F33.40', true],
  ['F33.4', 'F33.9', false],
  ['', 'F33', false],
])('family %s holds %s: %s', (family, code, held) => expect(isInIcdFamily(code, family)).toBe(held));

test.each([
  ['50458-028-02', '50458002802'],
  ['0409-2051-05', '00409205105'],
  ['42023-113-10', '42023011310'],
  ['12345-6789-1', '12345678901'],
  ['00409205105', '00409205105'],
  ['0409205105', undefined],
  ['1234-567-89', undefined],
  ['', undefined],
])('NDC %s in eleven digits is %s', (code, digits) => expect(ndc11(code)).toBe(digits));

test('every NDC we list has eleven digits', () => {
  for (const row of DRUG_CODES.filter((drug) => drug.system === 'ndc')) expect(ndc11(row.code)).toMatch(/^\d{11}$/);
});

describe('billing codes are valid by date', () => {
  test.each([
    ['S0013', '2025-12-31', true, undefined, undefined],
    ['S0013', '2026-01-01', false, 'no-longer', 'J0013'],
    ['J0013', '2025-12-31', false, 'not-yet', 'S0013'],
    ['J0013', '2026-01-01', true, undefined, undefined],
    ['j0013 ', '2030-06-01', true, undefined, undefined],
    ['G2083', '2026-11-23', true, undefined, undefined],
    ['X9999', '2026-01-01', false, 'unknown-code', null],
  ])('%s on %s', (code, day, valid, because, use) => {
    const answer = billableOn(code, day);
    expect(answer.valid).toBe(valid);
    if (!answer.valid) expect(answer).toEqual({ valid: false, because, use });
  });
  test.each(['2026-1-1', '2026-13-01', '2026-01-32', 'today', ''])('%s is not a day', (day) => {
    expect(() => billableOn('J0013', day)).toThrow(RangeError);
  });
  test('exactly one of two codes that replace each other is valid on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (offset) => {
        const day = new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
        expect([billableOn('S0013', day).valid, billableOn('J0013', day).valid].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
  test('a replacement exists and begins the day after', () => {
    for (const row of BILLING.filter((other) => other.replacedBy !== undefined)) {
      const next = BILLING.find((other) => other.code === row.replacedBy);
      expect(next?.from && row.to && next.from > row.to).toBe(true);
    }
  });
});

describe('units', () => {
  test('no text means two units, and none is another unit’s code', () => {
    const texts = UCUM.flatMap((row) => row.seenAs);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    expect(texts.filter((text) => UCUM.some((row) => row.code === text))).toEqual([]);
  });
  test.each([
    ['mm[Hg]', 'mm[Hg]', false],
    ['mmHg', 'mm[Hg]', true],
    ['bpm', '/min', true],
    [' kg', 'kg', true],
    ['m', 'm', false],
    ['mcg', 'ug', true],
    ['hr', 'h', true],
  ])('"%s" is %s', (text, code, warned) => expect(readUnit(text)).toEqual({ code, warned }));
  test('an unknown unit is nothing, not grams', () => {
    for (const text of ['', 'MG', 'mmhg', 'units', 'constructor']) expect(readUnit(text)).toBeUndefined();
  });
  test.each([
    [1, 'kPa', 'mm[Hg]', 7.50062],
    [37, 'Cel', '[degF]', 98.6],
    [98.6, '[degF]', 'Cel', 37],
    [150, '[lb_av]', 'kg', 68.0388555],
    [70, 'kg', '[lb_av]', 154.3235835],
    [68, '[in_i]', 'cm', 172.72],
    [2, '[lb_av]', 'g', 907.18474],
    [1, 'ng/mL', 'ug/L', 1],
    [1, 'L/min', 'mL/h', 60_000],
    [1, 'wk', 'min', 10_080],
  ])('%d %s is %s: %d', (value, from, to, expected) => expect(convert(value, from, to)).toBeCloseTo(expected, 6));
  test('what measures different things does not convert', () => {
    expect(convert(1, 'kg', 'cm')).toBeUndefined();
    expect(convert(1, 'mg', 'mL')).toBeUndefined();
    expect(convert(1, 'stone', 'stone')).toBeUndefined();
  });
  test('there and back is where it was', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UCUM),
        fc.constantFrom(...UCUM),
        fc.double({ min: -50, max: 500, noNaN: true }),
        (from, to, value) => {
          const there = convert(value, from.code, to.code);
          if (there === undefined) return;
          expect(convert(there, to.code, from.code)).toBeCloseTo(value, 6);
        },
      ),
    );
  });
  test('people read mcg, not ug', () => {
    expect(shownUnit('ug')).toBe('mcg');
    expect(shownUnit('/min')).toBe('/min');
  });
});
