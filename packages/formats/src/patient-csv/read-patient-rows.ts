import type { PatientCommandBodies, PatientDetails } from '@keel/clinical/patient';
import { FIXES, type Fix } from './fixes.ts';
import type { Csv } from './read-csv.ts';

/** How a date with slashes is written; `iso` takes only 1984-03-17. */
export type DateOrder = 'iso' | 'mdy' | 'dmy';

export interface ImportedPatient {
  readonly line: number;
  readonly details: PatientDetails;
  /** Only where the list says something: an empty cell is no "none". */
  readonly allergies?: PatientCommandBodies['list-allergies'];
  readonly medicines?: PatientCommandBodies['list-medicines'];
  /** By which the same person is known again when the file is run once more. */
  readonly key: string;
}

/** One thing that is wrong with one row: where, what stands there, and what would be right. */
export interface ImportProblem {
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly fix: string;
  /** The same in Spanish; absent where the sentence comes from elsewhere. */
  readonly fixEs?: string;
}

export interface PatientRows {
  readonly patients: readonly ImportedPatient[];
  readonly problems: readonly ImportProblem[];
  /** Columns that nothing reads, said so that nothing is lost unseen. */
  readonly ignored: readonly string[];
}

type Field =
  | 'givenName'
  | 'familyName'
  | 'middleName'
  | 'calledName'
  | 'birthDate'
  | 'sexAtBirth'
  | 'recordNumber'
  | 'phone'
  | 'email'
  | 'language'
  | 'allergies'
  | 'medicines';

/** Names that columns have in the lists of other systems. */
const COLUMNS: Readonly<Record<Field, readonly string[]>> = {
  givenName: ['given name', 'first name', 'firstname', 'given', 'nombre'],
  familyName: ['family name', 'last name', 'lastname', 'surname', 'family', 'apellido', 'apellidos'],
  middleName: ['middle name', 'middlename', 'middle'],
  calledName: ['called name', 'preferred name', 'nickname'],
  birthDate: ['birth date', 'date of birth', 'dob', 'birthdate', 'fecha de nacimiento'],
  sexAtBirth: ['sex', 'sex at birth', 'gender', 'sexo'],
  recordNumber: ['record number', 'mrn', 'chart number', 'patient id', 'id'],
  phone: ['phone', 'mobile', 'cell', 'telephone', 'telefono', 'teléfono'],
  email: ['email', 'e-mail', 'mail', 'correo'],
  language: ['language', 'idioma'],
  allergies: ['allergies', 'allergy', 'alergias'],
  medicines: ['medicines', 'medications', 'meds', 'medicamentos'],
};
const NEEDED = ['givenName', 'familyName', 'birthDate'] as const satisfies readonly Field[];

const SEXES: Readonly<Record<string, PatientDetails['sexAtBirth']>> = {
  f: 'female',
  female: 'female',
  woman: 'female',
  mujer: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  hombre: 'male',
  x: 'intersex',
  intersex: 'intersex',
};

