import { raisedVerdict, SETTING_IDS, SETTINGS, type SettingId, settingOf } from '../policy/index.ts';
import type { Instant } from '../units/index.ts';
import { type Flag, type FlagVerdict, type ScreeningAnswer, severity, type Verdict } from './flag.ts';
import type { ScreeningPolicy } from './policy.ts';
import { type Prepared, prepare } from './prepare.ts';
import { type Case, type Outcome, RELEASE, type Rule } from './rule.ts';
import { SCREENING_RULES } from './rules/index.ts';
import { ROUTES, type Route, type ScreeningRequest } from './screening-request.ts';

export type Layer = Rule['layer'];

const known = new WeakMap<ScreeningPolicy['settings'], Readonly<Record<SettingId, number>>>();

/** Every figure of a policy, held at its hard limit: worked out once, since a preview asks for them a million times. */
function valuesOf({ settings }: ScreeningPolicy): Readonly<Record<SettingId, number>> {
  const held = known.get(settings);
  if (held !== undefined) return held;
  const values = Object.fromEntries(SETTING_IDS.map((id) => [id, settingOf({ settings }, id)])) as Record<
    SettingId,
    number
  >;
  known.set(settings, values);
  return values;
}

/** A row whose numbers the clinic changed, or whose verdict it raised, rests on its policy and is shown as such. */
function basisOf(rule: Rule, policy: ScreeningPolicy, raised: boolean): Flag['basis'] {
  const values = valuesOf(policy);
  const changed = rule.settings.some((id) => values[id] !== SETTINGS[id].value);
  return changed || raised ? 'clinic policy' : rule.basis;
}

function overrideOf(rule: Rule, verdict: FlagVerdict): Flag['override'] {
  if (verdict === 'info' || rule.override === null) return null;
  // A row with several verdicts names the release of its gravest; a milder flag of it is released as its verdict is.
  const gravest = rule.verdicts[0];
  return verdict === gravest || rule.id === 'suicidality-acute' ? rule.override : RELEASE[verdict];
}

function flagOf(rule: Rule, outcome: Outcome, policy: ScreeningPolicy): Flag {
  const verdict = raisedVerdict(policy, rule.id, outcome.verdict);
  return {
    rule: rule.id,
    verdict,
    title: rule.title,
    because: outcome.because,
    inputs: outcome.inputs ?? [],
    missing: outcome.missing ?? [],
    sources: rule.sources,
    basis: basisOf(rule, policy, verdict !== outcome.verdict),
    wouldChange: rule.wouldChange,
    override: overrideOf(rule, verdict),
    clears: verdict === 'defer' || verdict === 'contraindicated' ? rule.clears : null,
    layer: rule.layer,
    section: rule.section,
  };
}

function judgeRoute(
  prepared: Prepared,
  route: Route,
  policy: ScreeningPolicy,
  layers: readonly Layer[],
): { readonly flags: Flag[]; readonly escalate: boolean } {
  const values = valuesOf(policy);
  const subject: Case = { ...prepared, route, policy, setting: (id) => values[id] };
  const flags: Flag[] = [];
  let escalate = false;
  for (const rule of SCREENING_RULES) {
    if (!layers.includes(rule.layer)) continue;
    if (rule.routes !== 'all' && !rule.routes.includes(route)) continue;
    const judged = rule.judge(subject);
    if (judged === null) continue;
    for (const outcome of Array.isArray(judged) ? (judged as readonly Outcome[]) : [judged as Outcome]) {
      if (outcome.escalate === true) escalate = true;
      flags.push(flagOf(rule, outcome, policy));
    }
  }
  return { flags, escalate };
}

/** The gravest verdict of the flags; `info` alone leaves a person eligible. */
export function verdictOf(flags: readonly Pick<Flag, 'verdict'>[]): Verdict {
  const gravest = flags.reduce((worst, { verdict }) => Math.max(worst, severity(verdict)), 0);
  return (['eligible', 'caution', 'defer', 'contraindicated'] as const)[gravest] ?? 'contraindicated';
}

/** The same request read once and judged under any policy: what a policy preview folds. */
export function screenPrepared(
  prepared: Prepared,
  policy: ScreeningPolicy,
  layers: readonly Layer[] = ['intake', 'day'],
): ScreeningAnswer {
  const route = prepared.request.routeConsidered ?? null;
  let escalate = false;
  let flags: Flag[] = [];
  if (route !== null) ({ flags, escalate } = judgeRoute(prepared, route, policy, layers));
  else {
    // No route named: each rule answers for the route where it is strictest, so that naming one never makes it graver.
    const strictest = new Map<string, Flag>();
    for (const candidate of ROUTES) {
      const judged = judgeRoute(prepared, candidate, policy, layers);
      escalate ||= judged.escalate;
      for (const flag of judged.flags) {
        const key = `${flag.rule} ${flag.inputs.map(({ field }) => field).join(' ')}`;
        const held = strictest.get(key);
        if (held === undefined || severity(flag.verdict) > severity(held.verdict)) strictest.set(key, flag);
      }
    }
    flags = [...strictest.values()];
  }
  flags.sort((a, b) => severity(b.verdict) - severity(a.verdict));
  return { verdict: verdictOf(flags), escalate, flags, route, policyVersion: policy.version };
}

/**
 * What stands between this patient and a dose, from what is known: one flag for each row of the reference that applies, gravest
 * first, with its inputs, what is missing, and who may decide otherwise. Missing data is never "no". Layers are kept apart:
 * `intake` (chronic facts) and `day` (the gate); what needs the site or the running session is judged by `judgeSiteGate`.
 *
 * Source: clinical-protocol 0, b, c. Errors: none expected; the request was parsed at the border.
 */
export function screen(
  request: ScreeningRequest,
  policy: ScreeningPolicy,
  now: Instant,
  layers: readonly Layer[] = ['intake', 'day'],
): ScreeningAnswer {
  return screenPrepared(prepare(request, now), policy, layers);
}
