/** What would put a row right, in both languages that the screens speak. `readsAs` and numbers are said as they are. */
export interface Fix {
  readonly fix: string;
  readonly fixEs: string;
}

const of = (fix: string, fixEs: string): Fix => ({ fix, fixEs });

export const FIXES = {
  sayOrder: of(
    'say how dates are written with --dates mdy or --dates dmy, or write 1984-03-17',
    'diga cómo se escriben las fechas (mes/día/año o día/mes/año), o escriba 1984-03-17',
  ),
  fourDigits: of(
    'write the date with a year of four digits, as 1984-03-17',
    'escriba la fecha con el año de cuatro cifras, como 1984-03-17',
  ),
  noSuchDay: (order: string) =>
    of(
      `no calendar has this day when dates are read as ${order}`,
      `ningún calendario tiene este día si las fechas se leen como ${ORDER_ES[order] ?? order}`,
    ),
  notPast: of('a date of birth lies in the past', 'una fecha de nacimiento está en el pasado'),
  tooOld: of('a date of birth after 1900', 'una fecha de nacimiento posterior a 1900'),
  columnTwice: of('two columns say the same; take one of them out', 'dos columnas dicen lo mismo; quite una de ellas'),
  addColumn: (name: string) => of(`add a column such as "${name}"`, `añada una columna, por ejemplo «${name}»`),
  cells: (count: number) =>
    of(
      `the header has ${count}; quote a cell that holds the delimiter`,
      `la cabecera tiene ${count}; ponga entre comillas la celda que contiene el separador`,
    ),
  empty: of('is empty', 'está vacío'),
  tooLong: (max: number) => of(`is longer than ${max} characters`, `tiene más de ${max} caracteres`),
  sex: of(
    'write female, male or intersex, or leave it empty',
    'escriba female (mujer), male (varón) o intersex, o déjelo vacío',
  ),
  email: of('is no e-mail address', 'no es una dirección de correo'),
  phone: of('is no telephone number', 'no es un número de teléfono'),
  setApart: of('set them apart with semicolons', 'sepárelos con punto y coma'),
  tooMany: (max: number) => of(`more than ${max} in one cell`, `más de ${max} en una celda`),
  noneAndOthers: of(
    'says "none" beside others; take one of the two out',
    'dice «ninguno» junto a otros; quite una de las dos cosas',
  ),
  sameAsLine: (line: number) => of(`the same person as line ${line}`, `la misma persona que en la línea ${line}`),
  quoteOpen: of('a quote is opened here and never closed', 'aquí se abren comillas que no se cierran'),
  afterQuote: of(
    'text follows a closing quote; double the quotes inside a quoted cell',
    'hay texto tras las comillas de cierre; duplique las comillas dentro de la celda',
  ),
  emptyFile: of(
    'the file is empty; its first line names the columns',
    'el archivo está vacío; su primera línea nombra las columnas',
  ),
  notAllowed: of(
    'your role may not list them: take the column out, or ask a nurse',
    'su función no puede anotarlos: quite la columna o pídalo a enfermería',
  ),
  whoImports: of(
    'name somebody of this clinic who may register patients (prescriber, nurse or front desk)',
    'nombre a alguien de esta clínica que pueda registrar pacientes (prescriptor, enfermería o recepción)',
  ),
  numberTaken: (name: string) =>
    of(
      `this number is ${name}'s in the record; take the line out, or correct it`,
      `este número es de ${name} en el registro; quite la línea o corríjala`,
    ),
  known: (like: string) =>
    of(
      `somebody of this name and date of birth is in the record (${like}); take the line out, or correct it`,
      `hay alguien con este nombre y fecha de nacimiento en el registro (${like}); quite la línea o corríjala`,
    ),
} as const;

const ORDER_ES: Readonly<Record<string, string>> = {
  'year-month-day': 'año-mes-día',
  mdy: 'mes/día/año',
  dmy: 'día/mes/año',
};
