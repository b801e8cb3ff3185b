import type { Instant } from '../units/index.ts';
import {
  bookMg,
  type CaseOpened,
  type Counted,
  type DiscrepancyCase,
  type RegisterState,
  SAME_MG,
} from './register.ts';
import { toleranceMg } from './tolerance.ts';

/** A recorded case that says what an earlier one said already, which was still open: an earlier Keel opened one with each count. */
function saidBefore(state: RegisterState, one: DiscrepancyCase): boolean {
  for (const other of state.cases.values()) {
    if (other.caseId === one.caseId) return false;
    const same =
      other.kind === 'count' &&
      other.containerId === one.containerId &&
      Math.abs(other.expectedMg - one.expectedMg) < SAME_MG &&
      Math.abs(other.foundMg - one.foundMg) < SAME_MG;
    if (same && (other.closed === null || other.closed.at > one.openedAt)) return true;
  }
  return false;
}

/** mg by which a case of a count differs from the book and from the cases that were open when it was. */
const differsMg = (state: RegisterState, one: DiscrepancyCase): number =>
  one.kind !== 'count' || saidBefore(state, one) ? 0 : one.foundMg - one.expectedMg;

/** mg that the open cases of its counts will move in the book of a container, once they are closed. */
const pendingMg = (state: RegisterState, containerId: string): number =>
  [...state.cases.values()]
    .filter((one) => one.containerId === containerId && one.closed === null)
    .reduce((mg, one) => mg + differsMg(state, one), 0);

/**
 * mg that closing a case moves in the book. Only a count says what is really there, and of several the last: where that one
 * found what the book holds, nothing moves.
 */
export function movesMg(state: RegisterState, one: DiscrepancyCase): number {
  const last = state.counts.at(-1);
  const booked = last?.book.find(({ containerId }) => containerId === one.containerId)?.mg;
  const found = last?.counts.find(({ containerId }) => containerId === one.containerId)?.mg ?? 0;
  return booked !== undefined && Math.abs(found - booked) < SAME_MG ? 0 : differsMg(state, one);
}

/**
 * Where a count and the book part: what differs, what is missing, what nobody knew of. What an open case says already opens
 * no second one, and what differs from that as well opens one for the rest: each milligram moves the book once.
 */
export function countCases(
  state: RegisterState,
  counts: readonly Counted[],
): readonly (Omit<CaseOpened, 'caseId' | 'kind' | 'containerId'> & { readonly containerId: string })[] {
  const found = new Map(counts.map((row) => [row.containerId, row.mg]));
  const here = [...state.containers.values()].filter((c) => c.state === 'sealed' || c.state === 'open');
  const again = 'the count differs from that of an open case';
  return [
    ...here.flatMap((container) => {
      const { containerId } = container;
      const pending = pendingMg(state, containerId);
      const expectedMg = bookMg(container) + pending;
      const foundMg = found.get(containerId) ?? 0;
      const { up, down } = container.state === 'open' ? toleranceMg(container) : { up: 0, down: 0 };
      const asBooked = Math.abs(foundMg - bookMg(container)) < SAME_MG;
      const differs = foundMg - expectedMg > up + SAME_MG || expectedMg - foundMg > down + SAME_MG;
      if (asBooked || !differs) return [];
      const because = Math.abs(pending) > SAME_MG ? again : found.has(containerId) ? 'the count differs' : 'not found';
      return [{ containerId, expectedMg, foundMg, because }];
    }),
    ...[...found]
      .filter(([id]) => !here.some((c) => c.containerId === id))
      .map(([containerId, foundMg]) => ({ containerId, foundMg, expectedMg: pendingMg(state, containerId) }))
      .filter(({ expectedMg, foundMg }) => expectedMg === 0 || Math.abs(foundMg - expectedMg) > SAME_MG)
      .map((row) => ({ ...row, because: row.expectedMg === 0 ? 'found, but not in the register' : again })),
  ];
}

/** What later counts found in the container of a case while it was open: they open no case of their own, and are read with it. */
export const recountsOf = (
  state: Pick<RegisterState, 'counts'>,
  { containerId, openedAt, closed }: DiscrepancyCase,
): readonly { readonly at: Instant; readonly by: string; readonly mg: number }[] =>
  containerId === null
    ? []
    : state.counts
        .filter(({ at }) => at > openedAt && (closed === null || at <= closed.at))
        .flatMap(({ at, by, counts, book }) => {
          const row = counts.find((one) => one.containerId === containerId);
          // Not named by a count it was not found, if it was on the shelf by the book then; else that count says nothing about it.
          const looked = row !== undefined || book.some((one) => one.containerId === containerId);
          return looked ? [{ at, by, mg: row?.mg ?? 0 }] : [];
        });
