import type { Verdict } from './flag.ts';
import type { ScreeningPolicy } from './policy.ts';
import type { Prepared } from './prepare.ts';
import { screenPrepared } from './screen.ts';

export interface PolicyEffect<Id> {
  readonly patient: Id;
  readonly from: Verdict;
  readonly to: Verdict;
  /** Rules whose flag appears, goes or changes its verdict. */
  readonly rules: readonly string[];
}

/** Which patients a policy would touch before it is adopted: those whose verdict or flags differ between the two. */
export function previewPolicy<Id>(
  patients: Iterable<readonly [Id, Prepared]>,
  from: ScreeningPolicy,
  to: ScreeningPolicy,
): readonly PolicyEffect<Id>[] {
  const touched: PolicyEffect<Id>[] = [];
  for (const [patient, prepared] of patients) {
    const before = screenPrepared(prepared, from);
    const after = screenPrepared(prepared, to);
    const keys = (flags: typeof before.flags) => new Set(flags.map(({ rule, verdict }) => `${rule} ${verdict}`));
    const [old, next] = [keys(before.flags), keys(after.flags)];
    const rules = new Set(
      [...old]
        .filter((key) => !next.has(key))
        .concat([...next].filter((key) => !old.has(key)))
        .map((key) => key.split(' ')[0] ?? ''),
    );
    if (rules.size > 0) touched.push({ patient, from: before.verdict, to: after.verdict, rules: [...rules] });
  }
  return touched;
}
