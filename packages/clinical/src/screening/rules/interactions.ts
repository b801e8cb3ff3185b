import type { MedicineClass } from '../../medicines/index.ts';
import { exposureText } from '../exposure-changes.ts';
import { fixedLine } from '../fixed-lines.ts';
import type { Basis, FlagVerdict } from '../flag.ts';
import { findingInputs, findingsOf, known, medicineInputs, medicinesOf } from '../prepare.ts';
import { type Case, input, type Outcome, RELEASE, type Rule, SWALLOWED } from '../rule.ts';
import { HOLDS } from './holds.ts';

/** One row of section c. Severity there becomes a verdict here: info and minor inform, moderate and major ask for a reason. */
interface Interaction {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly MedicineClass[];
  readonly severity: 'info' | 'minor' | 'minor-moderate' | 'moderate' | 'major';
  readonly mechanism: string;
  readonly action: string;
  readonly basis: Basis;
  readonly sources: Rule['sources'];
  readonly wouldChange: string;
  /** Where the row needs more than "is listed". */
  readonly judge?: (subject: Case, listed: ReturnType<typeof medicinesOf>) => Outcome | null;
  readonly verdicts?: readonly FlagVerdict[];
}

const CAUTIOUS: readonly string[] = ['moderate', 'major'];

/**
 * Swallowed or sublingual ketamine meets the liver's enzymes first; by other routes the same medicine hardly matters. What was
 * measured is said for each drug by this route, because a class would warn too much.
 */
const byFirstPass =
  (swallowed: FlagVerdict, action: string) =>
  ({ route }: Case, listed: ReturnType<typeof medicinesOf>): Outcome => {
    const names = listed.flatMap(({ recognised }) => recognised.ingredients.map(({ name }) => name));
    return SWALLOWED.includes(route)
      ? { verdict: swallowed, because: `${exposureText(names, 'swallowed')} ${action}`, inputs: medicineInputs(listed) }
      : {
          verdict: 'info',
          because: `By this route the effect is minor. ${exposureText(names, 'vein')}`,
          inputs: medicineInputs(listed),
        };
  };

