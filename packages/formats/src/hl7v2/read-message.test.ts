import { createRequire } from 'node:module';
import { READING_KIND_NAMES } from '@keel/clinical/device';
import { instant } from '@keel/clinical/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeviceMessage, frame, messagesIn, piecesOf, type ReadOptions, readMessage, shownUnit } from './index.ts';

const OPTIONS: ReadOptions = { zone: 'UTC', dialects: [], allRowsX: 'no-results', senderKnown: false };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const HEADER =
  'MSH|^~\\&|GATE^0011223344556677^EUI-64|BEDSIDE|KEEL|CLINIC|20300115101502+0000||ORU^R01^ORU_R01|C1|P|2.6|||AL|NE||UNICODE UTF-8';
const PATIENT = 'PID|||P-1^^^CLINIC^MR||Ode^Ana^^^^^L||19850304|F';
const VISIT = 'PV1||O|ROOM2^^CHAIR1';
const GROUP = 'OBR|1|||182777000^monitoring of patient^SCT|||20300115101500+0000';
const NOON = Date.UTC(2030, 0, 15, 10, 15, 0);

const message = (...rows: readonly string[]): string => [HEADER, PATIENT, VISIT, GROUP, ...rows, ''].join('\r');
const read = (text: string, options: Partial<ReadOptions> = {}): DeviceMessage =>
  readMessage(bytesOf(text), { ...OPTIONS, ...options });

const SPO2 = '150456^MDC_PULS_OXIM_SAT_O2^MDC';
const PERCENT = '262688^MDC_DIM_PERCENT^MDC';
const MMHG = '266016^MDC_DIM_MMHG^MDC';
const row = (
  fields: Partial<
    Record<'id' | 'type' | 'code' | 'path' | 'value' | 'unit' | 'flags' | 'status' | 'time' | 'equipment', string>
  >,
): string => {
  const { id = '1', type = 'NM', code = SPO2, path = '1.3.1.1', value = '97', unit = PERCENT } = fields;
  const { flags = '', status = 'R', time = '', equipment = '' } = fields;
  return `OBX|${id}|${type}|${code}|${path}|${value}|${unit}||${flags}|||${status}|||${time}||||${equipment}`;
};
const cuff = (kind: 'SYS' | 'DIA' | 'MEAN', value: string, more: Parameters<typeof row>[0] = {}): string => {
  const number = { SYS: 150021, DIA: 150022, MEAN: 150023 }[kind];
  return row({
    code: `${number}^MDC_PRESS_BLD_NONINV_${kind}^MDC`,
    path: `1.5.1.${number}`,
    value,
    unit: MMHG,
    ...more,
  });
};
const filed = (one: DeviceMessage): unknown[] =>
  one.readings.map(({ kind, value, unit }) => `${kind} ${value} ${unit}`);
const held = (one: DeviceMessage): unknown[] =>
  one.quarantined.map(({ kind, reasons }) => [kind, ...reasons.map(({ reason }) => reason)]);

