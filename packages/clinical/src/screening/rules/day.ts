import { fixedLine } from '../fixed-lines.ts';
import type { FlagInput } from '../flag.ts';
import { known } from '../prepare.ts';
import { ESKETAMINE, INJECTED, input, isEsketamine, RELEASE, type Rule } from '../rule.ts';
import { HOLDS, holdHours } from './holds.ts';
import { claimsResistance } from './indication.ts';

/** Section b.6: the gate of the day, as far as the request can answer it. What the site must answer is in `site-gate.ts`. */
export const DAY_RULES: readonly Rule[] = [
  {
    id: 'escort-missing',
    section: 'b.6',
    layer: 'day',
    title: 'No way home is arranged',
    states: 'A named adult or arranged transport; no driving until the next day after sleep',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'FDA-REMS', 'KET-UK', 'AANA-TRANSPORT'],
    wouldChange: 'A named escort or transport the clinic accepts.',
    override: RELEASE.defer,
    clears: { what: 'name and number of the escort, or the transport', by: 'before the dose', who: 'nurse' },
    from: 'reference',
    judge: ({ context }) =>
      context.escortArranged === true
        ? null
        : {
            verdict: 'defer',
            because: 'Nothing says how this person gets home safely.',
            inputs: known(context.escortArranged) ? [input('patient.context.escortArranged', false)] : [],
            missing: ['patient.context.escortArranged'],
          },
  },
  {
    id: 'npo-not-met',
    section: 'b.6',
    layer: 'day',
    title: 'Not fasted, or not asked',
    states: 'Esketamine: food 2 h, fluid 30 min. Injected ketamine: solids 4 h, clear fluid 2 h (clinic policy)',
    routes: [...ESKETAMINE, ...INJECTED],
    verdicts: ['defer'],
    settings: [
      'ketamine-solids-minutes',
      'ketamine-clear-fluid-minutes',
      'esketamine-food-minutes',
      'esketamine-fluid-minutes',
    ],
    basis: 'label',
    sources: ['PDR-SPR', 'GK', 'PD'],
    wouldChange: 'The hours passing. Sources disagree for ketamine: 2 h after a light meal to 8 h after solids.',
    override: RELEASE.defer,
    clears: { what: 'the hours since food and fluid', by: 'when the hours are over', who: 'nurse' },
    from: 'reference',
    judge: ({ context, route, setting }) => {
      const [food, fluid] = isEsketamine(route)
        ? [setting('esketamine-food-minutes') / 60, setting('esketamine-fluid-minutes') / 60]
        : [setting('ketamine-solids-minutes') / 60, setting('ketamine-clear-fluid-minutes') / 60];
      const { hoursSinceSolidFood, hoursSinceClearFluid } = context;
      const missing = [
        ...(known(hoursSinceSolidFood) ? [] : ['patient.context.hoursSinceSolidFood']),
        ...(known(hoursSinceClearFluid) ? [] : ['patient.context.hoursSinceClearFluid']),
      ];
      const inputs: FlagInput[] = [
        ...(known(hoursSinceSolidFood) ? [input('patient.context.hoursSinceSolidFood', hoursSinceSolidFood, 'h')] : []),
        ...(known(hoursSinceClearFluid)
          ? [input('patient.context.hoursSinceClearFluid', hoursSinceClearFluid, 'h')]
          : []),
      ];
      const early =
        (known(hoursSinceSolidFood) && hoursSinceSolidFood < food) ||
        (known(hoursSinceClearFluid) && hoursSinceClearFluid < fluid);
      if (early)
        return {
          verdict: 'defer',
          because: `Needed: ${food} h since food and ${fluid} h since fluid.`,
          inputs,
          missing,
        };
      return missing.length > 0
        ? { verdict: 'defer', because: 'Nobody has asked when food and fluid were last taken.', inputs, missing }
        : null;
    },
  },
  {
    id: 'consent-missing',
    section: 'b.6',
    layer: 'day',
    title: 'Consent is not signed',
    states: 'Signed, current, for this molecule; off-label wording for ketamine',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'guideline',
    sources: ['ASKP', 'PD'],
    wouldChange: 'A signed consent in the current wording.',
    override: null,
    clears: { what: 'consent in the current wording, signed', by: 'before the dose', who: 'prescriber' },
    from: 'reference',
    judge: ({ context }) =>
      context.consentSigned === true
        ? null
        : {
            verdict: 'defer',
            because: 'No current consent for this molecule is on record.',
            inputs: known(context.consentSigned) ? [input('patient.context.consentSigned', false)] : [],
            missing: ['patient.context.consentSigned'],
          },
  },
  {
    id: 'rems-not-enrolled',
    section: 'b.6',
    layer: 'day',
    title: 'REMS enrolment',
    states: 'Esketamine: site certified and patient enrolled before the first dose',
    routes: ESKETAMINE,
    verdicts: ['defer'],
    settings: [],
    basis: 'label',
    sources: ['FDA-REMS', 'REMS-SITE'],
    wouldChange: 'Enrolment and certification on record.',
    override: null,
    clears: { what: 'patient enrolled and site certified', by: 'before the first dose', who: 'prescriber' },
    from: 'reference',
    judge: ({ context }) => {
      const { remsPatientEnrolled: patient, remsSiteCertified: site } = context;
      if (patient === true && site === true) return null;
      return {
        verdict: 'defer',
        because: 'Esketamine may only be given at a certified site to an enrolled patient.',
        inputs: [
          ...(known(patient) ? [input('patient.context.remsPatientEnrolled', patient)] : []),
          ...(known(site) ? [input('patient.context.remsSiteCertified', site)] : []),
        ],
        missing: [
          ...(patient === true ? [] : ['patient.context.remsPatientEnrolled']),
          ...(site === true ? [] : ['patient.context.remsSiteCertified']),
        ],
      };
    },
  },
  {
    id: 'hold-not-met',
    section: 'b.6',
    layer: 'day',
    title: 'A medicine was taken too close to the dose',
    states: 'A hold of the interaction table was not kept, or nobody knows: the prescriber decides',
    routes: 'all',
    verdicts: ['caution'],
    settings: HOLDS.map(({ setting }) => setting),
    basis: 'trial',
    sources: ['JNJ-BZD', 'JNJ-ADHD'],
    wouldChange: 'The hours since the last dose of it.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const inputs: FlagInput[] = [];
      const missing: string[] = [];
      const reasons: string[] = [];
      for (const medicine of subject.medicines ?? []) {
        const hold = holdHours(subject, medicine);
        if (hold === null) continue;
        const hours = medicine.lastTakenHoursAgo;
        if (hours !== null && hours >= hold.hours) continue;
        inputs.push(input(medicine.field, medicine.written, null, hours === null ? null : { value: hours, unit: 'h' }));
        if (hours === null) missing.push(`${medicine.field}.lastTakenHoursAgo`);
        reasons.push(
          hours === null
            ? `${medicine.written}: last dose not known, ${hold.hours} h are asked for`
            : `${medicine.written}: ${hours} h ago, ${hold.hours} h are asked for${hold.note === null ? '' : ` (${hold.note})`}`,
        );
      }
      return inputs.length === 0
        ? null
        : {
            verdict: 'caution',
            because: `${reasons.join('; ')}. Nothing is stopped for this without its prescriber.`,
            inputs,
            missing,
          };
    },
  },
  {
    id: 'vitals-missing',
    section: 'b.6',
    layer: 'day',
    title: 'Vital signs are not complete',
    states: 'Heart rate, saturation and respiratory rate of today; the pressure has a rule of its own',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'The vital signs.',
    override: null,
    clears: { what: 'heart rate, saturation on room air, respiratory rate', by: 'minutes', who: 'nurse' },
    from: 'reference',
    judge: ({ vitals }) => {
      const missing = (['heartRate', 'spo2RoomAir', 'respiratoryRate'] as const)
        .filter((name) => !known(vitals[name]))
        .map((name) => `patient.vitals.${name}`);
      return missing.length === 0
        ? null
        : { verdict: 'defer', because: 'Without them nobody can say what is normal for this person today.', missing };
    },
  },
  {
    id: 'symptoms-missing',
    section: 'b.6',
    layer: 'day',
    title: 'Nobody has asked about symptoms today',
    states: 'How the person feels today; "none" is an answer',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'The symptoms of today, or that there are none.',
    override: null,
    clears: { what: 'the symptoms of today, or that there are none', by: 'minutes', who: 'nurse' },
    from: { ours: 'section 0, rule 1: missing data is never "no"' },
    judge: ({ symptomsAsked }) =>
      symptomsAsked
        ? null
        : {
            verdict: 'defer',
            because: 'Nothing says how this person feels today: an emergency cannot be seen.',
            missing: ['patient.context.symptomsToday'],
          },
  },
  {
    id: 'medlist-stale',
    section: 'b.6',
    layer: 'day',
    title: 'The medicine list was not looked at today',
    states: 'A list, reviewed today',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A review today.',
    override: RELEASE.defer,
    clears: { what: 'the list, read through with the patient', by: 'minutes', who: 'nurse' },
    from: 'reference',
    judge: ({ context, medicines }) => {
      const missing = [
        ...(medicines === null ? ['patient.medications'] : []),
        ...(context.medicationListReviewedToday === true ? [] : ['patient.context.medicationListReviewedToday']),
      ];
      return missing.length === 0
        ? null
        : {
            verdict: 'defer',
            because:
              medicines === null
                ? 'No medicine list is recorded: an interaction cannot be seen.'
                : 'The medicine list was not reviewed today.',
            inputs: known(context.medicationListReviewedToday)
              ? [input('patient.context.medicationListReviewedToday', context.medicationListReviewedToday)]
              : [],
            missing,
          };
    },
  },
  {
    id: 'indication-unsupported',
    section: 'b.6',
    layer: 'day',
    title: 'Treatment resistance is claimed and not shown',
    states: 'Treatment-resistant depression with fewer than 2 adequate antidepressant trials on record',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'guideline',
    sources: ['PAYERS'],
    wouldChange: 'Two adequate trials with dose, weeks and outcome.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: ({ request, context }) => {
      const { indication } = request;
      if (!known(indication) || !claimsResistance(indication)) return null;
      const trials = context.adequateAntidepressantTrials;
      if (known(trials) && trials >= fixedLine('adequate-trials')) return null;
      return {
        verdict: 'caution',
        because: 'Payers refuse treatment-resistant depression with fewer than two adequate trials.',
        inputs: [
          input('indication', indication),
          ...(known(trials) ? [input('patient.context.adequateAntidepressantTrials', trials)] : []),
        ],
        missing: known(trials) ? [] : ['patient.context.adequateAntidepressantTrials'],
      };
    },
  },
];
