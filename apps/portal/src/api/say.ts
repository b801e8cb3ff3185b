import type { CommandsAnswer, PortalMe } from '@keel/formats/api';
import { api, ProblemError, UnreachableError } from './client.ts';
import { meQuery, queryClient } from './queries.ts';
import { uuid7 } from './uuid7.ts';

/** One thing said about oneself. The id is made once: sent again because no answer came, it has its effect once. */
export interface Said {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly body: object;
  /** Only where what was seen matters; 0 otherwise. */
  readonly seenSeq: number;
  /** Whose it is: whoever was signed in when it was said. It is said as nobody else's, whoever is signed in when it is sent. */
  readonly about?: string;
}

export const toSay = (kind: string, body: object, seenSeq = 0): Said => ({
  id: uuid7(),
  kind,
  occurredAt: new Date().toISOString(),
  body,
  seenSeq,
  ...whoever(),
});
const whoever = (): Pick<Said, 'about'> => {
  const me = queryClient.getQueryData(meQuery.queryKey);
  return me === undefined ? {} : { about: me.about };
};

/** Somebody else is signed in here now: what was said before waits for its own writer. */
export class AnothersError extends Error {}

/**
 * What was said as the clinic takes it: on the stream of whoever is signed in, who must be the one who said it.
 *
 * @throws AnothersError
 */
export function commandOf(me: Pick<PortalMe, 'about'>, { about, ...said }: Said) {
  if (about !== undefined && about !== me.about) throw new AnothersError();
  return { ...said, stream: `patient/${me.about}` };
}

const TRIES = 3;

/**
 * Says it on the own stream, and asks the own views again. What got no answer is sent again with the same id.
 *
 * @throws ProblemError when it is refused, UnreachableError when nobody answers, AnothersError when it is not of whoever is signed in.
 */
export async function say(...said: readonly Said[]): Promise<CommandsAnswer> {
  const me: PortalMe = await queryClient.ensureQueryData(meQuery);
  const commands = said.map((one) => commandOf(me, one));
  for (let left = TRIES; ; left -= 1) {
    try {
      const answer = await api.post<CommandsAnswer>('/commands', { commands });
      const refused = answer.answers.find((one) => one.answer === 'refused');
      if (refused !== undefined && refused.answer === 'refused') throw new ProblemError(refused.problem, null);
      await queryClient.invalidateQueries({ queryKey: ['my'] });
      return answer;
    } catch (error) {
      if (!(error instanceof UnreachableError) || left <= 1) throw error;
    }
  }
}