describe('an ordinary report', () => {
  test('files every kind with its own unit', () => {
    const one = read(
      message(
        'OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X',
        row({ id: '2' }),
        row({ id: '3', code: '147842^MDC_ECG_HEART_RATE^MDC', value: '72', unit: '264864^MDC_DIM_BEAT_PER_MIN^MDC' }),
        row({ id: '4', code: '149530^MDC_PULS_OXIM_PULS_RATE^MDC', value: '71', unit: '{beat}/min^{beat}/min^UCUM' }),
        row({ id: '5', code: '151578^MDC_TTHOR_RESP_RATE^MDC', value: '0', unit: '264928^MDC_DIM_RESP_PER_MIN^MDC' }),
        cuff('SYS', '138', { id: '6', time: '20300115101430+0000' }),
        cuff('DIA', '86', { id: '7', time: '20300115101430+0000' }),
        cuff('MEAN', '103', { id: '8', time: '20300115101430+0000' }),
        row({ id: '9', code: '151708^MDC_AWAY_CO2_ET^MDC', value: '5.1', unit: 'kPa^kPa^UCUM' }),
        row({ id: '10', code: '150344^MDC_TEMP^MDC', value: '98.6', unit: '266560^MDC_DIM_FAHR^MDC' }),
      ),
    );
    expect(filed(one)).toEqual([
      'SPO2 97 %',
      'HR 72 /min',
      'PULSE 71 /min',
      'RR 0 /min',
      'NIBP_SYS 138 mm[Hg]',
      'NIBP_DIA 86 mm[Hg]',
      'NIBP_MEAN 103 mm[Hg]',
      'ETCO2 38.3 mm[Hg]',
      'TEMP 37 Cel',
    ]);
    expect(new Set(one.readings.map(({ kind }) => kind))).toEqual(new Set(READING_KIND_NAMES));
    expect(one.quarantined).toEqual([]);
    expect(one.readings.map(({ timeFrom }) => timeFrom)).toEqual([
      ...Array(4).fill('OBR-7'),
      ...Array(3).fill('OBX-14'),
      ...Array(2).fill('OBR-7'),
    ]);
    expect(one.readings[4]?.at).toBe(NOON - 30_000);
    expect(one.readings[7]?.warnings).toEqual(['unit-converted']);
    expect(one).toMatchObject({
      outcome: 'accept',
      acks: ['CA'],
      controlId: 'C1',
      location: 'ROOM2^^CHAIR1',
      patient: {
        ids: [{ id: 'P-1', authority: 'CLINIC', type: 'MR' }],
        family: 'Ode',
        given: 'Ana',
        birthDate: '19850304',
        sex: 'F',
      },
    });
  });

  test('rates by different sensors, and two probes, stay apart', () => {
    const one = read(
      message(
        row({ code: '151578^MDC_TTHOR_RESP_RATE^MDC', value: '17', unit: '264928^MDC_DIM_RESP_PER_MIN^MDC' }),
        row({ code: '151594^MDC_CO2_RESP_RATE^MDC', value: '16', unit: '264928^MDC_DIM_RESP_PER_MIN^MDC' }),
        row({ path: '1.3.1.1' }),
        row({ path: '1.3.2.1', value: '95' }),
      ),
    );
    expect(one.readings.map(({ kind, method, path, value }) => [kind, method, path, value])).toEqual([
      ['RR', 'impedance', '1.3.1.1', 17],
      ['RR', 'capnograph', '1.3.1.1', 16],
      ['SPO2', 'oximeter', '1.3.1.1', 97],
      ['SPO2', 'oximeter', '1.3.2.1', 95],
    ]);
  });

  test('both sets of cuff codes are a cuff', () => {
    const one = read(
      message(
        row({ code: '150301^MDC_PRESS_CUFF_SYS^MDC', value: '120', unit: MMHG }),
        row({ code: '150302^MDC_PRESS_CUFF_DIA^MDC', value: '80', unit: MMHG }),
      ),
    );
    expect(filed(one)).toEqual(['NIBP_SYS 120 mm[Hg]', 'NIBP_DIA 80 mm[Hg]']);
  });

  test('set ids may be missing or repeat, and are given back as they came', () => {
    const one = read(message(row({ id: '' }), row({ id: '7', path: '1.3.2.1' }), row({ id: '7', path: '1.3.3.1' })));
    expect(one.readings.map(({ obx, row: at }) => [obx, at])).toEqual([
      [null, 1],
      ['7', 2],
      ['7', 3],
    ]);
  });

  test('a reading belongs to the equipment of its row, else of what contains it, else to the sender', () => {
    const one = read(
      message(
        'OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X|||||||MONITOR-1',
        'OBX|2||69642^MDC_DEV_ANALY_SAT_O2_VMD^MDC|1.3.0.0|||||||X|||||||MODULE-3',
        row({ equipment: 'PROBE-9^NAME^0011^EUI-64' }),
        row({}),
        row({ path: '1.9.1.1' }),
        row({ path: '2.1.1.1' }),
      ),
    );
    expect(one.readings.map(({ device }) => device)).toEqual(['PROBE-9', 'MODULE-3', 'MONITOR-1', 'GATE']);
  });
});

