import type { Policy } from './policy.ts';
import { type PolicyRow, policyRows, type RowValue } from './rows.ts';
import type { Setting } from './setting.ts';
import { SETTINGS, type SettingId } from './settings.ts';

/** A value as a reader sees it. */
export const rowText = (value: RowValue): string =>
  value === null ? '–' : Array.isArray(value) ? value.join(', ') : String(value);

/** Sets what stands at a path; the way there is copied, what hangs beside it is shared. */
function put(at: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  // A list is one of things with an id of their own: standing orders.
  if (Array.isArray(at)) return at.map((one) => (one.id === step ? put(one, rest, value) : one));
  const held = (at ?? {}) as Record<string, unknown>;
  return { ...held, [step]: put(held[step], rest, value) };
}

const partsOf = (id: string): string[] => id.split('.');

/**
 * The policy with one row changed. What is changed away from its source rests on the clinic from now on. Nothing is judged
 * here: `policyIssues` does, whatever the way a policy came about.
 */
export function withRow(policy: Policy, row: Pick<PolicyRow, 'id' | 'kind'>, value: RowValue): Policy {
  const path = partsOf(row.id);
  let next = put(policy, path, row.kind === 'steps' ? stepsOf(String(value)) : value) as Policy;
  const plan = path.slice(0, path[0] === 'lightGrid' ? 1 : 3);
  const own =
    path[0] === 'lightGrid' || (path[0] === 'regimens' && ['grid', 'release', 'series'].includes(path[2] ?? ''));
  if (own) {
    next = put(next, [...plan, 'basis'], 'clinic-policy') as Policy;
    next = put(next, [...plan, 'marks'], []) as Policy;
  }
  if (path[0] === 'settings') {
    const id = path[1] as SettingId;
    const { [id]: _changed, ...others } = next.settings;
    const row: Setting | undefined = SETTINGS[id];
    const same = row?.value === value;
    if (same) next = { ...next, settings: others };
  }
  return next;
}

function stepsOf(text: string): { everyDays: number; sessions: number }[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [days = '', times = '1'] = part.toLowerCase().split(/[x×]/);
      return { everyDays: Number(days.trim() || Number.NaN), sessions: Number(times.trim() || Number.NaN) };
    });
}

export interface PolicyDifference {
  readonly row: PolicyRow;
  /** Null: the row was not there before, or is gone. */
  readonly from: RowValue;
  readonly to: RowValue;
  readonly way: 'tighter' | 'looser' | 'changed' | 'added' | 'removed';
}

/** What differs between two versions, row by row; for figures also which way. */
export function policyDifferences(before: Policy, after: Policy): readonly PolicyDifference[] {
  const old = new Map(policyRows(before).map((row) => [row.id, row]));
  const next = new Map(policyRows(after).map((row) => [row.id, row]));
  const differences: PolicyDifference[] = [];
  for (const [id, row] of next) {
    const was = old.get(id);
    if (was === undefined) differences.push({ row, from: null, to: row.value, way: 'added' });
    else if (rowText(was.value) !== rowText(row.value)) {
      const { safer } = row;
      const [a, b] = [was.value, row.value];
      const way =
        safer === null || typeof a !== 'number' || typeof b !== 'number'
          ? 'changed'
          : (safer === 'lower') === b < a
            ? 'tighter'
            : 'looser';
      differences.push({ row, from: a, to: b, way });
    }
  }
  for (const [id, row] of old) {
    if (!next.has(id)) differences.push({ row, from: row.value, to: null, way: 'removed' });
  }
  return differences;
}
