import { AnothersError, isFinal, liesHere, type Said } from '../api/index.ts';

/** How the sending of one thing stands in this page. `tried`: at least once in vain. */
export interface Sending {
  readonly one: Said;
  readonly status: 'idle' | 'pending' | 'error' | 'success';
  readonly tried: boolean;
  readonly error: unknown;
  /** When it was given to be sent, milliseconds since 1970. */
  readonly at: number;
}

/**
 * What the clinic has not answered of what was said here, both oldest first: `said` all of it, `waiting` what has been tried in vain and may still
 * be told. What failed stays: a severe pressure is no less severe because nobody took the word of it. Where it lies on the disk (`kept`) the disk
 * knows how it stands, since another page may have sent it; what was refused for good calls for help and waits for nothing. What was taken stands
 * here (`heard`: the clinic knows it) until a view of the clinic is read after it (`readAt`, milliseconds since 1970; 0: only what this phone kept): the old one allows the dose again.
 */
export function unanswered(sendings: readonly Sending[], kept: readonly Said[], readAt: number) {
  // The last word on one thing counts: what was tried once more and taken has not failed.
  const last = [...new Map(sendings.map((sending) => [sending.one.id, sending])).values()];
  const failed = last.filter(
    ({ one, status, error }) =>
      status === 'error' && !(error instanceof AnothersError) && (isFinal(error) || !liesHere(one.id)),
  );
  const pending = last.filter(({ status }) => status === 'pending');
  const unread = last.filter(({ status, at }) => status === 'success' && at > readAt);
  const ended = new Set(failed.filter(({ error }) => isFinal(error)).map(({ one }) => one.id));
  const first = new Set(pending.filter(({ tried }) => !tried).map(({ one }) => one.id));
  const all = [...kept, ...[...pending, ...failed, ...unread].map(({ one }) => one)];
  const said = [...new Map(all.map((one) => [one.id, one])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const taken = new Set(unread.map(({ one }) => one.id));
  return {
    said,
    waiting: said.filter(({ id }) => !first.has(id) && !ended.has(id)),
    heard: said.filter(({ id }) => taken.has(id)),
  };
}
