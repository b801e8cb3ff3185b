import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvProblem, decodeText, readCsv, readPatientRows } from './index.ts';
import { readDate } from './read-patient-rows.ts';

const TODAY = '2026-03-02';
const read = (text: string, dates: 'iso' | 'mdy' | 'dmy' = 'iso') =>
  readPatientRows(readCsv(text), { dates, today: TODAY });

describe('a table in text', () => {
  test.each([
    ['a,b\n1,2\n', ',', [['1', '2']]],
    ['a;b\r\n"x;y";"say ""hi"""\r\n', ';', [['x;y', 'say "hi"']]],
    ['\uFEFFa\tb\n"two\nlines"\tz', '\t', [['two\nlines', 'z']]],
    ['a,b\n\n , \n1,\n', ',', [['1', '']]],
  ] as const)('%j', (text, delimiter, rows) => {
    const csv = readCsv(text);
    expect(csv.delimiter).toBe(delimiter);
    expect(csv.header).toEqual(['a', 'b']);
    expect(csv.rows.map(({ cells }) => cells)).toEqual(rows);
  });

  test.each([
    ['', 1],
    ['a,b\n1,"open\n2', 2],
    ['a,b\n"x"y,1', 2],
  ])('%j is no table, and says on which line', (text, line) => {
    expect(() => readCsv(text)).toThrow(expect.objectContaining({ name: 'CsvProblem', line }) as CsvProblem);
  });

  test('what is quoted comes back as it was, whatever it holds', () => {
    const cell = fc
      .string()
      .map((text) => text.replace(/\0/g, '').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), (rows) => {
        const quote = (text: string): string => `"${text.replace(/"/g, '""')}"`;
        const text = ['one,two', ...rows.map((row) => row.map(quote).join(','))].join('\r\n');
        expect(readCsv(text).rows.map(({ cells }) => cells)).toEqual(rows.map((row) => [...row]));
      }),
    );
  });

  test.each([
    [Buffer.from('José'), 'utf-8'],
    [Buffer.from([0x4a, 0x6f, 0x73, 0xe9]), 'windows-1252'],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('José', 'utf16le')]), 'utf-16le'],
  ])('a name keeps its accent: %o as %s', (bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: 'José', encoding });
  });
});

describe('a date', () => {
  test.each([
    ['1984-03-17', 'iso', '1984-03-17'],
    ['3/17/1984', 'mdy', '1984-03-17'],
    ['17.3.1984', 'dmy', '1984-03-17'],
    ['2000-02-29', 'iso', '2000-02-29'],
  ] as const)('%s read as %s is %s', (text, order, date) => {
    expect(readDate(text, order, TODAY)).toEqual({ date });
  });
  test.each([
    ['3/17/1984', 'iso'],
    ['3/17/84', 'mdy'],
    ['17/3/1984', 'mdy'],
    ['1900-02-29', 'iso'],
    ['2026-03-03', 'iso'],
    ['1899-12-31', 'iso'],
    ['soon', 'iso'],
  ] as const)('%s read as %s is refused with what to do', (text, order) => {
    expect(readDate(text, order, TODAY)).toMatchObject({ fix: expect.stringMatching(/\w/) });
  });
});

describe('a list of patients', () => {
  test('is read by the names that other systems give their columns; what is not read is said', () => {
    const { patients, problems, ignored } = read(
      'MRN;Last Name;First Name;DOB;Gender;Mobile;Insurance\n12;Álvarez;María;17.03.1984;F;+1 303 555 0100;none\n',
      'dmy',
    );
    expect(problems).toEqual([]);
    expect(ignored).toEqual(['Insurance']);
    expect(patients).toEqual([
      {
        line: 2,
        key: 'number 12',
        details: {
          givenName: 'María',
          familyName: 'Álvarez',
          birthDate: '1984-03-17',
          sexAtBirth: 'female',
          recordNumber: '12',
          phone: '+1 303 555 0100',
        },
      },
    ]);
  });

  test('every problem of every line comes at once, with its field and its fix', () => {
    const { patients, problems } = read(
      [
        'first name,last name,dob,sex,email,mrn',
        'Ann,Lee,1980-01-01,female,ann@example.test,1',
        ',Lee,1980-13-01,woman?,no-mail,2',
        'Bob,Ray,1970-05-05,m,,1',
        'Ann,Lee,1980-01-01,f,,9',
        'Cy,Fox,1990-01-01,x,,3,extra',
      ].join('\n'),
    );
    expect(patients.map(({ line }) => line)).toEqual([2]);
    expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '3 givenName',
      '3 birthDate',
      '3 sexAtBirth',
      '3 email',
      '4 recordNumber',
      '5 recordNumber',
      '6 row',
    ]);
    for (const { fix, fixEs } of problems) {
      expect(fix.length).toBeGreaterThan(5);
      // Said to whoever reads Spanish too, and not the English again.
      expect(fixEs?.length).toBeGreaterThan(5);
      expect(fixEs).not.toBe(fix);
    }
  });

  test.each([
    ['no table', '"open', 'aquí se abren comillas que no se cierran'],
    ['an empty file', '', 'el archivo está vacío; su primera línea nombra las columnas'],
  ])('%s says in Spanish what to mend', (_, text, es) => {
    let thrown: unknown;
    try {
      readCsv(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ fix: { fixEs: es } });
  });

  test('without a column that is needed nothing is read, and the column is named', () => {
    expect(read('first name,dob\nAnn,1980-01-01').problems).toMatchObject([{ line: 1, field: 'familyName' }]);
  });
});

describe('medicines and allergies', () => {
  const people = (allergies: string, medicines: string) =>
    readPatientRows(
      {
        delimiter: ',',
        header: ['first name', 'last name', 'dob', 'allergies', 'medications'],
        rows: [{ line: 2, cells: ['Ann', 'Lee', '1980-01-01', allergies, medicines] }],
      },
      { dates: 'iso', today: '2026-01-01' },
    );

  test.each([
    ['', '', {}],
    ['NKDA', 'none', { allergies: { answer: 'none-known', allergies: [] }, medicines: { medicines: [] } }],
    [
      'Penicillin; latex;',
      'lithium 300 mg twice a day | St. John’s wort',
      {
        allergies: { answer: 'listed', allergies: [{ substance: 'Penicillin' }, { substance: 'latex' }] },
        medicines: { medicines: [{ name: 'lithium', dose: '300 mg twice a day' }, { name: 'St. John’s wort' }] },
      },
    ],
  ])(
    '"%s" and "%s": an empty cell says nothing, "none" is an answer, semicolons set apart',
    (allergies, medicines, read) => {
      const { patients, problems } = people(allergies, medicines);
      expect(problems).toEqual([]);
      const { line: _line, key: _key, details: _details, ...listed } = patients[0]!;
      expect(listed).toEqual(read);
    },
  );

  test('"none" beside something else, and a cell that holds no list, are problems of that row', () => {
    expect(people('none; latex', 'x'.repeat(200)).problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'allergies'],
      [2, 'medicines'],
    ]);
  });
});
