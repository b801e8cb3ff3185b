import type { FigureRow, FigureUnit } from '@keel/clinical/figures';
import type { FigureMark, Language } from './block.ts';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** Singular and plural of the units that are written as words. */
const UNIT_WORDS = {
  en: {
    min: ['minute', 'minutes'],
    h: ['hour', 'hours'],
    d: ['day', 'days'],
    'working d': ['working day', 'working days'],
    wk: ['week', 'weeks'],
    mo: ['month', 'months'],
    a: ['year', 'years'],
    points: ['point', 'points'],
    mg: ['mg', 'mg'],
    'mg/kg': ['mg/kg', 'mg/kg'],
    'mm[Hg]': ['mmHg', 'mmHg'],
  },
  es: {
    min: ['minuto', 'minutos'],
    h: ['hora', 'horas'],
    d: ['día', 'días'],
    'working d': ['día de trabajo', 'días de trabajo'],
    wk: ['semana', 'semanas'],
    mo: ['mes', 'meses'],
    a: ['año', 'años'],
    points: ['punto', 'puntos'],
    mg: ['mg', 'mg'],
    'mg/kg': ['mg/kg', 'mg/kg'],
    'mm[Hg]': ['mmHg', 'mmHg'],
  },
} as const satisfies Record<Language, Partial<Record<FigureUnit, readonly [string, string]>>>;

const LINES = {
  en: ['first line', 'second line', 'third line'],
  es: ['primera línea', 'segunda línea', 'tercera línea'],
} as const;
const LEVEL = { en: 'level', es: 'nivel' } as const;
const TO = { en: ' to ', es: ' a ' } as const;
/** "41 in 100", which is never parted at the end of a line. */
const OF = { en: '\u00a0in\u00a0', es: '\u00a0de\u00a0cada\u00a0' } as const;

/** Of whom a picture of a hundred shows nobody. */
const LESS = { en: 'fewer than 1', es: 'menos de 1' } as const;

/** Below this share, a hundred people would show nobody: it is said of a thousand. */
const PER_THOUSAND_BELOW_PERCENT = 0.95;

/** A figure as it stands in a sentence: number and unit, the same row in either language. */
export function figureWords(row: FigureRow, as: FigureMark['as'], language: Language): string {
  const ends = Array.isArray(row.value) ? (row.value as readonly [number, number]) : [row.value as number];
  const number = (value: number, digits = 2): string =>
    new Intl.NumberFormat(LOCALES[language], {
      maximumFractionDigits: digits,
      useGrouping: row.unit !== 'year',
    })
      .format(value)
      .replace('-', '−');
  const range = (values: readonly number[], digits?: number): string => {
    const written = values.map((value) => number(value, digits));
    return written[0] === written.at(-1) ? (written[0] ?? '') : written.join(TO[language]);
  };
  if (as === 'number') return range(ends);

  switch (row.unit) {
    case 'count':
    case 'year':
      return range(ends);
    case 'line':
      return LINES[language][(ends[0] ?? 1) - 1] ?? '';
    case 'level':
      return `${LEVEL[language]} ${range(ends)}`;
    case 'USD':
      return ends.map((value) => `$${number(value)}`).join(TO[language]);
    case '%':
      if (as === 'exact') return `${range(ends)} %`;
      if (as === 'hundred') {
        return `${Math.max(...ends) < 0.5 ? LESS[language] : range(ends, 0)}${OF[language]}${number(100)}`;
      }
      return Math.min(...ends) < PER_THOUSAND_BELOW_PERCENT
        ? `${range(
            ends.map((value) => value * 10),
            0,
          )}${OF[language]}${number(1000)}`
        : `${range(ends, 0)}${OF[language]}${number(100)}`;
    default: {
      const inHours = row.unit === 'min' && ends.every((value) => value >= 60 && value % 60 === 0);
      const unit = inHours ? 'h' : row.unit;
      const values = inHours ? ends.map((value) => value / 60) : ends;
      const words = UNIT_WORDS[language][unit];
      // Nobody needs a tenth of a millimetre or half a day; the table of sources has the exact value.
      const digits = as === 'people' && (unit === 'mm[Hg]' || unit === 'd') ? 0 : 2;
      return `${range(values, digits)} ${Math.abs(values.at(-1) ?? 0) === 1 ? words[0] : words[1]}`;
    }
  }
}
