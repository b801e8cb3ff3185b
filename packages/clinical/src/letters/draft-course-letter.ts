import type { LetterDrafted, Patient } from '../patient/index.ts';
import { type Instant, localDateOf } from '../units/index.ts';

/** What of a letter about a course does not stand in the record: to whom, why, by whom, and the names of things in its language. */
export interface CourseLetterFacts {
  readonly letter: string;
  readonly to: string;
  readonly clinic: string;
  readonly zone: string;
  /** How it goes on, or why it ended and who takes over: the prescriber's own words. */
  readonly words: string;
  readonly signedBy: string;
  readonly language: 'en' | 'es';
  readonly nameOf: {
    readonly route: (route: string) => string;
    readonly event: (event: string) => string;
  };
}

/** Scales by which a course is told, under the names that whoever referred knows them by; what is not here is not put in a letter. */
const SCALES: Readonly<Record<string, string>> = {
  phq9: 'PHQ-9',
  madrs: 'MADRS',
  qidsSr16: 'QIDS-SR16',
  hamD17: 'HAM-D17',
  gad7: 'GAD-7',
  pcl5: 'PCL-5',
  peg: 'PEG',
};

interface Given {
  readonly at: Instant;
  readonly mg: number;
  readonly route: string | null;
}
interface Score {
  readonly name: string;
  readonly before: { readonly total: number; readonly on: string } | null;
  readonly last: { readonly total: number; readonly on: string } | null;
}

const WORDS = {
  en: {
    opening: (name: string, born: string, clinic: string, ended: boolean) =>
      `Thank you for referring ${name}, born ${born}. With the patient's agreement ${clinic} writes how the treatment ${ended ? 'went; it has ended' : 'goes'}.`,
    none: 'No dose has been given.',
    given: (count: number, routes: string, mg: string, first: string, last: string) =>
      `Treatments: ${count} (${routes}), ${mg} each, from ${first} to ${last}.`,
    score: ({ name, before, last }: Score) =>
      `${name}: ${before === null ? 'no score is marked as the one before treatment' : `${before.total} before treatment (${before.on})`}; ${last === null ? 'none since' : `last ${last.total} (${last.on})`}.`,
    noScore: 'No score is on record.',
    events: (list: string) => `Adverse events on record: ${list}.`,
    grade: (grade: number) => `grade ${grade}`,
    serious: 'serious',
    noEvents: 'No adverse event is on record.',
    onward: (words: string) => `How it goes on: ${words}`,
    ended: (words: string) => `Why it ended, and what now: ${words}`,
  },
  es: {
    opening: (name: string, born: string, clinic: string, ended: boolean) =>
      `Gracias por derivar a ${name}, fecha de nacimiento ${born}. Con el acuerdo del paciente, ${clinic} escribe cómo ${ended ? 'fue el tratamiento, que ha terminado' : 'va el tratamiento'}.`,
    none: 'No se ha dado ninguna dosis.',
    given: (count: number, routes: string, mg: string, first: string, last: string) =>
      `Tratamientos: ${count} (${routes}), ${mg} cada vez, del ${first} al ${last}.`,
    score: ({ name, before, last }: Score) =>
      `${name}: ${before === null ? 'ninguna puntuación está marcada como la de antes del tratamiento' : `${before.total} antes del tratamiento (${before.on})`}; ${last === null ? 'ninguna desde entonces' : `la última ${last.total} (${last.on})`}.`,
    noScore: 'No consta ninguna puntuación.',
    events: (list: string) => `Efectos adversos que constan: ${list}.`,
    grade: (grade: number) => `grado ${grade}`,
    serious: 'grave',
    noEvents: 'No consta ningún efecto adverso.',
    onward: (words: string) => `Cómo sigue: ${words}`,
    ended: (words: string) => `Por qué terminó, y ahora qué: ${words}`,
  },
} as const;

/**
 * The letter to whoever referred, after a series or at the end of a course: doses, scores before and last, adverse events, and how it goes on. All but the last
 * paragraph comes from the record; what is not on record is said to be that. Null while nobody is registered.
 */
export function draftCourseLetter(patient: Patient, facts: CourseLetterFacts): LetterDrafted | null {
  const { details } = patient;
  if (details === null) return null;
  const words = WORDS[facts.language];
  const course = patient.courses.at(-1);
  const ended = course !== undefined && course.endedAt !== null;
  const since = course?.at ?? Number.NEGATIVE_INFINITY;
  const on = (at: Instant): string => localDateOf(at, facts.zone);
  const given: readonly Given[] = patient.sessions
    .map(({ at, body }) => ({ at: body.startedAt ?? at, mg: body.deliveredMg, route: body.route }))
    .filter(({ at, mg }) => mg > 0 && at >= since)
    .toSorted((a, b) => a.at - b.at);
  const scores = scoresOf(patient, since, on);
  const events = patient.adverseEvents
    .filter(({ body }) => body.onsetAt >= since)
    .map(({ body }) =>
      [
        body.event === 'other' && body.words !== undefined ? body.words : facts.nameOf.event(body.event),
        `(${[words.grade(body.grade), ...(isSerious(body.serious) ? [words.serious] : []), on(body.onsetAt)].join(', ')})`,
      ].join(' '),
    );
  return {
    letter: facts.letter,
    to: facts.to,
    rule: ended ? 'course-ended' : 'course-told',
    sources: ['PD'],
    paragraphs: [
      words.opening(`${details.givenName} ${details.familyName}`, details.birthDate, facts.clinic, ended),
      givenWords(given, facts, on),
      ...(scores.length === 0 ? [words.noScore] : scores.map(words.score)),
      events.length === 0 ? words.noEvents : words.events(events.join('; ')),
      (ended ? words.ended : words.onward)(facts.words),
      facts.signedBy,
    ],
    language: facts.language,
  };
}

/** Not judged yet is not called serious, and the grade stands beside it. */
const isSerious = (serious: string): boolean => serious !== 'no' && serious !== 'not-assessed';

function givenWords(given: readonly Given[], facts: CourseLetterFacts, on: (at: Instant) => string): string {
  const words = WORDS[facts.language];
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return words.none;
  const routes = [...new Set(given.flatMap(({ route }) => (route === null ? [] : [route])))].map(facts.nameOf.route);
  const mg = given.map((one) => Math.round(one.mg * 10) / 10);
  const [least, most] = [Math.min(...mg), Math.max(...mg)];
  return words.given(
    given.length,
    routes.join(', '),
    least === most ? `${least} mg` : `${least}–${most} mg`,
    on(first.at),
    on(last.at),
  );
}

/** One line for each scale that has a total: the one marked as before treatment, and the last. The first does not stand in for a baseline. */
function scoresOf(patient: Patient, since: number, on: (at: Instant) => string): readonly Score[] {
  return Object.entries(SCALES).flatMap(([instrument, name]) => {
    const all = patient.scales
      .filter(({ body }) => body.instrument === instrument && (body.form ?? 'standard') === 'standard')
      .flatMap(({ at, body }) =>
        body.total === null ? [] : [{ at, total: body.total, baseline: body.baseline === true }],
      )
      .toSorted((a, b) => a.at - b.at);
    if (all.length === 0) return [];
    const before = all.findLast(({ baseline }) => baseline);
    const last = all.findLast((one) => one !== before && one.at >= Math.max(since, before?.at ?? since));
    if (before === undefined && last === undefined) return [];
    const line = (one: (typeof all)[number] | undefined) =>
      one === undefined ? null : { total: one.total, on: on(one.at) };
    return [{ name, before: line(before), last: line(last) }];
  });
}
