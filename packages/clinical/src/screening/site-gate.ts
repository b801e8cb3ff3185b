import { raisedVerdict, type SettingId, settingOf } from '../policy/index.ts';
import type { SourceId } from '../sources/index.ts';
import type { Instant } from '../units/index.ts';
import { MINUTE_MS } from '../units/index.ts';
import type { Clearing, FlagInput, FlagVerdict, Override } from './flag.ts';
import type { ScreeningPolicy } from './policy.ts';
import { medicinesOf, type Prepared } from './prepare.ts';
import { input, isEsketamine, RELEASE } from './rule.ts';
import type { Route } from './screening-request.ts';

/** What only the site and the running session know at the gate. Null is not known, and is never taken for "yes". */
export interface SiteState {
  /** Whether the esketamine is given to an outpatient; a hospital certified as inpatient has other duties. */
  readonly outpatient: boolean | null;
  readonly prescriberOnSite: boolean | null;
  readonly rescueCheck: {
    /** When today's check of oxygen, suction, bag-mask, AED and kit was signed. */
    readonly signedAt: Instant | null;
    /** Start of the clinic's day in its own zone. */
    readonly dayStartedAt: Instant;
    readonly expiredItems: readonly string[];
  };
  /** Whether a standing order for the rescue drugs a nurse may give is in force. */
  readonly standingOrderInForce: boolean | null;
  /** Latest capillary glucose. */
  readonly glucose: { readonly mgPerDl: number; readonly at: Instant } | null;
}

export interface SiteFlag {
  readonly rule: string;
  readonly verdict: FlagVerdict;
  readonly title: string;
  readonly because: string;
  readonly inputs: readonly FlagInput[];
  readonly missing: readonly string[];
  readonly sources: readonly SourceId[];
  readonly basis: 'label' | 'clinic policy';
  readonly override: Override | null;
  readonly clears: Clearing | null;
}

interface SiteRule extends Omit<SiteFlag, 'verdict' | 'because' | 'inputs' | 'missing' | 'rule'> {
  readonly id: string;
  readonly section: 'b.6';
  readonly layer: 'site';
  readonly states: string;
  readonly settings: readonly SettingId[];
  readonly judge: (at: {
    readonly site: SiteState;
    readonly patient: Prepared;
    readonly route: Route;
    readonly now: Instant;
    readonly setting: (id: SettingId) => number;
  }) => (Pick<SiteFlag, 'verdict' | 'because'> & Partial<Pick<SiteFlag, 'inputs' | 'missing'>>) | null;
}

