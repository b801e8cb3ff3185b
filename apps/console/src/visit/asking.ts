import { rolesThatMay } from '@keel/clinical/rights';
import type { SessionCommandKind } from '@keel/clinical/session';
import { addMinutes, type Instant } from '@keel/clinical/units';
import type { Visit } from './visit-context.ts';

/** One question of a sheet. Everything is answered by touch; words are offered, never asked. */
export type Question =
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly options: readonly string[];
      readonly many?: boolean;
      readonly optional?: boolean;
    }
  | { readonly kind: 'yes-no'; readonly name: string; readonly optional?: boolean }
  /** How long ago, in minutes; `null` is "nothing that they remember today", which is an answer. */
  | { readonly kind: 'ago'; readonly name: string; readonly minutes: readonly (number | null)[] }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly unit: string;
      readonly decimals: 0 | 1 | 2;
      readonly min: number;
      readonly max: number;
      readonly optional?: boolean;
    }
  | { readonly kind: 'words'; readonly name: string; readonly optional?: boolean }
  /** One of a few that the record knows, with words of their own. */
  | {
      readonly kind: 'pick';
      readonly name: string;
      readonly options: (visit: Visit) => readonly {
        readonly value: string;
        readonly label: string;
        /** Who has it already, by name: it can be picked all the same. */
        readonly takenBy?: string;
        /** Where its words are, when it is no name out of the record. */
        readonly say?:
          | 'ask.consent.paper'
          | 'ask.flush.hand'
          | `ask.stop-session.drug-${'put-back' | 'still-out'}`
          | `screeningVerdict.${Verdict}`;
      }[];
      readonly optional?: boolean;
      /** Not asked at all where there is nothing to pick. */
      readonly hiddenWithout?: boolean;
      /** May also be written, for somebody the record does not know. */
      readonly orWords?: boolean;
    };

type Verdict = 'contraindicated' | 'defer' | 'caution' | 'eligible';

export type Answers = Readonly<Record<string, unknown>>;

export interface Ask {
  readonly command: SessionCommandKind;
  readonly questions: readonly Question[];
  /** The command's body. Unanswered optional questions are absent: not asked is not "no". */
  readonly body: (answers: Answers, visit: Visit) => unknown;
  /** Undoable for a minute, with these words. */
  readonly undo?: boolean;
  /** What follows from it, said before it is: a key of the words. */
  readonly lead?: (visit: Visit) => 'ask.stop-session.undosed' | null;
}

/** What was answered; what was left open is absent, not "no". */
export const given = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== ''));
/** An instant out of "how long ago"; null stays what it is, an answer. */
export const ago = (visit: Visit, minutes: unknown): Instant | null | undefined =>
  minutes === undefined ? undefined : minutes === null ? null : addMinutes(visit.now, -(minutes as number));
/** Nothing was given yet. */
export const undosed = (session: Visit['session']): boolean => session.firstDoseAt === null;
/** Who works here. */
export const people = (visit: Visit) => visit.view.people.map(({ id, name }) => ({ value: id, label: name }));
/** Who may have a chair. */
export const watchers = (visit: Visit) =>
  visit.view.people
    .filter(({ roles }) => rolesThatMay('command/hand-over-chair', 'clinic').some((role) => roles.includes(role)))
    .map(({ id, name }) => ({ value: id, label: name }));
/** Who may take the patient home: whom the chart names. */
export const escorts = (visit: Visit) =>
  visit.patient.contacts
    .filter(({ body }) => body.contact === 'escort' || body.contact === 'family' || body.contact === 'emergency')
    .map(({ body }) => ({ value: body.name, label: body.relation ? `${body.name}, ${body.relation}` : body.name }));

/** A fact whose body is what was answered. */
export const plain = (command: SessionCommandKind, questions: readonly Question[]): Ask => ({
  command,
  questions,
  body: given,
  undo: true,
});
