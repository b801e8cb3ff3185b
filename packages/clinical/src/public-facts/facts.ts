import type { AdoptionState } from '../adoption/index.ts';
import { policyAt } from '../adoption/index.ts';
import type { PlacesState } from '../places/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Fold,
  isErased,
  type Reason,
  reasonsFrom,
  refused,
  type StreamName,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { CHECKLIST, type ChecklistId } from './checklist.ts';

/** What the clinic says of itself to anybody who asks. One stream; each statement replaces the whole of it. */
export const PUBLIC_FACTS_STREAM = 'clinic/public-facts' as const satisfies StreamName;

/** The clinic's words on one point. `words`: neither yes nor no, `detail` says it all. */
export interface StatedFact {
  readonly id: ChecklistId;
  readonly answer: 'yes' | 'no' | 'words';
  /** At most 200 characters, shown to the public as written. */
  readonly detail: string | null;
}

export type PublicFactsCommand = Command<'state-public-facts', { readonly facts: readonly StatedFact[] }>;

export interface PublicFactsState {
  readonly seq: number;
  /** What stands, with the moment since when it has stood so. */
  readonly facts: readonly (StatedFact & { readonly since: Instant })[];
  readonly statedAt: Instant | null;
  readonly statedBy: string | null;
}

export const publicFactsFold: Fold<PublicFactsState> = {
  initial: () => ({ seq: 0, facts: [], statedAt: null, statedBy: null }),
  evolve(state, event) {
    const { seq } = event;
    if (isErased(event.body) || event.kind !== 'public-facts-stated') return { ...state, seq };
    const { facts } = event.body as PublicFactsCommand['body'];
    return {
      seq,
      statedAt: event.occurredAt,
      statedBy: event.author.id,
      facts: facts.map((fact) => {
        const before = state.facts.find(({ id }) => id === fact.id);
        const same = before !== undefined && before.answer === fact.answer && before.detail === fact.detail;
        return { ...fact, since: same ? before.since : event.occurredAt };
      }),
    };
  },
};

const reason = reasonsFrom('PD');

/** What the public could not understand, or what only the record may answer, is refused, every reason at once. */
export function decidePublicFacts(command: PublicFactsCommand, context: Context): Decision {
  const reasons: Reason[] = [];
  const { facts } = command.body;
  for (const { id, answer, detail } of facts) {
    const row = CHECKLIST.find((one) => one.id === id);
    if (row === undefined) reasons.push(reason('fact-unknown', 'There is no such point on the list', id));
    else if (row.answer === 'record')
      reasons.push(reason('fact-of-the-record', 'The record answers this by itself', id));
    else if ((row.answer === 'words') !== (answer === 'words'))
      reasons.push(reason('fact-answer', 'This point is answered in another way', id));
    if (answer === 'words' && (detail ?? '').trim() === '')
      reasons.push(reason('fact-without-words', 'Nothing is said on this point', id));
  }
  if (new Set(facts.map(({ id }) => id)).size < facts.length)
    reasons.push(
      reason(
        'fact-twice',
        'A point is answered twice',
        facts
          .map(({ id }) => id)
          .toSorted()
          .join(', '),
      ),
    );
  if (reasons.length > 0) return refused(reasons);
  return accepted({
    stream: PUBLIC_FACTS_STREAM,
    events: [{ kind: 'public-facts-stated', version: 1, occurredAt: context.now, zone: context.zone, body: { facts } }],
  });
}

/** One answer as the public sees it. `by`: who vouches for it. */
export interface PublicAnswer {
  readonly id: ChecklistId;
  readonly answer: StatedFact['answer'];
  readonly detail: string | null;
  readonly since: Instant;
  readonly by: 'clinic' | 'record';
}

/**
 * Everything that is known of the points: what the owner stated, and what the record shows of itself. A protocol is named by version
 * and by who answers for it; a kit by the site that was gone through longest ago, and only when every site was.
 */
export function publicAnswers(
  state: PublicFactsState,
  record: { readonly places: PlacesState; readonly adoption: AdoptionState; readonly now: Instant },
): readonly PublicAnswer[] {
  const stated = state.facts.map((fact): PublicAnswer => ({ ...fact, by: 'clinic' }));
  const adopted = policyAt(record.adoption, record.now);
  const listed = record.places.sites.map(({ kit }) => kit?.listedAt ?? null);
  const oldest = listed.length > 0 && listed.every((at) => at !== null) ? Math.min(...listed) : null;
  return [
    ...stated,
    ...(adopted === null
      ? []
      : [
          {
            id: 'protocol-adopted',
            answer: 'yes',
            detail: `${adopted.policy.version}, ${adopted.printedName}`,
            since: adopted.from,
            by: 'record',
          } as const,
        ]),
    ...(oldest === null
      ? []
      : [{ id: 'emergency-kit', answer: 'yes', detail: null, since: oldest as Instant, by: 'record' } as const]),
  ];
}
