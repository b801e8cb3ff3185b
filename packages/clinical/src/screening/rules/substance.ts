import { fixedLine } from '../fixed-lines.ts';
import { type Finding, findingInputs, findingsOf, known, medicineInputs, medicinesOf, saidOf } from '../prepare.ts';
import { readDrugScreen } from '../read-drug-screen.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { shortStretchWeeks } from '../weeks-ago.ts';

/** A remission of days is none yet: "AUD, sober x 5 days". */
function tooYoung({ label }: Finding): boolean {
  const weeks = shortStretchWeeks(label);
  return weeks !== null && weeks < fixedLine('remission-weeks');
}

/** Section b.3: substance use. */
export const SUBSTANCE_RULES: readonly Rule[] = [
  {
    id: 'sud-active',
    section: 'b.3',
    layer: 'intake',
    title: 'Substance use disorder, intoxication, withdrawal or an unexpected drug screen',
    states:
      'Moderate or severe and not in treatment, intoxicated, in withdrawal, or an unexpected positive screen: waits. Mild, in treatment, or a positive questionnaire asks for a reason',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'PAYERS', 'PI-US-2019'],
    wouldChange:
      'Treatment, remission of a month or more, or a screen explained by a prescription. Sources disagree: the esketamine label asks for careful consideration only.',
    override: RELEASE.defer,
    clears: {
      what: 'in treatment or in remission; a negative or explained drug screen',
      by: 'not today when intoxicated or in withdrawal',
      who: 'prescriber with addiction care',
    },
    from: 'reference',
    judge: (subject) => {
      const acute = findingsOf(subject, 'sud-intoxication').filter(
        ({ status, origin }) => status === 'active' && (origin === 'diagnosis' || origin === 'symptom'),
      );
      const entries = findingsOf(subject, 'sud', 'sud-mild').filter(
        (entry) => entry.origin === 'diagnosis' && (entry.status === 'active' || tooYoung(entry)),
      );
      const moderate = entries.filter((entry) => entry.condition === 'sud' && saidOf(entry, ['mild']) !== 'affirmed');
      const treatment = medicinesOf(subject, 'addiction-treatment');
      const methadone = medicinesOf(subject, 'opioid').filter(({ recognised }) =>
        recognised.ingredients.some(({ name }) => name === 'methadone'),
      );
      const inTreatment =
        treatment.length + methadone.length > 0 ||
        moderate.some(
          (entry) =>
            saidOf(entry, [
              'treatment',
              'maintenance',
              'suboxone',
              'buprenorphine',
              'methadone',
              'sublocade',
              'mat',
              'moud',
            ]) === 'affirmed',
        );
      const report = subject.labs.urineDrugScreen;
      const screen = known(report) ? readDrugScreen(report) : null;
      const explained = new Set(
        (subject.medicines ?? []).flatMap(({ recognised }) =>
          recognised.ingredients.flatMap(({ name, classes }) => [name, ...classes]),
        ),
      );
      const cannabis = known(subject.context.hoursSinceLastCannabis);
      const unexpected = (screen?.positive ?? []).filter(
        ({ explainedBy, analyte }) =>
          !explainedBy.some((name) => explained.has(name)) && !(analyte === 'cannabis' && cannabis),
      );
      const screenInput = known(report) ? [input('patient.labs.urineDrugScreen', report)] : [];

      if (acute.length > 0)
        return { verdict: 'defer', because: 'Intoxication or withdrawal comes first.', inputs: findingInputs(acute) };
      if (unexpected.length > 0)
        return {
          verdict: 'defer',
          because: `The drug screen shows ${unexpected.map(({ analyte }) => analyte).join(', ')}, which nothing listed explains.`,
          inputs: screenInput,
        };
      if (moderate.length > 0 && !inTreatment)
        return {
          verdict: 'defer',
          because: 'A current substance use disorder without treatment on record.',
          inputs: findingInputs(moderate),
          missing: ['whether it is being treated'],
        };
      if (screen?.unclear)
        return {
          verdict: 'defer',
          because: 'The drug screen could not be read: look at it.',
          inputs: screenInput,
          missing: ['patient.labs.urineDrugScreen'],
        };
      if (entries.length > 0)
        return {
          verdict: 'caution',
          because: inTreatment ? 'A substance use disorder under treatment.' : 'A mild substance use disorder.',
          inputs: [...findingInputs(entries), ...medicineInputs([...treatment, ...methadone])],
        };
      const { auditC, dast10 } = subject.scales;
      const auditLine = subject.patient.sex === 'male' ? fixedLine('audit-c-men') : fixedLine('audit-c-women');
      const drinks = known(auditC) && auditC >= auditLine;
      const drugs = known(dast10) && dast10 >= fixedLine('dast-10');
      if (drinks || drugs)
        return {
          verdict: 'caution',
          because: 'The questionnaire is positive: talk about use, screen the urine, look at the monitoring programme.',
          inputs: [
            ...(drinks ? [input('patient.scales.auditC', auditC, '{score}')] : []),
            ...(drugs ? [input('patient.scales.dast10', dast10, '{score}')] : []),
          ],
        };
      return null;
    },
  },
  {
    id: 'sud-remission',
    section: 'b.3',
    layer: 'intake',
    title: 'Substance use disorder in remission',
    states: 'Remission: agreement, drug screen, monitoring programme',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'PAYERS'],
    wouldChange: 'Use again.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'sud', 'sud-mild', 'sud-intoxication').filter(
        ({ status, origin }) => status !== 'active' && origin === 'diagnosis',
      );
      if (entries.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'The drug can be misused: agreement, drug screen and monitoring programme.',
        inputs: findingInputs(entries),
        missing: known(subject.labs.urineDrugScreen) ? [] : ['patient.labs.urineDrugScreen'],
      };
    },
  },
  {
    id: 'sud-ketamine',
    section: 'b.3',
    layer: 'intake',
    title: 'Misuse of ketamine or phencyclidine',
    states:
      'Active misuse contraindicated; a history asks for a specialist. A hallucinogen code counts, since ketamine is coded there, unless its words name another drug',
    routes: 'all',
    verdicts: ['contraindicated', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['VA-SEC', 'GK'],
    wouldChange: 'Another drug was meant, or it is in remission. The VA excludes any history.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'sud-ketamine', 'sud-hallucinogen').filter(
        ({ origin }) => origin !== 'indication',
      );
      if (entries.length === 0) return null;
      return entries.some(({ status, origin }) => status === 'active' && origin === 'diagnosis')
        ? {
            verdict: 'contraindicated',
            because: 'Misuse of this very drug, or of its group, is active.',
            inputs: findingInputs(entries),
          }
        : {
            verdict: 'caution',
            because: 'Misuse of this drug or its group is on record: a specialist decides.',
            inputs: findingInputs(entries),
          };
    },
  },
  {
    id: 'alcohol-today',
    section: 'b.3',
    layer: 'day',
    title: 'Alcohol before the dose',
    states: 'Alcohol within 24 h puts the dose off; not asked, the answer comes first',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['alcohol-hours'],
    basis: 'clinic policy',
    sources: ['NZ-CLINIC', 'PD', 'GK'],
    wouldChange: '24 h without alcohol. One clinic says 12 h.',
    override: RELEASE.defer,
    clears: { what: 'hours since the last drink', by: 'when the hours are over', who: 'nurse' },
    from: 'reference',
    judge: ({ context, setting }) => {
      const hours = context.hoursSinceLastAlcohol;
      if (!known(hours))
        return {
          verdict: 'defer',
          because: 'Nobody has asked when the last drink was.',
          missing: ['patient.context.hoursSinceLastAlcohol'],
        };
      return hours < setting('alcohol-hours')
        ? {
            verdict: 'defer',
            because: `Alcohol ${hours} h ago; ${setting('alcohol-hours')} h are needed.`,
            inputs: [input('patient.context.hoursSinceLastAlcohol', hours, 'h')],
          }
        : null;
    },
  },
  {
    id: 'cannabis-today',
    section: 'b.3',
    layer: 'day',
    title: 'Cannabis before the dose',
    states: 'Cannabis within 24 h asks for a reason; not asked, it is asked and nothing waits for it',
    routes: 'all',
    verdicts: ['caution', 'info'],
    settings: ['cannabis-hours'],
    basis: 'clinic policy',
    sources: ['PD', 'GK'],
    wouldChange: '24 h without cannabis; intoxication is judged by sud-active.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const answer = subject.context.hoursSinceLastCannabis;
      const listed = medicinesOf(subject, 'cannabis');
      const times = [
        ...(known(answer) ? [answer] : []),
        ...listed.flatMap(({ lastTakenHoursAgo }) => (lastTakenHoursAgo === null ? [] : [lastTakenHoursAgo])),
      ];
      if (times.length === 0)
        return {
          verdict: 'info',
          because: 'Ask about cannabis; the answer changes nothing unless it was within a day.',
          inputs: medicineInputs(listed),
          missing: ['patient.context.hoursSinceLastCannabis'],
        };
      const hours = Math.min(...times);
      if (hours >= subject.setting('cannabis-hours')) return null;
      return {
        verdict: 'caution',
        because: `Cannabis ${hours} h ago; ${subject.setting('cannabis-hours')} h are the line.`,
        inputs: [
          ...(known(answer) ? [input('patient.context.hoursSinceLastCannabis', answer, 'h')] : []),
          ...medicineInputs(listed),
        ],
      };
    },
  },
  {
    id: 'pdmp-missing',
    section: 'b.3',
    layer: 'intake',
    title: 'The prescription monitoring programme was not checked',
    states: 'No check on record puts the dose off',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PAYERS', 'PD'],
    wouldChange: 'A recorded check.',
    override: RELEASE.defer,
    clears: { what: 'the check, with who and when', by: 'minutes', who: 'prescriber' },
    from: 'reference',
    judge: ({ context }) =>
      context.pdmpChecked === true
        ? null
        : {
            verdict: 'defer',
            because: 'No check of the prescription monitoring programme is on record.',
            inputs: known(context.pdmpChecked) ? [input('patient.context.pdmpChecked', false)] : [],
            missing: ['patient.context.pdmpChecked'],
          },
  },
];