describe('what cannot be relied on is held back, with the reason', () => {
  test.each([
    ['-100', { value: '-100' }, ['sentinel']],
    ['-1', { value: '-1' }, ['sentinel']],
    ['-999', { value: '-999.0' }, ['sentinel']],
    ['-99.9', { value: '-99.9' }, ['sentinel']],
    ['2^23-1, marked X', { value: '8388607', status: 'X' }, ['sentinel', 'status-no-result']],
    ['an explicit null', { value: '""' }, ['sentinel']],
    ['dashes', { value: '---' }, ['sentinel']],
    ['a question mark', { value: '?' }, ['sentinel']],
    ['X on a good value', { status: 'X' }, ['status-no-result']],
    ['withdrawn', { status: 'D' }, ['status-withdrawn']],
    ['entered for the wrong person', { status: 'W' }, ['status-withdrawn']],
    ['marked invalid', { flags: 'H~INV' }, ['marked-invalid']],
    ['marked questionable', { flags: 'QUES' }, ['marked-invalid']],
    ['marked as demonstration', { flags: 'DEMO' }, ['marked-invalid']],
    ['above the range', { value: '107' }, ['implausible']],
    ['a comparison', { type: 'SN', value: '>^95' }, ['value-not-one-number']],
    ['a range', { type: 'SN', value: '^95^-^97' }, ['value-not-one-number']],
    ['a decimal comma', { value: '96,8' }, ['value-not-one-number']],
    ['an exponent', { value: '9.7e1' }, ['value-not-one-number']],
    ['words', { type: 'ST', value: 'ninety' }, ['value-not-one-number']],
    ['two values', { value: '97~96' }, ['value-not-one-number']],
    ['an array', { type: 'NA', value: '97^96' }, ['value-type']],
    ['an unknown type', { type: 'FN' }, ['value-type']],
    ['no type', { type: '' }, ['value-type']],
    ['no unit', { unit: '' }, ['unit-missing']],
    ['a unit of another kind', { unit: MMHG }, ['unit-not-of-kind']],
    ['an unknown unit', { unit: 'furlong' }, ['unit-unknown']],
    ['a unit whose number and name disagree', { unit: '266016^MDC_DIM_PERCENT^MDC' }, ['unit-disagrees']],
    ['a unit whose alternatives disagree', { unit: '%^%^UCUM^266016^MDC_DIM_MMHG^MDC' }, ['unit-disagrees']],
    ['a number and an unknown name', { code: '150456^MDC_SOMETHING_ELSE^MDC' }, ['code-disagrees']],
    ['a number without a name', { code: '150456^^MDC' }, ['code-name-missing']],
    ['a name without a number', { code: '^MDC_PULS_OXIM_SAT_O2^MDC' }, ['code-not-a-number']],
    ['a local number', { code: 'x-6^MDC_PULS_OXIM_SAT_O2^MDC' }, ['code-not-a-number']],
    ['number and name swapped', { code: 'MDC_PULS_OXIM_SAT_O2^150456^MDC' }, ['code-not-a-number']],
    ['another number with a known name', { code: '999999^MDC_PULS_OXIM_SAT_O2^MDC' }, ['code-disagrees']],
    ['two codes of different kinds', { code: `${SPO2}^147842^MDC_ECG_HEART_RATE^MDC` }, ['code-disagrees']],
    ['a maker’s own code', { code: '327680^SPO2_SPO2^EHC' }, ['code-private']],
    ['another maker’s own code', { code: '17^SPO2^99COMEN' }, ['code-private']],
    ['a laboratory code', { code: '59408-5^Oxygen saturation^LN' }, ['code-private']],
    ['a day without an hour', { time: '20300115' }, ['time']],
    ['a day that does not exist', { time: '20300230101500' }, ['time']],
    ['no time to read', { time: 'soon' }, ['time']],
    ['several at once', { value: '-100', unit: '', flags: 'INV' }, ['sentinel', 'marked-invalid', 'unit-missing']],
  ] as const)('%s', (_, fields, reasons) => {
    const one = read(message(row(fields), row({ path: '1.9.1.1', value: '96' })));
    expect(held(one)).toEqual([['SPO2', ...reasons]]);
    expect(filed(one)).toEqual(['SPO2 96 %']);
    expect(one.outcome).toBe('accept');
    expect(one.quarantined[0]?.obx).toBe('1');
  });

  test('a number and a name that disagree, as what the name claims', () => {
    const one = read(message(row({ code: '150456^MDC_RESP_RATE^MDC', value: '18', unit: '/min' })));
    expect(held(one)).toEqual([['RR', 'code-disagrees']]);
  });

  test.each([
    ['a lost decimal point', '384.5'],
    ['a room', '21.4'],
  ])('a temperature of %s', (_, value) => {
    const one = read(message(row({ code: '150344^MDC_TEMP^MDC', value, unit: '268192^MDC_DIM_DEGC^MDC' })));
    expect(held(one)).toEqual([['TEMP', 'implausible']]);
  });

  test('all pressures of an inflation whose systolic is not above its diastolic', () => {
    const one = read(message(cuff('SYS', '85'), cuff('DIA', '86'), cuff('MEAN', '85.5')));
    expect(filed(one)).toEqual([]);
    expect(held(one)).toEqual([
      ['NIBP_SYS', 'cuff-contradiction'],
      ['NIBP_DIA', 'cuff-contradiction'],
      ['NIBP_MEAN', 'cuff-contradiction'],
    ]);
    expect(one.quarantined[0]?.reasons[0]?.because).toBe('systolic 85 is not above diastolic 86');
  });

  test('a mean above the systolic speaks against all three', () => {
    expect(filed(read(message(cuff('SYS', '120'), cuff('DIA', '80'), cuff('MEAN', '130'))))).toEqual([]);
  });

  test('another inflation, and another cuff at the same time, are judged by themselves', () => {
    const later = { time: '20300115101600+0000' };
    const two = read(
      message(cuff('SYS', '80'), cuff('DIA', '90'), cuff('SYS', '121', later), cuff('DIA', '81', later)),
    );
    expect(filed(two)).toEqual(['NIBP_SYS 121 mm[Hg]', 'NIBP_DIA 81 mm[Hg]']);
    const left = (kind: 'SYS' | 'DIA', value: string): string => cuff(kind, value, { path: '1.6.1.1' });
    const both = read(message(cuff('SYS', '80'), cuff('DIA', '90'), left('SYS', '121'), left('DIA', '81')));
    expect(filed(both)).toEqual(['NIBP_SYS 121 mm[Hg]', 'NIBP_DIA 81 mm[Hg]']);
  });

  test('a sentinel does not speak against the pressures beside it', () => {
    const one = read(message(cuff('SYS', '120'), cuff('DIA', '80'), cuff('MEAN', '-100')));
    expect(filed(one)).toEqual(['NIBP_SYS 120 mm[Hg]', 'NIBP_DIA 80 mm[Hg]']);
    expect(held(one)).toEqual([['NIBP_MEAN', 'sentinel']]);
  });

  test.each([
    [150017, 'MDC_PRESS_BLD_SYS', 'pressure-site-unsaid'],
    [150017, 'MDC_PRESS_BLD_NONINV_SYS', 'code-disagrees'],
    [150033, 'MDC_PRESS_BLD_NONINV_SYS', 'code-disagrees'],
    [150021, 'MDC_PRESS_BLD_ART_SYS', 'code-disagrees'],
  ] as const)('pressure %d called %s is not a cuff pressure', (number, name, reason) => {
    const one = read(message(row({ code: `${number}^${name}^MDC`, value: '120', unit: MMHG })));
    expect(filed(one)).toEqual([]);
    expect(held(one)).toEqual([['NIBP_SYS', reason]]);
  });

  test('an arterial line is no cuff, and is named among the rest', () => {
    const one = read(message(row({ code: '150033^MDC_PRESS_BLD_ART_SYS^MDC', value: '120', unit: MMHG })));
    expect([filed(one), held(one), one.others.map(({ what }) => what)]).toEqual([[], [], ['arterial line pressure']]);
  });

  test('everything in a message that names two patients', () => {
    const other = PATIENT.replace('P-1', 'P-2');
    const one = read([HEADER, PATIENT, VISIT, GROUP, row({}), other, GROUP, row({ value: '91' }), ''].join('\r'));
    expect(filed(one)).toEqual([]);
    expect(held(one)).toEqual([
      ['SPO2', 'several-patients'],
      ['SPO2', 'several-patients'],
    ]);
    expect(one.patient.ids).toEqual([]);
  });

  test('a row without a code beside rows that have one', () => {
    const one = read(message(row({ code: '' }), row({})));
    expect(held(one)).toEqual([[null, 'code-missing']]);
    expect(filed(one)).toEqual(['SPO2 97 %']);
  });
});