const INTERACTIONS: readonly Interaction[] = [
  {
    id: 'ddi-benzodiazepine',
    title: 'Benzodiazepine',
    classes: ['benzodiazepine'],
    severity: 'moderate',
    mechanism: 'More sedation; a smaller or shorter antidepressant effect, by dose.',
    action:
      'Never stop it abruptly; lowest dose; watch sedation. Trials held it 12 h and capped it at 6 mg lorazepam a day.',
    basis: 'trial',
    sources: ['JNJ-BZD', 'ANDRADE-DDI', 'FEENEY-2022', 'ANDRASHKO-2020'],
    wouldChange: 'Dose and time of the last one. Sources disagree: no effect in two esketamine trials.',
  },
  {
    id: 'ddi-z-drug',
    title: 'Sleeping drug',
    classes: ['sedative-hypnotic'],
    severity: 'moderate',
    mechanism: 'More sedation.',
    action: 'Hold 12 h; watch sedation.',
    basis: 'trial',
    sources: ['JNJ-BZD'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-opioid',
    title: 'Opioid',
    classes: ['opioid'],
    severity: 'moderate',
    mechanism: 'Breathing and consciousness are depressed together.',
    action: 'Continue a stable dose, do not stop it; capnography or tighter saturation limits; naloxone at hand.',
    basis: 'label',
    sources: ['PI-US-2019', 'KET-INTL'],
    wouldChange: 'Dose, and sleep apnoea.',
    judge: (subject, listed) => {
      const apnoea = findingsOf(subject, 'osa').filter(({ status }) => status !== 'history');
      const { stopBang } = subject.scales;
      const major = apnoea.length > 0 || (known(stopBang) && stopBang >= subject.setting('stop-bang'));
      return {
        verdict: 'caution',
        because: `${major ? 'Major with sleep apnoea: b' : 'B'}reathing and consciousness are depressed together. Continue a stable dose, do not stop it; capnography or tighter saturation limits; naloxone at hand.`,
        inputs: [...medicineInputs(listed), ...findingInputs(apnoea)],
      };
    },
  },
  {
    id: 'ddi-cns-depressant',
    title: 'Other sedating medicine',
    classes: [
      'gabapentinoid',
      'sedating-antihistamine',
      'antipsychotic',
      'muscle-relaxant',
      'oxybate',
      'other-sedative',
      'barbiturate',
    ],
    severity: 'moderate',
    mechanism: 'Sedation adds up.',
    action: 'Monitor; a dose at night is fine; sodium oxybate not in the same night.',
    basis: 'label',
    sources: ['KET-INTL', 'GK'],
    wouldChange: 'Dose and time of the last one.',
    judge: (subject, listed) => {
      const oxybate = medicinesOf(subject, 'oxybate').length > 0;
      return {
        verdict: 'caution',
        because: `Sedation adds up.${oxybate ? ' Sodium oxybate is the major one: not in the same night.' : ' A dose at night is fine.'}`,
        inputs: medicineInputs(listed),
      };
    },
  },
  {
    id: 'ddi-alcohol',
    title: 'Alcohol',
    classes: ['ethanol'],
    severity: 'major',
    mechanism: 'Sedation adds up.',
    action: 'Put the dose off; 24 h before and after without alcohol.',
    basis: 'label',
    sources: ['PI-US-2019', 'NZ-CLINIC', 'PD'],
    wouldChange: 'Hours since the last drink.',
    verdicts: ['defer', 'caution'],
    judge: (subject, listed) => {
      const times = [
        ...listed.flatMap(({ lastTakenHoursAgo }) => (lastTakenHoursAgo === null ? [] : [lastTakenHoursAgo])),
        ...(known(subject.context.hoursSinceLastAlcohol) ? [subject.context.hoursSinceLastAlcohol] : []),
      ];
      const recent = times.length > 0 && Math.min(...times) < subject.setting('alcohol-hours');
      const inputs = [
        ...medicineInputs(listed),
        ...(known(subject.context.hoursSinceLastAlcohol)
          ? [input('patient.context.hoursSinceLastAlcohol', subject.context.hoursSinceLastAlcohol, 'h')]
          : []),
      ];
      if (recent)
        return { verdict: 'defer', because: 'Alcohol and the drug sedate together; intoxication comes first.', inputs };
      return listed.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Alcohol is listed: none for a day before and after.',
            inputs,
            missing: times.length > 0 ? [] : ['patient.context.hoursSinceLastAlcohol'],
          };
    },
  },
  {
    id: 'ddi-stimulant',
    title: 'Stimulant',
    classes: ['stimulant'],
    severity: 'moderate',
    mechanism: 'Pressure and heart rate rise together.',
    action: 'Measure the pressure closely; trials held it from 12 h before to 2 h after.',
    basis: 'trial',
    sources: ['JNJ-ADHD', 'PI-US-2019'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-maoi',
    title: 'Monoamine oxidase inhibitor',
    classes: ['maoi'],
    severity: 'major',
    mechanism: 'Blood pressure may rise further.',
    action:
      'The prescriber decides; pressure every 5 to 10 min. The label asks for close pressures and forbids nothing; a small cohort saw larger rises and no crisis.',
    basis: 'label',
    sources: ['PI-US-2019', 'LUDWIG-2021', 'ANDRADE-DDI', 'PD'],
    wouldChange: 'The dose. Sources disagree: some clinics exclude it.',
  },
  {
    id: 'ddi-lamotrigine',
    title: 'Lamotrigine',
    classes: ['lamotrigine'],
    severity: 'minor-moderate',
    mechanism: 'May blunt effects and side effects (2 of 5 studies).',
    action: 'Continue and record; move the dose more than 12 h away; never stop it.',
    basis: 'trial',
    sources: ['ANDRADE-DDI', 'VERAART-2021'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-lithium',
    title: 'Lithium',
    classes: ['lithium'],
    severity: 'info',
    mechanism: 'No significant interaction was found.',
    action: 'Continue.',
    basis: 'trial',
    sources: ['VERAART-2021'],
    wouldChange: 'Nothing known.',
  },
  {
    id: 'ddi-antipsychotic',
    title: 'Antipsychotic',
    classes: ['antipsychotic'],
    severity: 'info',
    mechanism:
      'Haloperidol, risperidone and clozapine may blunt psychotomimetic effects, olanzapine does not; weak evidence.',
    action: 'Continue.',
    basis: 'trial',
    sources: ['VERAART-2021'],
    wouldChange: 'Nothing known.',
    judge: (subject, listed) => ({
      verdict: 'info',
      because:
        medicinesOf(subject, 'antipsychotic-studied').length > 0
          ? 'Haloperidol, risperidone and clozapine may blunt psychotomimetic effects, olanzapine does not; weak evidence. Continue.'
          : 'This one was not studied with ketamine; of those that were, none had to be stopped. Continue.',
      inputs: medicineInputs(listed),
    }),
  },
  {
    id: 'ddi-valproate',
    title: 'Valproate',
    classes: ['valproate'],
    severity: 'info',
    mechanism: 'Shares an enzyme; case reports of bladder and liver.',
    action: 'Continue.',
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Nothing known.',
  },
  {
    id: 'ddi-antidepressant',
    title: 'Antidepressant',
    classes: ['antidepressant'],
    severity: 'info',
    mechanism: 'None important; a slightly higher pressure peak with SSRIs in one series.',
    action: 'Continue.',
    basis: 'trial',
    sources: ['ANDRADE-DDI', 'SZARMACH-2020'],
    wouldChange: 'Nothing known.',
  },
  {
    id: 'ddi-cyp3a4-inhibitor',
    title: 'CYP3A4 inhibitor',
    classes: ['cyp3a4-inhibitor', 'cyp3a4-inhibitor-unchanged-exposure'],
    severity: 'moderate',
    mechanism:
      'Less of the drug is broken down: swallowed, clarithromycin raised exposure 2.6 times and grapefruit 3.0 times; itraconazole did not.',
    action: 'Swallowed or sublingual: reduce the dose or avoid, wait 3 to 5 days after stopping. Other routes: minor.',
    basis: 'trial',
    sources: ['DDI-CLARI', 'DDI-GRAPEFRUIT', 'DDI-TICLO', 'GK'],
    wouldChange: 'Another route.',
    verdicts: ['caution', 'info'],
    judge: (subject, listed) => {
      const raising = medicinesOf(subject, 'cyp3a4-inhibitor');
      if (raising.length === 0)
        return {
          verdict: 'info',
          because: exposureText(['itraconazole'], 'swallowed'),
          inputs: medicineInputs(listed),
        };
      return byFirstPass('caution', 'Swallowed: reduce the dose or avoid.')(subject, raising);
    },
  },
  {
    id: 'ddi-cyp2b6-inhibitor',
    title: 'CYP2B6 inhibitor',
    classes: ['cyp2b6-inhibitor', 'cyp2b6-inhibitor-weak'],
    severity: 'moderate',
    mechanism: 'Swallowed with ticlopidine, exposure rose 2.4 times; clopidogrel is weak.',
    action: 'Swallowed: reduce the dose.',
    basis: 'trial',
    sources: ['DDI-TICLO', 'GK'],
    wouldChange: 'Another route.',
    verdicts: ['caution', 'info'],
    judge: (subject, listed) => {
      const strong = medicinesOf(subject, 'cyp2b6-inhibitor');
      if (strong.length === 0) return { verdict: 'info', because: 'A weak inhibitor.', inputs: medicineInputs(listed) };
      return byFirstPass('caution', 'Swallowed: reduce the dose.')(subject, strong);
    },
  },
  {
    id: 'ddi-cyp-inducer',
    title: 'Enzyme inducer',
    classes: ['cyp-inducer'],
    severity: 'major',
    mechanism: 'Rifampicin lowers exposure by 86 % swallowed and 14 % into a vein; St John’s wort by 58 % swallowed.',
    action:
      'Swallowed: expect no effect, use a vein or adjust; it lasts 2 weeks. An anticonvulsant is not stopped for it.',
    basis: 'trial',
    sources: ['DDI-RIFAMPICIN', 'DDI-SJW', 'GK'],
    wouldChange: 'Another route.',
    verdicts: ['caution', 'info'],
    judge: byFirstPass(
      'caution',
      'Swallowed: expect loss of effect, use another route or adjust. An anticonvulsant is not stopped for it.',
    ),
  },
  {
    id: 'ddi-naltrexone',
    title: 'Opioid antagonist',
    classes: ['opioid-antagonist'],
    severity: 'moderate',
    mechanism: 'It ended the antidepressant effect in one crossover of 12 people.',
    action: 'Discuss; never stop it in addiction without that team.',
    basis: 'trial',
    sources: ['WILLIAMS-2018', 'GK'],
    wouldChange: 'Form and time of the last one. Other groups disagree.',
  },
  {
    id: 'ddi-theophylline',
    title: 'Theophylline',
    classes: ['xanthine'],
    severity: 'major',
    mechanism: 'The seizure threshold falls.',
    action: 'Avoid, or a specialist decides; 24 to 48 h.',
    basis: 'label',
    sources: ['KET-INTL', 'GK'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-thyroid',
    title: 'Thyroid hormone',
    classes: ['thyroid-hormone'],
    severity: 'minor',
    mechanism: 'Two anaesthesia cases of severe pressure and heart rate; minor when euthyroid.',
    action: 'TSH within 12 months; measure the pressure.',
    basis: 'label',
    sources: ['THYROID-CASES', 'KET-INTL'],
    wouldChange: 'TSH.',
    verdicts: ['caution', 'info'],
    judge: (subject, listed) => {
      const { tsh, freeT4NgDl } = subject.labs;
      const toxic =
        findingsOf(subject, 'hyperthyroid').some(({ status }) => status === 'active') ||
        (known(tsh) && tsh < fixedLine('tsh-toxic')) ||
        (known(freeT4NgDl) && freeT4NgDl > fixedLine('free-t4') && (!known(tsh) || tsh < fixedLine('tsh-low')));
      return {
        verdict: toxic ? 'caution' : 'info',
        because: toxic
          ? 'Thyroid hormone and signs of too much of it: severe rises of pressure were seen.'
          : 'Minor while the thyroid is in range.',
        inputs: [...medicineInputs(listed), ...(known(tsh) ? [input('patient.labs.tsh', tsh, 'm[IU]/L')] : [])],
        missing: known(tsh) ? [] : ['patient.labs.tsh'],
      };
    },
  },
  {
    id: 'ddi-antihypertensive',
    title: 'Blood pressure medicine',
    classes: ['antihypertensive'],
    severity: 'info',
    mechanism: 'Continued in the trials, morning dose before the session; hypotension is possible.',
    action: 'Take as usual, do not hold.',
    basis: 'trial',
    sources: ['JNJ-AHT', 'KET-INTL'],
    wouldChange: 'Nothing. Some pain clinics hold it.',
  },
  {
    id: 'ddi-memantine',
    title: 'Another NMDA antagonist',
    classes: ['nmda-antagonist'],
    severity: 'moderate',
    mechanism: 'The same receptor.',
    action: 'Not on the same day; the effect is not known.',
    basis: 'clinic policy',
    sources: ['GK', 'PD'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-sympathomimetic',
    title: 'Sympathomimetic or vasoconstrictor',
    classes: ['sympathomimetic'],
    severity: 'moderate',
    mechanism: 'Blood pressure rises further.',
    action: 'Not on the day.',
    basis: 'label',
    sources: ['KET-INTL', 'PD'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-glp1',
    title: 'GLP-1 receptor agonist',
    classes: ['glp1'],
    severity: 'moderate',
    mechanism: 'A slow stomach: vomiting and aspiration under sedation.',
    action:
      'Most continue; ask for symptoms on the day; in dose escalation or with symptoms a longer fast, an antiemetic or another day. Never stopped for the session without its prescriber.',
    basis: 'guideline',
    sources: ['GLP1-2024', 'GK', 'PD'],
    wouldChange: 'Nausea, bloating or pain today; dose escalation.',
    verdicts: ['defer', 'caution'],
    judge: (subject, listed) => {
      const symptoms = findingsOf(subject, 'gut-symptoms').filter(
        ({ origin, status }) => origin === 'symptom' && status === 'active',
      );
      const inputs = [...medicineInputs(listed), ...findingInputs(symptoms)];
      if (symptoms.length > 0)
        return {
          verdict: 'defer',
          because: 'Symptoms of a full stomach today: vomiting and aspiration under sedation.',
          inputs,
        };
      return {
        verdict: 'caution',
        because:
          'A slow stomach: ask for nausea, bloating and pain, and whether the dose is being raised; 24 h of liquids where at risk.',
        inputs,
        missing: subject.symptomsAsked ? [] : ['patient.context.symptomsToday'],
      };
    },
  },
  {
    id: 'ddi-antidiabetic-fasting',
    title: 'Medicine that can lower glucose while fasting',
    classes: ['insulin', 'sulfonylurea', 'glinide'],
    severity: 'moderate',
    mechanism: 'Low glucose looks like sedation.',
    action: 'Glucose before the dose and when drowsy; the dose while fasting is set by its prescriber.',
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Capillary glucose at the gate.',
  },
  {
    id: 'ddi-nasal',
    title: 'Nasal spray',
    classes: ['nasal-spray'],
    severity: 'info',
    mechanism: 'No effect on uptake when 1 h apart.',
    action: 'At least 1 h before esketamine.',
    basis: 'label',
    sources: ['PDR-SPR', 'ESK-MONO'],
    wouldChange: 'Time of the last one.',
  },
  {
    id: 'ddi-barbiturate',
    title: 'Barbiturate or diazepam in the syringe',
    classes: ['syringe-incompatible'],
    severity: 'info',
    mechanism: 'They precipitate with ketamine.',
    action: 'Never in one syringe.',
    basis: 'label',
    sources: ['KET-INTL'],
    wouldChange: 'Nothing.',
  },
];

/** Section c, one rule a row: which medicines, how severe by which route, what to do; holds are judged by `hold-not-met`. */
export const INTERACTION_RULES: readonly Rule[] = INTERACTIONS.map((row): Rule => {
  const usual: FlagVerdict = CAUTIOUS.includes(row.severity) ? 'caution' : 'info';
  const verdicts = row.verdicts ?? [usual];
  return {
    id: row.id,
    section: 'c',
    layer: 'intake',
    title: row.title,
    states: `${row.mechanism} ${row.action}`,
    routes: 'all',
    verdicts,
    settings: [
      ...HOLDS.filter(({ rule }) => rule === row.id).map(({ setting }) => setting),
      ...(row.id === 'ddi-alcohol' ? (['alcohol-hours'] as const) : []),
      ...(row.id === 'ddi-opioid' ? (['stop-bang'] as const) : []),
    ],
    basis: row.basis,
    sources: row.sources,
    wouldChange: row.wouldChange,
    override: verdicts.includes('defer') ? RELEASE.defer : verdicts.includes('caution') ? RELEASE.caution : null,
    clears: verdicts.includes('defer')
      ? {
          what: row.id === 'ddi-alcohol' ? 'the hours without alcohol' : 'no symptoms of the stomach',
          by: 'when they have passed',
          who: 'prescriber',
        }
      : null,
    from: 'reference',
    judge: (subject) => {
      const listed = medicinesOf(subject, ...row.classes);
      if (listed.length === 0 && row.id !== 'ddi-alcohol') return null;
      if (row.judge !== undefined) return row.judge(subject, listed);
      return { verdict: usual, because: `${row.mechanism} ${row.action}`, inputs: medicineInputs(listed) };
    },
  };
});
