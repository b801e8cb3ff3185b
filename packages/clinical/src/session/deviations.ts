import type { Policy } from '../policy/index.ts';
import type { Override, Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { dueItems } from './due-items.ts';
import type { Flagged } from './events.ts';
import { requiredMinutes } from './observation.ts';
import { allOf, type Session } from './session.ts';

export const DEVIATION_KINDS = [
  'check-missed',
  'check-late',
  'rule-passed-over',
  'rule-broken',
  'observation-shortened',
] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

/** One departure from the protocol, with what was said about it. */
export interface Deviation {
  /** Stable while the facts stand: an explanation names it. */
  readonly key: string;
  readonly kind: DeviationKind;
  readonly at: Instant;
  /** What was departed from: a rule, or the check by its minute. */
  readonly rule: string;
  readonly title: string;
  readonly because: string;
  /** In the words of who passed over it, or explained it afterwards; null: nobody has said why. */
  readonly reason: string | null;
}

/** Flags about what was written down, not about what was done. */
const ABOUT_THE_ENTRY: ReadonlySet<string> = new Set([
  'value-off-scale',
  'dated-ahead',
  'signed-by-another',
  'handed-to-oneself',
  'identifiers-missing',
]);

/**
 * Every departure from the protocol of this session, in time order, read from the facts: a check missed or late, a rule
 * passed over by somebody who may, one broken by what was done, an observation that was cut short. Nothing here is typed
 * twice; only the reason can be missing. Source: clinical-protocol e.1, e.5, f.
 */
export function deviations(session: Session, policy: Policy, now: Instant): readonly Deviation[] {
  const explained = new Map(allOf(session, 'deviation-explained').map(({ body }) => [body.deviation, body.reason]));
  const found: Deviation[] = [];
  const say = (
    kind: DeviationKind,
    at: Instant,
    key: string,
    rule: string,
    title: string,
    because: string,
    said?: string,
  ) => found.push({ key, kind, at, rule, title, because, reason: explained.get(key) ?? said ?? null });
  const each = (
    kind: DeviationKind,
    entry: { readonly id: string; readonly at: Instant },
    reasons: readonly Reason[],
    overrides: readonly Override[],
  ) => {
    for (const { rule, title, because } of reasons) {
      if (ABOUT_THE_ENTRY.has(rule)) continue;
      const said = overrides.find((one) => one.rule === rule)?.reason;
      say(kind, entry.at, `${entry.id}/${rule}`, rule, title, because, said);
    }
  };

  for (const { what, key, state, at, gridMinute, missing, lateMinutes } of dueItems(session, policy, now)) {
    if (what !== 'check' || (gridMinute !== null && gridMinute < 0)) continue;
    const minute = gridMinute === null ? key : `minute ${gridMinute}`;
    if (state === 'missed') say('check-missed', at, key, 'e.1', 'Check missed', `${minute}: ${missing.join(', ')}`);
    if (state === 'late') say('check-late', at, key, 'e.1', 'Check late', `${minute}: ${Math.round(lateMinutes)} min`);
  }
  for (const entry of session.entries) {
    switch (entry.kind) {
      case 'gate-passed':
      case 'order-written':
        each('rule-passed-over', entry, entry.body.overridden, entry.body.overrides);
        break;
      case 'patient-released':
        each('observation-shortened', entry, entry.body.overridden, entry.body.overrides);
        break;
      case 'left-before-release': {
        if (session.firstDoseAt === null) break;
        const because = `left with ${entry.body.unmet.length} criteria unmet; ${requiredMinutes(session, policy)} min are asked`;
        say(
          'observation-shortened',
          entry.at,
          `${entry.id}/left-before-release`,
          'left-before-release',
          'Left before release',
          because,
        );
        break;
      }
      default: {
        const { flags = [], overrides = [] } = entry.body as Partial<Flagged>;
        each(overrides.length > 0 ? 'rule-passed-over' : 'rule-broken', entry, flags, overrides);
      }
    }
  }
  return found.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}