describe('X on every row', () => {
  const text = message(
    'OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X',
    row({ status: 'X' }),
    row({ status: 'X', path: '1.3.2.1', value: '-100' }),
  );
  test('is a habit where the device is known for it; a sentinel stays a sentinel', () => {
    const one = read(text, { allRowsX: 'habit-of-sender' });
    expect(one.readings.map(({ value, warnings }) => [value, warnings])).toEqual([[97, ['status-x-on-every-row']]]);
    expect(held(one)).toEqual([['SPO2', 'sentinel']]);
  });
  test('is no result anywhere else', () => {
    expect(filed(read(text))).toEqual([]);
  });
  test('is no habit when one row differs, or when there is only one value', () => {
    const habit = { allRowsX: 'habit-of-sender' } as const;
    expect(filed(read(message(row({ status: 'X' }), row({ path: '1.3.2.1', value: '96' })), habit))).toEqual([
      'SPO2 96 %',
    ]);
    expect(filed(read(message(row({ status: 'X' })), habit))).toEqual([]);
  });
});

describe('private codes', () => {
  test('count only where the clinic adopted them for the device', () => {
    const rows = [
      row({ code: '327680^SPO2_SPO2^EHC' }),
      row({ code: '131072^ECG_HR^EHC', value: '70', unit: 'bpm' }),
      row({ code: '0002-4a05^NBPs^MDIL', value: '120', unit: 'mmHg' }),
      row({ code: '0002-4A06^NBPd^MDIL', value: '70', unit: 'mmHg' }),
    ];
    expect(filed(read(message(...rows)))).toEqual([]);
    expect(held(read(message(...rows)))).toEqual([
      ['SPO2', 'code-private'],
      ['HR', 'code-private'],
      ['NIBP_SYS', 'code-private'],
      ['NIBP_DIA', 'code-private'],
    ]);
    const one = read(message(...rows), { dialects: ['EHC', 'MDIL'] });
    expect(filed(one)).toEqual(['SPO2 97 %', 'HR 70 /min', 'NIBP_SYS 120 mm[Hg]', 'NIBP_DIA 70 mm[Hg]']);
    expect(one.readings[1]?.warnings).toEqual(['dialect-ehc', 'unit-as-text']);
  });
  test('an adopted code under another text is held back', () => {
    const one = read(message(row({ code: '327680^ECG_HR^EHC' })), { dialects: ['EHC'] });
    expect(held(one)).toEqual([['SPO2', 'code-disagrees']]);
  });
  test('an IEEE code given as the alternative to a local one is enough', () => {
    expect(filed(read(message(row({ code: `77^Sat^L^${SPO2}` }))))).toEqual(['SPO2 97 %']);
  });
  test('what does not claim to be a vital sign is named, not held back', () => {
    const one = read(
      message(
        row({ code: '108^MNDRY_ECG_PAUSE_RATE^99MNDRY', value: '0' }),
        row({ code: 'a-1^PAIN LEVEL^L', value: '2' }),
      ),
    );
    expect([held(one), one.others.map(({ code }) => code)]).toEqual([
      [],
      ['108^MNDRY_ECG_PAUSE_RATE^99MNDRY', 'a-1^PAIN LEVEL^L'],
    ]);
  });
});

