import { adoptionFold, POLICY_STREAM } from '@keel/clinical/adoption';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { PUBLIC_FACTS_STREAM, type PublicAnswer, publicAnswers, publicFactsFold } from '@keel/clinical/public-facts';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { PublicFactsView } from '@keel/formats/api';
import type { BoardInput } from './board.ts';

type Asked = Pick<BoardInput, 'at' | 'clinic' | 'folds' | 'now'>;

async function loaded({ at, clinic, folds, now }: Asked) {
  const { seq, state } = await folds.load(at, clinic, PUBLIC_FACTS_STREAM, publicFactsFold);
  const { state: places } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
  const { state: adoption } = await folds.load(at, clinic, POLICY_STREAM, adoptionFold);
  return { seq, state, answers: publicAnswers(state, { places, adoption, now }) };
}

/** What anybody may read of this clinic: see `publicAnswers`. */
export const publicAnswersOf = async (asked: Asked): Promise<readonly PublicAnswer[]> => (await loaded(asked)).answers;

/** The same for the staff, with who said it and what the next statement must have seen. */
export async function publicFactsView(asked: Asked): Promise<PublicFactsView> {
  const { seq, state, answers } = await loaded(asked);
  const { state: staff } = await asked.folds.load(asked.at, asked.clinic, STAFF_STREAM, staffFold);
  return {
    position: asked.at.position,
    seq,
    answers: answers.map((answer) => ({ ...answer, since: new Date(answer.since).toISOString() })),
    statedAt: state.statedAt === null ? null : new Date(state.statedAt).toISOString(),
    statedBy: state.statedBy === null ? null : (staff.people[state.statedBy]?.name ?? state.statedBy),
  };
}
