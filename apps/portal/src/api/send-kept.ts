import type { PortalMe } from '@keel/formats/api';
import { ProblemError, UnreachableError } from './client.ts';
import { isFinal } from './final.ts';
import { forgetSaid, keepSaid, keptSaid, noteTried, refuseSaid } from './kept.ts';
import { meQuery, queryClient, showsFromPhone } from './queries.ts';
import { AnothersError, type Said, say } from './say.ts';

/** How it went: `gone` is sent no more, `later` is tried again, `stop` means that the others need not be tried now. */
export type Sent = { readonly how: 'gone' | 'later' | 'stop'; readonly failed: unknown };

/** Says one thing that was kept. It is forgotten when the clinic has written it down; what it can never write down is kept for its writer to read. */
export async function sendOne(one: Said): Promise<Sent> {
  try {
    await sayFresh(one);
    // The page that is open still shows what was so before: until the clinic's view of it is read this stays, over the old one, through a reload
    // as well. It is said again under its id, which has no second effect.
    if (showsFromPhone()) return { how: 'later', failed: null };
    await forgetSaid(one.id);
    void queryClient.invalidateQueries({ queryKey: ['kept'] });
    return { how: 'gone', failed: null };
  } catch (failed) {
    if (isFinal(failed)) {
      await refuseSaid(one.id, 'refused');
      await queryClient.invalidateQueries({ queryKey: ['refused'] });
      return { how: 'gone', failed };
    }
    if (failed instanceof AnothersError) return { how: 'later', failed };
    // Nobody there, nobody signed in, or asked to wait: the next would fare no better.
    if (!(failed instanceof ProblemError)) return { how: 'stop', failed };
    if (['login-required', 'too-many-requests', 'unavailable'].includes(failed.key)) return { how: 'stop', failed };
    await noteTried(one.id);
    return { how: 'later', failed };
  }
}

/** What the clinic knows more of than was seen when it was answered is read, and the answer is said again as it is: it stays true. */
async function sayFresh(one: Said): Promise<void> {
  try {
    await say(one);
  } catch (failed) {
    if (!(failed instanceof ProblemError) || failed.key !== 'stale') throw failed;
    await queryClient.invalidateQueries({ queryKey: ['my'] });
    await say({ ...one, seenSeq: failed.problem.currentSeq ?? one.seenSeq });
  }
}

/** What could not be sent yet is tried again after this long. */
const AGAIN_MS = 3_000;

/** As `useMutation` takes it: kept first, then sent until somebody answers, whatever the browser thinks of the network. */
export const untilSent = {
  mutationFn: (one: Said): Promise<void> => keepAndSend(one),
  networkMode: 'always',
  retry: (_: number, failed: unknown): boolean => failed instanceof UnreachableError,
  retryDelay: AGAIN_MS,
} as const;

/**
 * The same for whoever may keep nothing here, such as somebody beside a patient: no later page sends it, so that this one goes on through a
 * fault and a queue of the clinic as well. It ends where the same words are never taken from this page: refused for good, or nobody known.
 */
export const untilHeard = {
  ...untilSent,
  retry: (_: number, failed: unknown): boolean =>
    !isFinal(failed) &&
    !(failed instanceof AnothersError) &&
    !(failed instanceof ProblemError && failed.key === 'login-required'),
} as const;

/**
 * How it stands with what is said so. While nobody answers it is tried again and again, and has not been told: `failed` from the first
 * try that failed on, so that nobody waits for help that does not know of him.
 */
export const howSent = (one: {
  readonly isSuccess: boolean;
  readonly failureReason: unknown;
}): 'sending' | 'sent' | 'failed' => (one.isSuccess ? 'sent' : one.failureReason === null ? 'sending' : 'failed');

const lying = new Set<string>();
/** Whether a page that is closed now would lose it: true where it lies on this device's disk. */
export const liesHere = (id: string | undefined): boolean => id !== undefined && lying.has(id);

/** Puts it on this device's disk, where this login may keep anything: before it is sent, and before it has to wait for its turn. */
export async function keepFirst(one: Said): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery);
  // Sealed for its own writer, or not at all.
  if ((one.about === undefined || one.about === me.about) && (await keepSaid(me, one))) lying.add(one.id);
}

/**
 * Says one thing that must not be lost: on disk first, where this login may keep anything, then to the clinic. What fails here is said by the next own
 * page that is opened.
 *
 * @throws ProblemError when it is refused, UnreachableError when nobody answers.
 */
export async function keepAndSend(one: Said): Promise<void> {
  await keepFirst(one);
  const { failed } = await sendOne(one);
  if (failed !== null) throw failed;
}

/** Says everything of this person that waits in this browser, from whatever page he opened. */
export async function sendKept(me: PortalMe): Promise<void> {
  for (const one of await keptSaid(me)) if ((await sendOne(one)).how === 'stop') break;
  // What was found too old to be sent stands among what was not taken now.
  await queryClient.invalidateQueries({ queryKey: ['refused'] });
}