describe('separators, escapes, character sets, line ends', () => {
  test('a message may declare its own separators', () => {
    const usual = message(row({}), cuff('SYS', '120'), cuff('DIA', '80'));
    const own = usual.replace(
      /[|^~\\&]/g,
      (mark) => ({ '|': '#', '^': '!', '~': '%', '\\': '/', '&': '*' })[mark] ?? mark,
    );
    const strip = ({ header: _, ...rest }: DeviceMessage) => rest;
    expect(strip(read(own))).toEqual(strip(read(usual)));
    expect(read(own).location).toBe('ROOM2^^CHAIR1');
  });

  test.each(['\r', '\n', '\r\n'])('segments may end with %j', (end) => {
    const usual = message(row({}));
    expect(read(usual.replaceAll('\r', end)).readings).toEqual(read(usual).readings);
  });

  test('escapes are resolved in what is shown and compared', () => {
    const one = read(
      message(row({}))
        .replace('ROOM2^^CHAIR1', 'Day \\T\\ night^\\F\\^\\X4368616972\\ \\E\\ \\Zq\\')
        .replace('Ode^Ana', 'O\\S\\D^A'),
    );
    expect(one.location).toBe('Day & night^|^Chair \\ \\Zq\\');
    expect(one.patient.family).toBe('O^D');
  });

  test.each([
    ['UNICODE UTF-8', Buffer.from('Müller', 'utf8'), 'Müller', []],
    ['8859/1', Buffer.from('Müller', 'latin1'), 'Müller', []],
    ['8859/1', Buffer.from('Müller', 'utf8'), 'Müller', ['charset-disagrees']],
    ['8859/2', Buffer.from([0xa3, 0xf3, 0x64]), 'Łód', []],
    ['8859/5', Buffer.from([0xb8, 0xe0, 0xd8, 0xdd, 0xd0]), 'Ирина', []],
    ['GB 18030-2000', Buffer.from([0xd5, 0xc5, 0x81, 0x7c]), '张\u4ed0', []],
    ['', Buffer.from('Müller', 'utf8'), 'Müller', []],
    ['', Buffer.from('Müller', 'latin1'), 'Müller', ['charset-disagrees']],
    ['MARTIAN', Buffer.from('Müller', 'latin1'), 'Müller', ['charset-unknown']],
  ])('a name in %j', (charset, name, expected, warnings) => {
    const [before, after] = message(row({})).replace('UNICODE UTF-8', charset).split('Ode') as [string, string];
    const one = readMessage(Buffer.concat([Buffer.from(before), name, Buffer.from(after)]), OPTIONS);
    if (charset !== 'GB 18030-2000') expect(one.patient.family).toBe(expected);
    // The second byte of this character is a field separator in ASCII: decoding comes before cutting.
    else expect(one.patient.family?.startsWith('张')).toBe(true);
    expect(filed(one)).toEqual(['SPO2 97 %']);
    expect(one.warnings).toEqual(warnings);
  });
});