/** How lists say that there is none; anything else in the cell is one, or several set apart by semicolons. */
const NONE: ReadonlySet<string> = new Set([
  'none',
  'none known',
  'no known allergies',
  'nka',
  'nkda',
  'ninguna',
  'ninguno',
]);
const LISTED_MAX = 60;
/** A list in one cell can be long; each thing in it is a name. */
const CELL_MAX: Partial<Record<Field, number>> = { allergies: 4_000, medicines: 4_000 };
const apart = (cell: string): readonly string[] =>
  cell
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
/** "lithium 300 mg twice a day": the name up to the first figure, the dose from there. */
function medicineOf(text: string): { name: string; dose?: string } {
  const at = text.search(/\s\d/);
  return at <= 0 ? { name: text } : { name: text.slice(0, at).trim(), dose: text.slice(at).trim() };
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .trim();
const twoDigits = (text: string): string => text.padStart(2, '0');
/** Whether a calendar has this day. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** A date as `yyyy-mm-dd`, or what would make it one. A year of two digits is never guessed. */
export function readDate(text: string, order: DateOrder, today: string): { date: string } | Fix {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const other = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (iso === null && (other === null || order === 'iso')) {
    if (other !== null) return FIXES.sayOrder;
    return FIXES.fourDigits;
  }
  const [year = '', month = '', day = ''] =
    iso !== null
      ? iso.slice(1)
      : order === 'mdy'
        ? [other?.[3] ?? '', other?.[1] ?? '', other?.[2] ?? '']
        : [other?.[3] ?? '', other?.[2] ?? '', other?.[1] ?? ''];
  if (!isDay(Number(year), Number(month), Number(day))) return FIXES.noSuchDay(iso !== null ? 'year-month-day' : order);
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  if (date > today) return FIXES.notPast;
  return date < '1900-01-01' ? FIXES.tooOld : { date };
}

/** Reads rows into people. Every problem of every row comes at once; a row with one is no person. `today` bounds births. */
export function readPatientRows(csv: Csv, given: { readonly dates: DateOrder; readonly today: string }): PatientRows {
  const problems: ImportProblem[] = [];
  const columns = new Map<Field, number>();
  const ignored: string[] = [];
  for (const [index, name] of csv.header.entries()) {
    const field = (Object.keys(COLUMNS) as Field[]).find(
      (one) => plain(one) === plain(name) || COLUMNS[one].includes(plain(name)),
    );
    if (field === undefined) {
      if (name !== '') ignored.push(name);
    } else if (columns.has(field)) problems.push({ line: 1, field, value: name, ...FIXES.columnTwice });
    else columns.set(field, index);
  }
  for (const field of NEEDED)
    if (!columns.has(field))
      problems.push({ line: 1, field, value: '', ...FIXES.addColumn(COLUMNS[field][0] ?? field) });
  if (problems.length > 0) return { patients: [], problems, ignored };

  const patients: ImportedPatient[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of csv.rows) {
    const before = problems.length;
    const say = (field: string, value: string, fix: Fix): void => {
      problems.push({ line, field, value, ...fix });
    };
    if (cells.length > csv.header.length) say('row', `${cells.length} cells`, FIXES.cells(csv.header.length));
    const of = (field: Field): string => cells[columns.get(field) ?? -1] ?? '';
    for (const field of NEEDED) if (of(field) === '') say(field, '', FIXES.empty);
    for (const field of columns.keys())
      if (of(field).length > (CELL_MAX[field] ?? 160))
        say(field, `${of(field).slice(0, 40)}…`, FIXES.tooLong(CELL_MAX[field] ?? 160));
    const born = of('birthDate') === '' ? null : readDate(of('birthDate'), given.dates, given.today);
    if (born !== null && 'fix' in born) say('birthDate', of('birthDate'), born);
    const sex = of('sexAtBirth') === '' ? 'not-said' : SEXES[of('sexAtBirth').toLowerCase()];
    if (sex === undefined) say('sexAtBirth', of('sexAtBirth'), FIXES.sex);
    const email = of('email');
    if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) say('email', email, FIXES.email);
    const phone = of('phone');
    if (phone !== '' && !/^\+?[\d\s().-]{7,}$/.test(phone)) say('phone', phone, FIXES.phone);
    const none = (field: 'allergies' | 'medicines') => NONE.has(of(field).toLowerCase());
    for (const field of ['allergies', 'medicines'] as const) {
      const parts = apart(of(field));
      const long = parts.find((part) => part.length > 160);
      if (long !== undefined) say(field, `${long.slice(0, 40)}…`, FIXES.setApart);
      if (parts.length > LISTED_MAX) say(field, `${parts.length}`, FIXES.tooMany(LISTED_MAX));
      if (!none(field) && parts.some((part) => NONE.has(part.toLowerCase())))
        say(field, of(field).slice(0, 40), FIXES.noneAndOthers);
    }
    if (problems.length > before || born === null || 'fix' in born || sex === undefined) continue;

    const name = `${plain(of('familyName'))} ${plain(of('givenName'))} ${born.date}`;
    const number = of('recordNumber');
    const key = number === '' ? `name ${name}` : `number ${plain(number)}`;
    const twice = [`name ${name}`, ...(number === '' ? [] : [key])].flatMap((one) => seen.get(one) ?? [])[0];
    if (twice !== undefined) {
      say(number === '' ? 'familyName' : 'recordNumber', number || of('familyName'), FIXES.sameAsLine(twice));
      continue;
    }
    seen.set(`name ${name}`, line);
    seen.set(key, line);
    const more = Object.fromEntries(
      (['middleName', 'calledName', 'recordNumber', 'phone', 'email', 'language'] as const).flatMap((field) =>
        of(field) === '' ? [] : [[field, of(field)]],
      ),
    );
    patients.push({
      line,
      key,
      details: {
        givenName: of('givenName'),
        familyName: of('familyName'),
        birthDate: born.date,
        sexAtBirth: sex,
        ...more,
      },
      ...(of('allergies') === ''
        ? {}
        : {
            allergies: none('allergies')
              ? { answer: 'none-known', allergies: [] }
              : { answer: 'listed', allergies: apart(of('allergies')).map((substance) => ({ substance })) },
          }),
      ...(of('medicines') === ''
        ? {}
        : { medicines: { medicines: none('medicines') ? [] : apart(of('medicines')).map(medicineOf) } }),
    });
  }
  return { patients, problems, ignored };
}
