import { cuffContradiction, type ReadingKind } from '@keel/clinical/device';
import type { Candidate, QuarantineReason } from './judge-row.ts';

/** Reasons after which a number is no number to compare others with. */
const NO_NUMBER: ReadonlySet<QuarantineReason> = new Set([
  'sentinel',
  'implausible',
  'value-not-one-number',
  'value-type',
  'unit-not-of-kind',
]);

/**
 * Speaks against every pressure of an inflation whose numbers contradict each other. Rows belong to one inflation when
 * they share order group and time; where that gives two of a kind, they must share the channel as well.
 */
export function checkCuffs(candidates: readonly Candidate[]): void {
  const inflations = new Map<string, Candidate[]>();
  const cuffs = candidates.filter(({ kind, value }) => kind.startsWith('NIBP_') && value !== null && value > 0);
  if (cuffs.length < 2) return;
  const put = (key: string, candidate: Candidate): void => {
    const known = inflations.get(key);
    if (known === undefined) inflations.set(key, [candidate]);
    else known.push(candidate);
  };
  for (const candidate of cuffs) put(`${candidate.group}/${candidate.row.place.at}`, candidate);
  for (const [key, together] of [...inflations]) {
    if (new Set(together.map(({ kind }) => kind)).size === together.length) continue;
    inflations.delete(key);
    for (const candidate of together)
      put(`${key}/${(candidate.row.path ?? '').split('.').slice(0, 3).join('.')}`, candidate);
  }
  for (const together of inflations.values()) {
    const usable = together.filter(({ reasons }) => !reasons.some(({ reason }) => NO_NUMBER.has(reason)));
    const pressureOf = (kind: ReadingKind): number | undefined =>
      usable.find((one) => one.kind === kind)?.value ?? undefined;
    const systolic = pressureOf('NIBP_SYS');
    const diastolic = pressureOf('NIBP_DIA');
    const mean = pressureOf('NIBP_MEAN');
    const contradiction = cuffContradiction({
      ...(systolic === undefined ? {} : { systolic }),
      ...(diastolic === undefined ? {} : { diastolic }),
      ...(mean === undefined ? {} : { mean }),
    });
    if (contradiction === null) continue;
    const because =
      contradiction === 'systolic-not-above-diastolic'
        ? `systolic ${systolic} is not above diastolic ${diastolic}`
        : `mean ${mean} is not between diastolic ${diastolic ?? '(not sent)'} and systolic ${systolic ?? '(not sent)'}`;
    for (const { reasons } of usable) reasons.push({ reason: 'cuff-contradiction', because });
  }
}
