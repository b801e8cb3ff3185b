import { moleculeOf } from '../dosing/index.ts';
import type { Patient } from '../patient/index.ts';
import { type Policy, type RuleReason, raisedVerdict, ruleReason, type SettingId, settingOf } from '../policy/index.ts';
import type { ReasonInput } from '../record/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import { GATE_RULES, type GateRule } from './gate-rules.ts';
import type { Seat } from './seats.ts';
import type { Session } from './session.ts';

/** What the gate is asked about, with the way to say a reason. Each part of it reads the record and says what stands. */
export interface GateAsking {
  readonly session: Session;
  readonly patient: Patient | null;
  readonly policy: Policy;
  readonly now: Instant;
  /** Who is in which chair of the clinic. Absent where it is not at hand: the server has it. */
  readonly seats: readonly Seat[] | undefined;
  readonly route: Session['route'];
  readonly molecule: ReturnType<typeof moleculeOf> | null;
  readonly most: (id: SettingId) => number;
  /** A fact that a reason rests on, with who said it and when. */
  readonly input: (
    name: string,
    value: ReasonInput['value'],
    entry?: { at: Instant; author?: { id: string } },
    unit?: string,
  ) => ReasonInput;
  /** Says a reason, as hard as the clinic made its rule. */
  readonly say: (rule: GateRule, because: string, found?: Parameters<typeof ruleReason>[3]) => void;
  /** What was said so far. */
  readonly reasons: RuleReason[];
}

export function askGate(
  session: Session,
  patient: Patient | null,
  policy: Policy,
  now: Instant,
  seats?: readonly Seat[],
): GateAsking {
  const reasons: RuleReason[] = [];
  const say = (rule: GateRule, because: string, found: Parameters<typeof ruleReason>[3] = {}) => {
    const reason = ruleReason(GATE_RULES, rule, because, found);
    const verdict = raisedVerdict(policy, rule, reason.verdict);
    // What the clinic itself made a ban is not overridden by one click.
    reasons.push({
      ...reason,
      verdict,
      ...(verdict === reason.verdict || verdict !== 'contraindicated' ? {} : { override: null }),
    });
  };
  const most = (id: SettingId) => settingOf(policy, id);
  const input = (
    name: string,
    value: ReasonInput['value'],
    entry?: { at: Instant; author?: { id: string } },
    unit?: string,
  ): ReasonInput => ({
    name,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(entry === undefined ? {} : { at: entry.at }),
    ...(entry?.author === undefined ? {} : { source: entry.author.id }),
  });
  const { route } = session;
  const molecule = route === null ? null : moleculeOf(route);
  return { session, patient, policy, now, seats, route, molecule, most, input, say, reasons };
}

export const minutesAgo = (at: Instant, now: Instant): number => Math.floor((now - at) / MINUTE_MS);