describe('time', () => {
  const at = (time: string, options: Partial<ReadOptions> = {}): number | undefined =>
    read(message(row({ time })), options).readings[0]?.at;
  test.each([
    ['20300115101500+0530', Date.UTC(2030, 0, 15, 4, 45)],
    ['20300115101500.4-0700', Date.UTC(2030, 0, 15, 17, 15, 0, 400)],
    ['20300115101500.1239+0000', Date.UTC(2030, 0, 15, 10, 15, 0, 123)],
    ['203001151015+0000', Date.UTC(2030, 0, 15, 10, 15)],
    ['20300115101500', Date.UTC(2030, 0, 15, 10, 15)],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  test('without an offset is in the zone set for the device, before and after summer time', () => {
    expect(at('20300115101500', { zone: 'America/Denver' })).toBe(Date.UTC(2030, 0, 15, 17, 15));
    expect(at('20300715101500', { zone: 'America/Denver' })).toBe(Date.UTC(2030, 6, 15, 16, 15));
    expect(at('20300715101500', { zone: 'Asia/Kathmandu' })).toBe(Date.UTC(2030, 6, 15, 4, 30));
  });

  test('in the hour that summer time skips is no time', () => {
    const one = read(message(row({ time: '20300310023000' })), { zone: 'America/New_York' });
    expect(held(one)).toEqual([['SPO2', 'time']]);
  });

  test('in the hour that is repeated is the one nearer to its arrival, and unknown when nothing tells', () => {
    const zone = 'America/New_York';
    const bare = (text: string): string => text.replace('20300115101502+0000', '20300115101502');
    const text = message(row({ time: '20301103013000' }));
    expect(held(read(bare(text), { zone }))).toEqual([['SPO2', 'time']]);
    const first = Date.UTC(2030, 10, 3, 5, 30);
    expect(read(text, { zone, receivedAt: instant(first + 2_000) }).readings[0]?.at).toBe(first);
    expect(read(text, { zone, receivedAt: instant(first + 3_602_000) }).readings[0]?.at).toBe(first + 3_600_000);
    const dated = text.replace('20300115101502+0000', '20301103013001-0500');
    expect(read(dated, { zone }).readings[0]?.at).toBe(first + 3_600_000);
  });

  test('falls back from the row to its group to the message', () => {
    const bare = message(row({})).replace('20300115101500+0000', '');
    expect(read(bare).readings[0]).toMatchObject({ timeFrom: 'MSH-7', at: NOON + 2_000 });
  });
});

describe('what is answered', () => {
  const modes = (accept: string, application: string): string =>
    message(row({})).replace('|AL|NE|', `|${accept}|${application}|`);
  test.each([
    ['', '', ['AA']],
    ['AL', 'NE', ['CA']],
    ['NE', 'AL', ['AA']],
    ['AL', 'AL', ['CA', 'AA']],
    ['AL', '', ['CA']],
    ['', 'AL', ['AA']],
    ['NE', 'NE', []],
    ['ER', 'ER', []],
    ['SU', 'SU', ['CA', 'AA']],
  ])('MSH-15 %j and MSH-16 %j when kept: %j', (accept, application, expected) => {
    expect(read(modes(accept, application)).acks).toEqual(expected);
  });
  test.each([
    ['', '', ['AR']],
    ['AL', 'NE', ['CR']],
    ['ER', 'ER', ['CR', 'AR']],
    ['SU', 'SU', []],
  ])('MSH-15 %j and MSH-16 %j when rejected: %j', (accept, application, expected) => {
    const one = read(modes(accept, application).replace('ORU^R01^ORU_R01', 'ADT^A01'));
    expect(one.acks).toEqual(expected);
    expect(one.errors[0]).toMatchObject({ code: 200, place: { segment: 'MSH', field: 9 } });
  });

  const original = (text: string): DeviceMessage => read(text.replace('|AL|NE|', '|||'));
  test.each([
    ['an event of another transaction', 'ORU^R01^ORU_R01', 'ORU^R42^ORU_R42', 'AR', 201],
    ['another version', '|2.6|', '|3.0|', 'AR', 203],
    ['no control id', '|C1|', '||', 'AE', 101],
    ['no message type', 'ORU^R01^ORU_R01', '', 'AR', 101],
  ] as const)('%s', (_, from, to, ack, code) => {
    const one = original(message(row({})).replace(from, to));
    expect([one.acks, one.errors[0]?.code]).toEqual([[ack], code]);
    expect(one.readings).toEqual([]);
  });

  test('a message whose only rows have a value but no code', () => {
    const one = original(message('OBX|||||Something'));
    expect(one.acks).toEqual(['AE']);
    expect(one.errors[0]).toMatchObject({ code: 101, place: { segment: 'OBX', sequence: 1, field: 3 } });
  });

  test('a sender that names itself nowhere, or sends nothing of a device, is unknown, unless its address is known', () => {
    const nameless = message(row({})).replace('GATE^0011223344556677^EUI-64', '');
    expect(read(nameless).outcome).toBe('accept');
    expect(read(nameless.replace('BEDSIDE', '')).outcome).toBe('error');
    expect(read(nameless.replace('BEDSIDE', ''), { senderKnown: true }).outcome).toBe('accept');
    const glucose = nameless.replace(SPO2, '2345-7^Glucose^LN');
    expect(read(glucose).outcome).toBe('error');
    expect(read(glucose, { senderKnown: true }).outcome).toBe('accept');
  });

  test('training messages are refused where only production is taken', () => {
    const training = message(row({})).replace('|P|2.6', '|T|2.6');
    expect(read(training).outcome).toBe('accept');
    expect(read(training, { processing: ['P'] })).toMatchObject({ outcome: 'reject', acks: ['CR'] });
  });

  test.each(['', 'hello', 'MSH', 'MSH|', 'MSH||||', 'MSHA^~\\&A', 'PID|1\rMSH|^~\\&|X'])(
    '%j is rejected, not thrown at',
    (text) => {
      expect(read(text)).toMatchObject({ outcome: 'reject', readings: [] });
    },
  );
});

describe('alarms of the monitor', () => {
  const alarmHeader = HEADER.replace('ORU^R01^ORU_R01', 'ORU^R40^ORU_R40');
  const alarmGroup = (id: string): string => `OBR|1||${id}^GATE|196616^MDC_EVT_ALARM^MDC|||20300115101500+0000`;
  const facets = (phase: string, state: string): string[] => [
    `OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X|||||||MONITOR-1`,
    `OBX|2|ST|196674^MDC_EVT_LO_VAL_LT_LIM^MDC|1.3.1.150456.1|SpO2 low|||L~PH~SP|||R|||20300115101459+0000`,
    `OBX|3|NM|${SPO2}|1.3.1.150456.2|84|${PERCENT}|90-100||||R`,
    `OBX|4|ST|68481^MDC_ATTR_EVENT_PHASE^MDC|1.3.1.150456.3|${phase}||||||R`,
    `OBX|5|ST|68482^MDC_ATTR_ALARM_STATE^MDC|1.3.1.150456.4|${state}||||||R`,
    `OBX|6|ST|68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC|1.3.1.150456.5|audio-paused||||||R`,
  ];
  test('are kept as alarms, one per group, and their values are not filed', () => {
    const one = read(
      [
        alarmHeader,
        PATIENT,
        VISIT,
        alarmGroup('A-1'),
        ...facets('start', 'active'),
        alarmGroup('A-2'),
        ...facets('end', 'inactive'),
        '',
      ].join('\r'),
    );
    expect(one).toMatchObject({ outcome: 'accept', readings: [], quarantined: [] });
    expect(one.alarms).toEqual([
      {
        id: 'A-1',
        code: '196674',
        name: 'MDC_EVT_LO_VAL_LT_LIM',
        text: 'SpO2 low',
        priority: 'high',
        source: 'physiological',
        phase: 'start',
        state: 'active',
        inactivation: 'audio-paused',
        value: '84',
        valueCode: 'MDC_PULS_OXIM_SAT_O2',
        unit: '262688^MDC_DIM_PERCENT^MDC',
        limits: '90-100',
        at: NOON - 1_000,
        timeFrom: 'OBX-14',
        device: 'MONITOR-1',
        obx: '2',
      },
      expect.objectContaining({ id: 'A-2', phase: 'end', state: 'inactive' }),
    ]);
  });
  test('with priority and type in rows of their own, and the event in the value', () => {
    const one = read(
      [
        alarmHeader,
        PATIENT,
        alarmGroup('A-3'),
        'OBX|1|CWE|196616^MDC_EVT_ALARM^MDC|1.1.0.0.1|196802^MDC_EVT_LEADS_OFF^MDC||||||F',
        'OBX|2|ST|68484^MDC_ATTR_ALARM_PRIORITY^MDC|1.1.0.0.6|PL||||||F',
        'OBX|3|ST|68485^MDC_ATTR_ALERT_TYPE^MDC|1.1.0.0.7|ST||||||F',
        'OBX|4|ST|68546^MDC_ATTR_ALERT_TEXT^MDC|1.1.0.0.8|Leads off||||||F',
        '',
      ].join('\r'),
    );
    expect(one.alarms).toEqual([
      expect.objectContaining({
        code: '196802',
        name: 'MDC_EVT_LEADS_OFF',
        text: 'Leads off',
        priority: 'low',
        source: 'technical',
        phase: null,
        at: NOON,
        timeFrom: 'OBR-7',
      }),
    ]);
  });
  const PULSE = '149530^MDC_PULS_OXIM_PULS_RATE^MDC';
  const EVENT = 'OBX|1|ST|196670^MDC_EVT_LO^MDC|1.3.1.150456.1|SpO2 low|||L~PM~SP|||R';
  test.each([
    ['in its facet', [`OBX|2|NM|${SPO2}|1.3.1.150456.2|84|${PERCENT}|>92||||R`], ['84', '>92']],
    ['without a facet', [`OBX|2|NM|${SPO2}||84|${PERCENT}|90-100||||R`], ['84', '90-100']],
    [
      'beside another that is none of its source',
      [`OBX|2|NM|${PULSE}|1.3.1.149530|70|||||R`, `OBX|3|NM|${SPO2}|1.3.1.150456.2|84|${PERCENT}|||||R`],
      ['84', null],
    ],
    [
      'as one of two that nothing tells apart',
      [`OBX|2|NM|${PULSE}||70|||||R`, `OBX|3|NM|${SPO2}||84|${PERCENT}|>92||||R`],
      [null, null],
    ],
    ['as limits alone', [`OBX|2|NM|${SPO2}|1.3.1.150456.2||${PERCENT}|>92||||R`], [null, '>92']],
    ['as the number for nothing', [`OBX|2|NM|${SPO2}|1.3.1.150456.2|8388607|${PERCENT}|>92||||R`], [null, '>92']],
    ['with no result', [`OBX|2|NM|${SPO2}|1.3.1.150456.2|84|${PERCENT}|>92||||X`], [null, '>92']],
    ['marked as questionable', [`OBX|2|NM|${SPO2}|1.3.1.150456.2|84|${PERCENT}|>92|QUES|||R`], [null, '>92']],
    [
      'as the name of its source',
      ['OBX|2|ST|68480^MDC_ATTR_ALERT_SOURCE^MDC|1.3.1.150456.2|Monitor 7||||||R'],
      [null, null],
    ],
    ['not at all', [], [null, null]],
  ])('whose measurement comes %s', (_, rows, [value, limits]) => {
    const [one] = read([alarmHeader, PATIENT, alarmGroup('A-5'), EVENT, ...rows, ''].join('\r')).alarms;
    expect(one).toMatchObject({ text: 'SpO2 low', priority: 'medium', value, limits });
  });
  test.each([
    ['262688^MDC_DIM_PERCENT^MDC', '%'],
    ['mm[Hg]^mm[Hg]^UCUM', 'mmHg'],
    ['{beats}/min', '/min'],
    ['0^MDCX_DIM_ODD^MDC', 'MDCX_DIM_ODD'],
    ['', ''],
  ])('of the unit %j are shown with %j', (sent, shown) => {
    expect(shownUnit(sent)).toBe(shown);
  });
  test('in an ordinary report stay apart from its readings', () => {
    const one = read(message(row({}), ...facets('start', 'active').slice(1)));
    expect(filed(one)).toEqual(['SPO2 97 %']);
    expect(one.alarms).toEqual([expect.objectContaining({ text: 'SpO2 low', value: '84', phase: 'start' })]);
  });
  test('with nothing but an order group and one facet are still kept', () => {
    const one = read(
      [alarmHeader, PATIENT, alarmGroup('A-4'), 'OBX|1|ST|68481^MDC_ATTR_EVENT_PHASE^MDC||start||||||R', ''].join('\r'),
    );
    expect(one.alarms).toEqual([
      expect.objectContaining({ id: 'A-4', phase: 'start', name: 'MDC_EVT_ALARM', priority: null }),
    ]);
  });
});

describe('files and frames', () => {
  const first = message(row({}));
  const second = message(row({ value: '96' })).replace('|C1|', '|C2|');
  const ids = (bytes: Uint8Array): unknown[] =>
    piecesOf(bytes, { frameBytesMax: 100_000 }).map((piece) =>
      piece.kind === 'message' ? readMessage(piece.bytes, OPTIONS).controlId : piece.because,
    );
  test('may hold several messages, framed or not', () => {
    expect(ids(bytesOf(first + second))).toEqual(['C1', 'C2']);
    expect(ids(bytesOf(`${first}\n\n${second}`))).toEqual(['C1', 'C2']);
    expect(ids(Buffer.concat([frame(bytesOf(first)), frame(bytesOf(second))]))).toEqual(['C1', 'C2']);
    expect(ids(frame(bytesOf(first + second)))).toEqual(['C1', 'C2']);
    expect(ids(bytesOf(`FHS|^~\\&\rBHS|^~\\&\r${first}${second}BTS|2\rFTS|1\r`))).toEqual(['C1', 'C2']);
  });
  test('a frame without an end is no message', () => {
    const [, because] = ids(Buffer.concat([frame(bytesOf(first)), Buffer.of(0x0b), bytesOf(second).subarray(0, 200)]));
    expect(because).toContain('no end');
  });
  test('a text line that begins like a header does not cut a message', () => {
    expect(messagesIn(bytesOf(message('NTE|1||MSHould', 'MSHould it', row({}))))).toHaveLength(1);
  });
});

describe('whatever arrives', () => {
  const runs = Number(process.env['KEEL_MEASURE'] ?? 0) > 0 ? 20_000 : 400;
  const total = (one: DeviceMessage): number =>
    one.readings.length + one.quarantined.length + one.alarms.length + one.others.length;

  test('any bytes are answered without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const piece of piecesOf(bytes, { frameBytesMax: 300 }))
          if (piece.kind === 'message') readMessage(piece.bytes, OPTIONS);
      }),
      { numRuns: runs },
    );
  });

  test('a good message with any byte changed, cut or doubled never throws and never files what is implausible', () => {
    const whole = bytesOf(
      message(
        row({}),
        cuff('SYS', '120'),
        cuff('DIA', '80'),
        row({ code: '150344^MDC_TEMP^MDC', value: '36.8', unit: 'Cel^^UCUM' }),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
        fc.nat(whole.length),
        fc.nat(whole.length),
        (edits, from, to) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of edits) bytes[at] = byte;
          for (const cut of [
            bytes,
            bytes.subarray(Math.min(from, to), Math.max(from, to)),
            Buffer.concat([bytes, bytes]),
          ]) {
            const one = readMessage(cut, { ...OPTIONS, allRowsX: 'habit-of-sender' });
            for (const { kind, value } of one.readings) if (kind === 'SPO2') expect(value).toBeLessThanOrEqual(100);
          }
        },
      ),
      { numRuns: runs },
    );
  });

  test('every row with content of an accepted message is found again, once', () => {
    const code = fc.constantFrom(
      SPO2,
      '150021^MDC_PRESS_BLD_NONINV_SYS^MDC',
      '150033^MDC_PRESS_BLD_ART_SYS^MDC',
      '1^HR^L',
      '9^x^L',
      '150456^^MDC',
      '',
    );
    const unit = fc.constantFrom(PERCENT, MMHG, '', 'bpm');
    const value = fc.constantFrom('97', '120', '-100', '', '""', 'x', '1~2');
    const status = fc.constantFrom('R', 'F', 'X', 'D', '');
    const rows = fc.array(fc.record({ code, unit, value, status }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, (fields) => {
        const one = read(message(...fields.map((field) => row(field))));
        if (one.outcome !== 'accept') return;
        const withContent = fields.filter((field) => field.value !== '');
        const silent = fields.filter(
          (field) => field.value === '' && !['', '9^x^L', '150033^MDC_PRESS_BLD_ART_SYS^MDC'].includes(field.code),
        );
        expect(total(one)).toBe(withContent.length + silent.length);
      }),
      { numRuns: runs },
    );
  });

  test('a hundred thousand separators take no more than their share', () => {
    for (const mark of ['|', '^', '~', '\\', '&', '\r', 'OBX|\r', '\\X', 'MSH|\r'])
      expect(read(HEADER + mark.repeat(100_000)).readings).toEqual([]);
  });
});

