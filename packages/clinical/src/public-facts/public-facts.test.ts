import { describe, expect, test } from 'vitest';
import { type AdoptionState, adoptionFold } from '../adoption/index.ts';
import type { PlacesState } from '../places/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import type { Context, RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import {
  CHECKLIST,
  CHECKLIST_IDS,
  CHECKLIST_WORDS,
  decidePublicFacts,
  PUBLIC_FACTS_STREAM,
  type PublicFactsState,
  publicAnswers,
  publicFactsFold,
  type StatedFact,
} from './index.ts';

const day = (n: number) => instant(Date.parse('2026-11-01T12:00:00Z') + n * 86_400_000);
const context = (n: number) => ({ now: day(n), zone: 'America/Denver' }) as Context;
const decided = (facts: readonly StatedFact[], n = 0) =>
  decidePublicFacts({ kind: 'state-public-facts', body: { facts } } as never, context(n));
const rules = (facts: readonly unknown[]) => {
  const answer = decided(facts as never);
  return answer.kind === 'accepted' ? [] : answer.reasons.map(({ rule }) => rule);
};
const stated = (...statements: readonly (readonly StatedFact[])[]): PublicFactsState =>
  statements.reduce<PublicFactsState>(
    (state, facts, n) =>
      publicFactsFold.evolve(state, {
        kind: 'public-facts-stated',
        seq: n + 1,
        occurredAt: day(n),
        author: { kind: 'person', id: 'olga', right: 'x' },
        body: { facts },
      } as unknown as RecordedEvent),
    publicFactsFold.initial(PUBLIC_FACTS_STREAM),
  );
const NOTHING: { places: PlacesState; adoption: AdoptionState } = {
  places: { clinicName: 'Riverside', sites: [] },
  adoption: adoptionFold.initial('clinic/policy'),
};

test('every point has words in both languages, once', () => {
  expect(new Set(CHECKLIST_IDS).size).toBe(CHECKLIST.length);
  for (const language of ['en', 'es'] as const)
    expect(Object.keys(CHECKLIST_WORDS[language]).sort()).toEqual([...CHECKLIST_IDS].sort());
});

describe('what may be stated', () => {
  test('yes, no and words, each where they belong', () => {
    expect(
      rules([
        { id: 'rems-certified', answer: 'yes', detail: null },
        { id: 'home-use', answer: 'no', detail: 'never' },
        { id: 'reached-at-night', answer: 'words', detail: 'a nurse' },
      ]),
    ).toEqual([]);
  });
  test('every reason at once', () => {
    expect(
      rules([
        { id: 'protocol-adopted', answer: 'yes', detail: null },
        { id: 'reached-at-night', answer: 'yes', detail: null },
        { id: 'rems-certified', answer: 'words', detail: ' ' },
        { id: 'rems-certified', answer: 'yes', detail: null },
        { id: 'elsewhere', answer: 'yes', detail: null },
      ]),
    ).toEqual(['fact-of-the-record', 'fact-answer', 'fact-answer', 'fact-without-words', 'fact-unknown', 'fact-twice']);
  });
});

describe('what the public reads', () => {
  test('an answer stands since the day it last changed; one that is left out is not stated any more', () => {
    const state = stated(
      [
        { id: 'rems-certified', answer: 'yes', detail: null },
        { id: 'home-use', answer: 'no', detail: null },
      ],
      [
        { id: 'rems-certified', answer: 'yes', detail: null },
        { id: 'home-use', answer: 'no', detail: 'never' },
      ],
      [{ id: 'home-use', answer: 'no', detail: 'never' }],
    );
    expect(publicAnswers(state, { ...NOTHING, now: day(9) })).toEqual([
      { id: 'home-use', answer: 'no', detail: 'never', since: day(1), by: 'clinic' },
    ]);
    expect(state).toMatchObject({ seq: 3, statedBy: 'olga', statedAt: day(2) });
  });
  test('the record speaks for itself: a protocol in force, and a kit when every site has one, as old as the oldest', () => {
    const policy = Object.values(STARTING_POLICIES)[0]!;
    const adoption: AdoptionState = {
      history: [
        {
          policy,
          printedName: 'Dr Ada Ruiz',
          meaning: 'responsible-prescriber',
          because: 'start',
          from: day(1),
          at: day(0),
          by: 'ada',
        },
      ],
    };
    const site = (listedAt: number | null) => ({ kit: listedAt === null ? null : { listedAt: day(listedAt) } });
    const at = (n: number, ...kits: readonly (number | null)[]) =>
      publicAnswers(stated(), {
        adoption,
        places: { clinicName: 'x', sites: kits.map(site) } as unknown as PlacesState,
        now: day(n),
      });
    expect(at(0, 2)).toEqual([{ id: 'emergency-kit', answer: 'yes', detail: null, since: day(2), by: 'record' }]);
    expect(at(5, 4, 3)).toEqual([
      { id: 'protocol-adopted', answer: 'yes', detail: `${policy.version}, Dr Ada Ruiz`, since: day(1), by: 'record' },
      { id: 'emergency-kit', answer: 'yes', detail: null, since: day(3), by: 'record' },
    ]);
    expect(at(5, 4, null).map(({ id }) => id)).toEqual(['protocol-adopted']);
    expect(at(5).map(({ id }) => id)).toEqual(['protocol-adopted']);
  });
});
