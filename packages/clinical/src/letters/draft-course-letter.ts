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
  /** Who says that the patient agreed; blank: nobody, and the letter does not claim it. */
  readonly agreed: string;
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
  /** More than `mg` when a delivery was uncertain: what may have been given is not told as nothing. */
  readonly mgMax: number;
  readonly route: string | null;
}
interface Score {
  readonly name: string;
  /** Whether `last` was looked for from the beginning of the course on, and not from the score before treatment. */
  readonly ofCourse: boolean;
  readonly before: { readonly total: number; readonly on: string } | null;
  readonly last: { readonly total: number; readonly on: string } | null;
}

const WORDS = {
  en: {
    opening: (name: string, born: string, clinic: string, ended: boolean, agreed: boolean) =>
      `Thank you for referring ${name}, born ${born}. ${agreed ? "With the patient's agreement " : ''}${clinic} writes how the treatment ${ended ? 'went; it has ended' : 'goes'}.`,
    course: (on: string) => ` in this course, begun ${on}`,
    decided: (on: string, route: string) => `On ${on} it was decided to treat: ${route}.`,
    none: (course: string) => `No closed session with a dose is on record${course}.`,
    givenBefore: (count: number) => `Treatments on record before this course: ${count}.`,
    given: (count: number, routes: string, mg: string, first: string, last: string) =>
      `Treatments: ${count} (${routes}), ${mg} each, from ${first} to ${last}.`,
    score: ({ name, before, last, ofCourse }: Score) =>
      `${name}: ${before === null ? 'no score is marked as the one before treatment' : `${before.total} before treatment (${before.on})`}; ${last === null ? (ofCourse ? 'none since this course began' : 'none since') : `last ${last.total} (${last.on})`}.`,
    noScore: (scales: string, course: string) => `No total of ${scales} is on record${course}.`,
    events: (list: string) => `Adverse events on record: ${list}.`,
    grade: (grade: number) => `grade ${grade}`,
    serious: 'serious',
    inSession: (on: string) => `in the session of ${on}`,
    noEvents: (course: string) =>
      `No adverse event, reported or charted in a session that is closed, is on record${course}.`,
    eventsBefore: (count: number) => `Adverse events on record before this course: ${count}.`,
    onward: (words: string) => `How it goes on: ${words}`,
    ended: (words: string) => `Why it ended, and what now: ${words}`,
  },
  es: {
    opening: (name: string, born: string, clinic: string, ended: boolean, agreed: boolean) =>
      `Gracias por derivar a ${name}, fecha de nacimiento ${born}. ${agreed ? 'Con el acuerdo del paciente, ' : ''}${clinic} escribe cómo ${ended ? 'fue el tratamiento, que ha terminado' : 'va el tratamiento'}.`,
    course: (on: string) => ` en este curso de tratamiento, empezado el ${on}`,
    decided: (on: string, route: string) => `El ${on} se decidió tratar: ${route}.`,
    none: (course: string) => `No consta ninguna sesión cerrada con una dosis${course}.`,
    givenBefore: (count: number) => `Tratamientos que constan antes de este curso: ${count}.`,
    given: (count: number, routes: string, mg: string, first: string, last: string) =>
      `Tratamientos: ${count} (${routes}), ${mg} cada vez, del ${first} al ${last}.`,
    score: ({ name, before, last, ofCourse }: Score) =>
      `${name}: ${before === null ? 'ninguna puntuación está marcada como la de antes del tratamiento' : `${before.total} antes del tratamiento (${before.on})`}; ${last === null ? (ofCourse ? 'ninguna desde que empezó este curso' : 'ninguna desde entonces') : `la última ${last.total} (${last.on})`}.`,
    noScore: (scales: string, course: string) => `No consta ninguna puntuación total de ${scales}${course}.`,
    events: (list: string) => `Efectos adversos que constan: ${list}.`,
    grade: (grade: number) => `grado ${grade}`,
    serious: 'grave',
    inSession: (on: string) => `en la sesión del ${on}`,
    noEvents: (course: string) =>
      `No consta ningún efecto adverso, notificado o anotado en una sesión cerrada${course}.`,
    eventsBefore: (count: number) => `Efectos adversos que constan antes de este curso: ${count}.`,
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
  const agreed = facts.agreed.trim();
  const course = patient.courses.at(-1);
  const ended = course !== undefined && course.endedAt !== null;
  const since = course?.at ?? Number.NEGATIVE_INFINITY;
  const on = (at: Instant): string => localDateOf(at, facts.zone);
  const begun = course === undefined ? '' : words.course(on(course.at));
  const treated: readonly Given[] = patient.sessions
    .map(({ at, body }) => ({
      at: body.startedAt ?? at,
      mg: body.deliveredMg,
      mgMax: body.deliveredMgMax,
      route: body.route,
    }))
    .filter(({ mgMax }) => mgMax > 0)
    .toSorted((a, b) => a.at - b.at);
  const given = treated.filter(({ at }) => at >= since);
  const scores = scoresOf(patient, since, on);
  const happened = eventsOf(patient, facts, on);
  const events = happened.filter(({ at }) => at >= since);
  // Before the first dose this is the letter that says what was decided.
  const { decision } = patient;
  const decided =
    decision !== null && decision.body.decision === 'treat' && decision.body.route !== null && given.length === 0
      ? words.decided(on(decision.at), facts.nameOf.route(decision.body.route))
      : null;
  const before = { given: treated.length - given.length, events: happened.length - events.length };
  return {
    letter: facts.letter,
    to: facts.to,
    ...(agreed === '' ? {} : { agreed }),
    rule: ended ? 'course-ended' : 'course-told',
    sources: ['PD'],
    paragraphs: [
      words.opening(
        `${details.givenName} ${details.familyName}`,
        details.birthDate,
        facts.clinic,
        ended,
        agreed !== '',
      ),
      ...(decided === null ? [] : [decided]),
      given.length === 0 ? words.none(begun) : givenWords(given, facts, on),
      ...(before.given === 0 ? [] : [words.givenBefore(before.given)]),
      ...(scores.length === 0 ? [words.noScore(Object.values(SCALES).join(', '), begun)] : scores.map(words.score)),
      events.length === 0 ? words.noEvents(begun) : words.events(events.map((one) => one.words).join('; ')),
      ...(before.events === 0 ? [] : [words.eventsBefore(before.events)]),
      (ended ? words.ended : words.onward)(facts.words),
      facts.signedBy,
    ],
    language: facts.language,
  };
}

/** Not judged yet is not called serious, and the grade stands beside it. */
const isSerious = (serious: string): boolean => serious !== 'no' && serious !== 'not-assessed';

/** What was reported, and what was charted in sessions; an event of a session that was reported as well is told once, with its grade. */
function eventsOf(
  patient: Patient,
  facts: CourseLetterFacts,
  on: (at: Instant) => string,
): readonly { readonly at: Instant; readonly words: string }[] {
  const words = WORDS[facts.language];
  const reported = patient.adverseEvents.map(({ body }) => {
    const name = body.event === 'other' && body.words !== undefined ? body.words : facts.nameOf.event(body.event);
    const marks = [words.grade(body.grade), ...(isSerious(body.serious) ? [words.serious] : []), on(body.onsetAt)];
    return { at: body.onsetAt, words: `${name} (${marks.join(', ')})` };
  });
  const charted = patient.sessions.flatMap(({ at, body }) =>
    [...new Set(body.adverseEvents)]
      .filter(
        (event) => !patient.adverseEvents.some((one) => one.body.session === body.session && one.body.event === event),
      )
      .map((event) => ({
        at: body.startedAt ?? at,
        words: `${facts.nameOf.event(event)} (${words.inSession(on(body.startedAt ?? at))})`,
      })),
  );
  return [...reported, ...charted].toSorted((a, b) => a.at - b.at);
}

function givenWords(given: readonly Given[], facts: CourseLetterFacts, on: (at: Instant) => string): string {
  const words = WORDS[facts.language];
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return '';
  const routes = [...new Set(given.flatMap(({ route }) => (route === null ? [] : [route])))].map(facts.nameOf.route);
  const mg = given.flatMap((one) => [one.mg, one.mgMax]).map((one) => Math.round(one * 10) / 10);
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
    return [{ name, ofCourse: before !== undefined && before.at < since, before: line(before), last: line(last) }];
  });
}