test('agrees with another parser on every field of a well-formed message', () => {
  const { Parser } = createRequire(import.meta.url)('simple-hl7') as {
    Parser: new () => { parse(text: string): { segments: { name: string; getField(n: number): string }[] } };
  };
  const word = fc.stringMatching(/^[A-Za-z0-9 .-]{0,8}$/);
  const value = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(
      fc.array(fc.record({ value, id: fc.integer({ min: 1, max: 99 }), equipment: word, path: word }), {
        minLength: 1,
        maxLength: 8,
      }),
      word,
      (rows, place) => {
        const text = message(
          ...rows.map(({ value: one, id, equipment, path }) => row({ id: `${id}`, value: `${one}`, equipment, path })),
        ).replace('ROOM2', place);
        const theirs = new Parser().parse(text).segments;
        const ours = read(text);
        const observations = theirs.filter(({ name }) => name === 'OBX');
        expect(ours.readings.map(({ value: one, obx, status }) => [String(one), obx, status])).toEqual(
          observations.map((segment) => [segment.getField(5), segment.getField(1), segment.getField(11)]),
        );
        expect(ours.location).toBe((theirs.find(({ name }) => name === 'PV1')?.getField(3) ?? '').trim() || null);
      },
    ),
    { numRuns: 200 },
  );
});
