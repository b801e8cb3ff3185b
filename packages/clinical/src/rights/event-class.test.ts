import { describe, expect, test } from 'vitest';
import { type EventClass, eventClass, visibleEvents } from './index.ts';

describe('what an event is about', () => {
  test.each([
    ['patient-arrived', {}, 'administrative'],
    ['consent-signed', {}, 'administrative'],
    ['observations-charted', {}, 'clinical'],
    ['suicide-risk-asked', {}, 'clinical'],
    ['session-note-written', { words: 'x', class: 'clinical' }, 'clinical'],
    ['session-note-written', { words: 'x', class: 'counselling' }, 'counselling'],
    ['session-note-written', { erased: true }, 'counselling'],
    ['patient-note-written', { words: 'x', class: 'administrative' }, 'administrative'],
    ['kind-of-a-newer-keel', {}, 'counselling'],
    ['journal-written', { words: 'x', shared: false }, 'own'],
    ['journal-written', { words: 'x', shared: true }, 'counselling'],
    ['journal-written', { words: 'x' }, 'own'],
    ['journal-written', { erased: true }, 'own'],
    ['integration-note-written', { words: 'x', shared: false }, 'own'],
  ])('%s %o is %s', (kind, body, expected) => {
    expect(eventClass({ kind, body })).toBe(expected);
  });
});

describe('what a reader is shown of a stream', () => {
  const event = (index: number, kind: string, body: object) => ({ command: 'c', index, kind, body });
  const events = [
    event(0, 'patient-registered', {}),
    event(1, 'observations-charted', {}),
    event(2, 'session-note-written', { class: 'counselling', words: 'private' }),
    event(3, 'entry-corrected', { entry: { command: 'c', index: 1 }, body: {} }),
    event(4, 'entry-corrected', { entry: { command: 'c', index: 2 }, body: { words: 'still private' } }),
    event(5, 'entry-corrected', { entry: { command: 'elsewhere', index: 0 }, body: {} }),
  ];
  test.each([
    [['administrative'], [0]],
    [['clinical'], [1, 3]],
    [
      ['clinical', 'administrative', 'counselling'],
      [0, 1, 2, 3, 4, 5],
    ],
  ] as const)('with %j: %j, corrections beside what they correct', (classes, shown) => {
    expect(visibleEvents(events, new Set<EventClass>(classes)).map(({ index }) => index)).toEqual([...shown]);
  });
});
