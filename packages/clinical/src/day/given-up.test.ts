import { describe, expect, test } from 'vitest';
import type { Patient } from '../patient/index.ts';
import { instant } from '../units/index.ts';
import { insteadAnswered, insteadTask } from './given-up.ts';

const NOW = instant(Date.parse('2026-03-02T17:00:00Z'));
const on = (day: number) => instant(Date.parse(`2026-03-0${day}T15:00:00Z`));
const visit = (day: number) => ({ body: { visit: `visit-${day}`, startsAt: on(day), kind: 'session' } });
/** The question of an earlier place on this day. */
const asked = (day: number, state = 'open', kind = 'place-instead') => ({
  kind,
  task: insteadTask(`offer-${day}`),
  state,
  about: { stream: `day/main/2026-03-0${day}` },
});

/** The days of the places whose question closes when the visit of this day is taken off as moved. */
const closed = (day: number, visits: readonly object[], tasks: readonly object[]) =>
  insteadAnswered({ visits, tasks, entries: [] } as unknown as Patient, { startsAt: on(day) }, NOW, 'UTC').events.map(
    ({ body }) => Number((body as { task: string }).task.slice(-1)),
  );

test.each<[string, number, readonly object[], readonly object[], readonly number[]]>([
  ['a later visit answers it', 7, [visit(3), visit(7)], [asked(3)], [3]],
  ['the earlier place itself, moved, answers nothing', 3, [visit(3), visit(7)], [asked(3)], []],
  ['a visit before the place answers nothing', 2, [visit(2), visit(3)], [asked(3)], []],
  ['a place that was called off since is for the desk to say', 7, [visit(7)], [asked(3)], []],
  ['what is closed stays so', 7, [visit(3), visit(7)], [asked(3, 'closed')], []],
  ['one visit answers one question, the oldest', 7, [visit(3), visit(4), visit(7)], [asked(4), asked(3)], [4]],
  ['the question of a place that comes after it waits', 7, [visit(3), visit(7), visit(9)], [asked(9), asked(3)], [3]],
  ['another task is none of it', 7, [visit(3), visit(7)], [asked(3, 'open', 'next-date')], []],
])('%s', (_, day, visits, tasks, closes) => {
  expect(closed(day, visits, tasks)).toEqual(closes);
});

test('the place stands for the visit, and no talk of the same day does', () => {
  const talk = { body: { visit: 'talk', startsAt: on(3), kind: 'integration' } };
  const place = (visits: readonly object[]) =>
    insteadAnswered({ visits, tasks: [asked(3)], entries: [] } as unknown as Patient, { startsAt: on(7) }, NOW, 'UTC')
      .place?.body.visit;
  expect(place([talk, visit(3), visit(7)])).toBe('visit-3');
  expect(place([talk, visit(7)])).toBeUndefined();
});

describe('a place that the desk names', () => {
  const tasks = [asked(3), asked(4)];
  const movedTo = (place: string) => ({
    kind: 'visit-cancelled',
    body: { visit: 'gone', because: 'moved', movedTo: place },
  });
  const answers = (named: string | undefined, entries: readonly object[] = []) => {
    const patient = { visits: [visit(3), visit(4), visit(5), visit(7)], tasks, entries } as unknown as Patient;
    return insteadAnswered(patient, { startsAt: on(7) }, NOW, 'UTC', named).events.map(({ body }) => body);
  };
  const closes = (day: number) => [
    { task: insteadTask(`offer-${day}`), evidence: 'a later visit was given up for it' },
  ];

  test('answers the question of that place, and of no other', () => {
    expect(answers('visit-4')).toEqual(closes(4));
    expect(answers('visit-5')).toEqual([]);
  });

  test('or that a moved visit has already answers for no second one', () => {
    expect(answers(undefined, [movedTo('visit-3')])).toEqual(closes(4));
    expect(answers(undefined, [movedTo('visit-3'), movedTo('visit-4')])).toEqual([]);
  });
});