/** Section b.6, the rows that no request can answer: judged at the session's gate, never by `screen`. */
export const SITE_RULES: readonly SiteRule[] = [
  {
    id: 'prescriber-not-on-site',
    section: 'b.6',
    layer: 'site',
    title: 'No prescriber on site',
    states: 'Esketamine for outpatients: a prescriber on site from the first device to release',
    basis: 'label',
    sources: ['FDA-REMS'],
    settings: [],
    override: null,
    clears: { what: 'a prescriber on site', by: 'when one arrives', who: 'prescriber' },
    judge: ({ site, route }) => {
      if (!isEsketamine(route) || site.outpatient === false || site.prescriberOnSite === true) return null;
      return {
        verdict: 'defer',
        because:
          site.prescriberOnSite === null
            ? 'Nobody has said that a prescriber is on site.'
            : 'No prescriber is on site.',
        missing: site.prescriberOnSite === null ? ['site.prescriberOnSite'] : [],
      };
    },
  },
  {
    id: 'rescue-not-ready',
    section: 'b.6',
    layer: 'site',
    title: 'Rescue equipment is not signed off',
    states: "Today's check of oxygen, suction, bag-mask, AED and kit, nothing expired",
    basis: 'clinic policy',
    sources: ['PD'],
    settings: [],
    override: null,
    clears: { what: 'the check signed, expired items replaced', by: 'minutes', who: 'nurse' },
    judge: ({ site, now }) => {
      const { signedAt, dayStartedAt, expiredItems } = site.rescueCheck;
      const signedToday = signedAt !== null && signedAt >= dayStartedAt && signedAt <= now;
      if (signedToday && expiredItems.length === 0) return null;
      return {
        verdict: 'defer',
        because: signedToday
          ? `Expired: ${expiredItems.join(', ')}.`
          : "Today's check of the rescue equipment is not signed.",
        inputs: expiredItems.map((item) => input('site.rescueCheck.expiredItems', item)),
        missing: signedToday ? [] : ['site.rescueCheck.signedAt'],
      };
    },
  },
  {
    id: 'rescue-order-missing',
    section: 'b.6',
    layer: 'site',
    title: 'No standing order for rescue drugs',
    states: 'A standing order in force for the rescue drugs a nurse may give',
    basis: 'clinic policy',
    sources: ['PD', 'GK'],
    settings: [],
    override: RELEASE.caution,
    clears: null,
    judge: ({ site }) =>
      site.standingOrderInForce === true
        ? null
        : {
            verdict: 'caution',
            because: 'Without an order a nurse has to wait for one in an emergency.',
            missing: site.standingOrderInForce === null ? ['site.standingOrderInForce'] : [],
          },
  },
  {
    id: 'glucose-fasting',
    section: 'b.6',
    layer: 'site',
    title: 'Glucose before a fasted dose',
    states:
      'On insulin, a sulfonylurea or a glinide: capillary glucose within 60 min; below 70 treat and put off; 70 to 99 or above 300 a reason',
    basis: 'clinic policy',
    sources: ['PD', 'GK'],
    settings: ['glucose-age-minutes', 'glucose-treat-below', 'glucose-caution-below', 'glucose-caution-above'],
    override: RELEASE.defer,
    clears: { what: 'a capillary glucose in range within 60 min', by: 'after treating and rechecking', who: 'nurse' },
    judge: ({ site, patient, now, setting }) => {
      const listed = medicinesOf(patient, 'insulin', 'sulfonylurea', 'glinide');
      if (listed.length === 0) return null;
      const { glucose } = site;
      if (glucose === null)
        return {
          verdict: 'defer',
          because: 'A medicine that lowers glucose is listed and glucose was not measured.',
          missing: ['site.glucose'],
        };
      const minutes = (now - glucose.at) / MINUTE_MS;
      const inputs = [input('site.glucose', glucose.mgPerDl, 'mg/dL', { value: minutes, unit: 'min' })];
      if (minutes > setting('glucose-age-minutes') || minutes < 0)
        return {
          verdict: 'defer',
          because: `The glucose is not from the last ${setting('glucose-age-minutes')} min.`,
          inputs,
          missing: ['site.glucose'],
        };
      if (glucose.mgPerDl < setting('glucose-treat-below'))
        return { verdict: 'defer', because: 'Low glucose: treat, recheck, then screen again.', inputs };
      if (glucose.mgPerDl < setting('glucose-caution-below') || glucose.mgPerDl > setting('glucose-caution-above'))
        return {
          verdict: 'caution',
          because: 'Glucose is near the edge: watch for signs that look like sedation.',
          inputs,
        };
      return null;
    },
  },
];

/**
 * What the site itself says against a dose now, gravest first. The esketamine prescriber rule holds to the release: asked again
 * while a session runs, it is an alarm for the desk and stops nothing.
 */
export function judgeSiteGate(at: {
  readonly site: SiteState;
  readonly patient: Prepared;
  readonly route: Route;
  readonly policy: ScreeningPolicy;
  readonly now: Instant;
}): readonly SiteFlag[] {
  const setting = (id: SettingId) => settingOf(at.policy, id);
  return SITE_RULES.flatMap((rule) => {
    const judged = rule.judge({ ...at, setting });
    if (judged === null) return [];
    const found = { ...judged, verdict: raisedVerdict(at.policy, rule.id, judged.verdict) };
    const { id, title, sources, basis, override, clears } = rule;
    return [
      {
        rule: id,
        title,
        sources,
        basis,
        override,
        clears: found.verdict === 'defer' || found.verdict === 'contraindicated' ? clears : null,
        inputs: [],
        missing: [],
        ...found,
      },
    ];
  });
}
