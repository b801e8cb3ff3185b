import type { FlagInput, FlagVerdict } from '../flag.ts';
import { type Finding, findingInputs, findingsOf, known, medicineInputs, medicinesOf, saidOf } from '../prepare.ts';
import { type Case, input, type Outcome, RELEASE, type Rule } from '../rule.ts';
import { SIGNS_OF_TODAY } from './signs-of-today.ts';

const SYSTOLIC = 'patient.vitals.systolic';
const DIASTOLIC = 'patient.vitals.diastolic';

function pressureInputs({ vitals }: Case): readonly FlagInput[] {
  const age = known(vitals.measuredMinutesAgo) ? { value: vitals.measuredMinutesAgo, unit: 'min' as const } : null;
  return [
    ...(known(vitals.systolic) ? [input(SYSTOLIC, vitals.systolic, 'mm[Hg]', age)] : []),
    ...(known(vitals.diastolic) ? [input(DIASTOLIC, vitals.diastolic, 'mm[Hg]', age)] : []),
  ];
}

/** Which band a pressure falls in: each begins where the one below ends, so no number is in two. The limbs are OR-ed. */
export function pressureBand({ vitals, setting }: Case): 'unknown' | 'in-range' | 'elevated' | 'high' | 'severe' {
  const { systolic, diastolic } = vitals;
  if (!known(systolic) && !known(diastolic)) return 'unknown';
  const sbp = systolic ?? Number.NEGATIVE_INFINITY;
  const dbp = diastolic ?? Number.NEGATIVE_INFINITY;
  if (sbp >= setting('bp-severe-systolic') || dbp >= setting('bp-severe-diastolic')) return 'severe';
  if (sbp >= setting('bp-high-systolic') || dbp >= setting('bp-high-diastolic')) return 'high';
  const [s, d] = [setting('bp-elevated-systolic'), setting('bp-elevated-diastolic')];
  const above = setting('bp-elevated-inclusive') === 1 ? sbp >= s || dbp >= d : sbp > s || dbp > d;
  if (above) return 'elevated';
  return known(systolic) && known(diastolic) ? 'in-range' : 'unknown';
}

const pressureText = ({ vitals }: Case): string =>
  `Blood pressure ${vitals.systolic ?? '?'}/${vitals.diastolic ?? '?'} mm[Hg]`;

/** An entry without its date while no answer gives the time either: it may be the recent one, whatever else is dated. */
const undated = (answer: number | null | undefined, entries: readonly Finding[]): boolean =>
  !known(answer) && entries.some(({ onsetWeeks }) => onsetWeeks === null);

/** The weeks since an event: the context's own answer and every dated entry, the most recent of them. */
function weeksSince(answer: number | null | undefined, entries: readonly Finding[]): number | null {
  const weeks = [
    ...(known(answer) ? [answer] : []),
    ...entries.flatMap(({ onsetWeeks }) => (onsetWeeks === null ? [] : [onsetWeeks])),
  ];
  return weeks.length === 0 ? null : Math.min(...weeks);
}

const recheck = {
  what: 'a repeated pressure below the line, by hand, right cuff, after 5 to 10 min of rest',
  by: 'while chair and nurse are free today',
  who: 'prescriber',
};

const PHEO_TREATED = [
  'resected',
  'removed',
  'treated',
  'cured',
  'resecado',
  'extirpado',
  'operado',
  'tratado',
  'curado',
];
const PHEO_UNTREATED = ['untreated', 'unresected', 'unresectable', 'inoperable'];
/** Words that say that a valve or a heart is no longer what it was. */
const REPAIRED = [
  'repaired',
  'replaced',
  'replacement',
  'resolved',
  'transplant',
  'transplanted',
  'tavr',
  'tavi',
  'avr',
];

/** Section b.1: blood pressure and heart. */
export const HEART_RULES: readonly Rule[] = [
  {
    id: 'bp-missing',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is not known',
    states: 'Both limbs of the pressure are needed, measured within 30 min before the dose',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-age-minutes'],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A resting blood pressure.',
    override: null,
    clears: { what: 'systolic and diastolic pressure at rest', by: 'within 30 min before the dose', who: 'nurse' },
    from: 'reference',
    judge: (subject) => {
      const { vitals, setting } = subject;
      const missing = [...(known(vitals.systolic) ? [] : [SYSTOLIC]), ...(known(vitals.diastolic) ? [] : [DIASTOLIC])];
      if (missing.length > 0)
        return {
          verdict: 'defer',
          because: 'Without a complete blood pressure nobody can say whether the dose is safe today.',
          inputs: pressureInputs(subject),
          missing,
        };
      if (known(vitals.measuredMinutesAgo) && vitals.measuredMinutesAgo > setting('bp-age-minutes'))
        return {
          verdict: 'defer',
          because: `The pressure is ${vitals.measuredMinutesAgo} min old; it counts for ${setting('bp-age-minutes')} min.`,
          inputs: pressureInputs(subject),
          missing: [SYSTOLIC, DIASTOLIC],
        };
      return null;
    },
  },
  {
    id: 'bp-elevated',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is above the label guide',
    states: 'Above 140 systolic or above 90 diastolic, below the hold line',
    routes: 'all',
    verdicts: ['caution'],
    settings: [
      'bp-elevated-systolic',
      'bp-elevated-diastolic',
      'bp-elevated-inclusive',
      'bp-high-systolic',
      'bp-high-diastolic',
    ],
    basis: 'label',
    sources: ['PI-US-2019', 'PDR-SPR', 'JNJ-AHT'],
    wouldChange: 'A repeat at or below 140/90; or one at the hold line.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'elevated'
        ? {
            verdict: 'caution',
            because: `${pressureText(subject)} is above the guide of ${subject.setting('bp-elevated-systolic')}/${subject.setting('bp-elevated-diastolic')}; the dose adds to it for an hour or two. The label asks to weigh a delay, it does not forbid.`,
            inputs: pressureInputs(subject),
          }
        : null,
  },
  {
    id: 'bp-high',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is at the hold line',
    states: '160 systolic or more, or 100 diastolic or more, puts the dose off',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-high-systolic', 'bp-high-diastolic', 'bp-severe-systolic', 'bp-severe-diastolic'],
    basis: 'clinic policy',
    sources: ['PD', 'GK'],
    wouldChange: 'A repeat below 160/100.',
    override: RELEASE.defer,
    clears: recheck,
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'high'
        ? {
            verdict: 'defer',
            because: `${pressureText(subject)} is at or above the hold line of ${subject.setting('bp-high-systolic')}/${subject.setting('bp-high-diastolic')}.`,
            inputs: pressureInputs(subject),
          }
        : null,
  },
  {
    id: 'bp-severe',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure is in the range of hypertensive urgency',
    states: '180 systolic or more, or 110 diastolic or more: no dose, medical review the same day',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-severe-systolic', 'bp-severe-diastolic'],
    basis: 'clinic policy',
    sources: ['PD', 'MURROUGH-2013'],
    wouldChange: 'A repeat below the line, and no symptom of organ damage.',
    override: RELEASE.defer,
    clears: {
      what: 'confirmed once after 5 min, seen by a physician the same day, pressure treated',
      by: 'not today unless the repeat is below the line',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) =>
      pressureBand(subject) === 'severe'
        ? {
            verdict: 'defer',
            because: `${pressureText(subject)}: no dose today. Confirm after 5 min, ask for symptoms, and have a physician see this person today.`,
            inputs: pressureInputs(subject),
            missing: subject.symptomsAsked ? [] : ['patient.context.symptomsToday'],
          }
        : null,
  },
  {
    id: 'bp-low',
    section: 'b.1',
    layer: 'day',
    title: 'Blood pressure or breathing is outside the range of any protocol',
    states: 'Systolic below 90, or breathing below 10 or above 30 a minute: two protocols give nothing',
    routes: 'all',
    verdicts: ['defer'],
    settings: ['bp-low-systolic', 'rr-low', 'rr-high'],
    basis: 'trial',
    sources: ['ED-LDK', 'TRIAL-EXCL'],
    wouldChange: 'A repeat inside the range and a reason for the first value.',
    override: RELEASE.defer,
    clears: {
      what: 'a repeat by hand inside the range, and the cause found',
      by: 'today if it settles',
      who: 'prescriber',
    },
    from: { ours: 'the table of pressures by source states it; no row of the reference does' },
    judge: ({ vitals, setting }) => {
      const inputs: FlagInput[] = [];
      if (known(vitals.systolic) && vitals.systolic < setting('bp-low-systolic'))
        inputs.push(input(SYSTOLIC, vitals.systolic, 'mm[Hg]'));
      if (
        known(vitals.respiratoryRate) &&
        (vitals.respiratoryRate < setting('rr-low') || vitals.respiratoryRate > setting('rr-high'))
      )
        inputs.push(input('patient.vitals.respiratoryRate', vitals.respiratoryRate, '/min'));
      if (inputs.length === 0) return null;
      return { verdict: 'defer', because: 'At these values the protocols that state a range give no dose.', inputs };
    },
  },
  {
    id: 'hypertensive-emergency-symptoms',
    section: 'b.1',
    layer: 'day',
    title: 'Signs of a hypertensive or cardiac emergency',
    states:
      'Chest pain, breathlessness, sudden severe headache, visual change, seizure, focal deficit or confusion today; one that is said to be over waits for a physician',
    routes: 'all',
    verdicts: ['contraindicated', 'defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'PD'],
    wouldChange: 'A physician finds another cause and writes it down.',
    override: RELEASE.contraindicated,
    clears: { what: 'emergency care now; a new screening after it', by: 'not today', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const signs = findingsOf(subject, 'seizure', ...SIGNS_OF_TODAY).filter(({ origin }) => origin === 'symptom');
      if (signs.length === 0) return null;
      // A pain or a palsy that has gone may have been a heart attack or a TIA: it is no "no".
      if (signs.every(({ status }) => status !== 'active'))
        return {
          verdict: 'defer',
          escalate: true,
          because: `${signs.map(({ label }) => label).join(', ')}: said to be over, and it may have been the heart or the brain. A physician sees this person today, before any dose.`,
          inputs: [...findingInputs(signs), ...pressureInputs(subject)],
          missing: ['when it ended and what it was'],
        };
      return {
        verdict: 'contraindicated',
        escalate: true,
        because: `${signs.map(({ label }) => label).join(', ')} today can mean organ damage: no dose, emergency care now. The pressure beside it decides how fast, not whether.`,
        inputs: [...findingInputs(signs), ...pressureInputs(subject)],
        missing: pressureBand(subject) === 'unknown' ? [SYSTOLIC, DIASTOLIC] : [],
      };
    },
  },
  {
    id: 'htn-uncontrolled',
    section: 'b.1',
    layer: 'intake',
    title: 'Hypertension is documented as uncontrolled',
    states: 'Documented uncontrolled hypertension waits until it is controlled',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'VA-SEC'],
    wouldChange: 'Readings in range under treatment.',
    override: RELEASE.defer,
    clears: {
      what: 'blood pressure controlled, with readings',
      by: 'before the course begins',
      who: 'prescriber with primary care',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'hypertension-uncontrolled');
      if (entries.length === 0) return null;
      return entries.some(({ status }) => status === 'active')
        ? {
            verdict: 'defer',
            because: 'The record says that the pressure is not controlled.',
            inputs: findingInputs(entries),
          }
        : {
            verdict: 'defer',
            because: 'The record says that the pressure was not controlled: ask whether it is still so.',
            inputs: findingInputs(entries),
            missing: ['whether it is still so'],
          };
    },
  },
  {
    id: 'htn-controlled',
    section: 'b.1',
    layer: 'intake',
    title: 'Hypertension, in range today',
    states: 'Treated hypertension with a pressure in range: expect a larger rise',
    routes: 'all',
    verdicts: ['info'],
    settings: ['bp-elevated-systolic', 'bp-elevated-diastolic', 'bp-elevated-inclusive'],
    basis: 'trial',
    sources: ['RIVA-POSSE-2018', 'BP-741', 'BP-YALE-2024'],
    wouldChange: 'A pressure above the guide.',
    override: null,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'hypertension').filter(({ status }) => status !== 'history');
      if (
        entries.length === 0 ||
        pressureBand(subject) !== 'in-range' ||
        findingsOf(subject, 'hypertension-uncontrolled').some(({ status }) => status === 'active')
      )
        return null;
      return {
        verdict: 'info',
        because: 'People with hypertension peak higher during the session.',
        inputs: [
          ...findingInputs(entries),
          ...pressureInputs(subject),
          ...medicineInputs(medicinesOf(subject, 'antihypertensive')),
        ],
      };
    },
  },
  presence(
    'aneurysm-avm',
    'Aneurysm or arteriovenous malformation',
    'Aneurysm of aorta, intracranial or peripheral arteries, dissection, or arteriovenous malformation, repaired or not',
    'contraindicated',
    ['aneurysm-avm'],
    'label',
    ['PI-US-2019', 'PI-US-2021'],
    'A rise of blood pressure can make it bleed; the label makes no exception for a repaired one.',
    'The entry turns out to be wrong.',
    {
      roles: ['prescriber', 'second prescriber'],
      how: 'only where the clinic allows it: letter of a vascular specialist and a second clinician (clinic policy)',
    },
  ),
  presence(
    'ich-history',
    'History of bleeding inside the skull',
    'Any history of intracerebral haemorrhage',
    'contraindicated',
    ['intracranial-haemorrhage'],
    'label',
    ['PI-US-2019', 'PI-US-2021'],
    'A rise of blood pressure can make it bleed again.',
    'The entry turns out to be wrong.',
  ),
  {
    id: 'mi-recent',
    section: 'b.1',
    layer: 'intake',
    title: 'Recent heart attack, revascularisation or unstable angina',
    states:
      'Within 6 weeks contraindicated; from 6 weeks to 12 months cardiology is asked; undated, the date comes first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: ['mi-weeks', 'mi-caution-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'GK'],
    wouldChange: 'The date of the event: 6 weeks and 12 months are the lines.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'the date of the event, and cardiology’s word within 12 months of it',
      by: 'before the course begins',
      who: 'prescriber with cardiology',
    },
    from: 'reference',
    judge: (subject) => {
      const acute = findingsOf(subject, 'mi', 'angina-unstable').filter(({ origin }) => origin === 'diagnosis');
      const old = findingsOf(subject, 'mi-old', 'revascularised').filter(({ origin }) => origin === 'diagnosis');
      const weeks = weeksSince(subject.context.weeksSinceMI, [...acute, ...old]);
      const inputs = [
        ...findingInputs([...acute, ...old]),
        ...(known(subject.context.weeksSinceMI)
          ? [input('patient.context.weeksSinceMI', subject.context.weeksSinceMI, 'wk')]
          : []),
      ];
      if (weeks !== null && weeks < subject.setting('mi-weeks'))
        return {
          verdict: 'contraindicated',
          because: `The event was ${round(weeks)} weeks ago; within ${subject.setting('mi-weeks')} weeks no dose is given.`,
          inputs,
        };
      if (undated(subject.context.weeksSinceMI, [...acute, ...old]))
        return {
          verdict: 'defer',
          because: 'A cardiac event is listed without its date: it may be less than 6 weeks ago.',
          inputs,
          missing: ['patient.context.weeksSinceMI'],
        };
      if (weeks === null) return null;
      if (weeks <= subject.setting('mi-caution-weeks'))
        return {
          verdict: 'caution',
          because: `The event was ${round(weeks)} weeks ago, within the year that trials excluded: ask cardiology.`,
          inputs,
        };
      return null;
    },
  },
  {
    id: 'cad-stable',
    section: 'b.1',
    layer: 'intake',
    title: 'Coronary disease or an old heart attack',
    states: 'Coronary disease or an old heart attack without symptoms',
    routes: 'all',
    verdicts: ['caution'],
    settings: ['mi-caution-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'KET-UK'],
    wouldChange: 'Symptoms, or an event within 12 months.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'coronary-disease', 'mi-old', 'revascularised').filter(
        ({ origin }) => origin === 'diagnosis',
      );
      const weeks = subject.context.weeksSinceMI;
      const longAgo = known(weeks) && weeks > subject.setting('mi-caution-weeks');
      const agedOut = findingsOf(subject, 'mi').filter(
        ({ onsetWeeks }) => onsetWeeks !== null && onsetWeeks > subject.setting('mi-caution-weeks'),
      );
      if (entries.length === 0 && !longAgo && agedOut.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'Faster heart and higher pressure ask more of narrowed arteries.',
        inputs: [
          ...findingInputs([...entries, ...agedOut]),
          ...(known(weeks) ? [input('patient.context.weeksSinceMI', weeks, 'wk')] : []),
        ],
        missing:
          known(weeks) || entries.every(({ condition }) => condition === 'coronary-disease')
            ? []
            : ['patient.context.weeksSinceMI'],
      };
    },
  },
  {
    id: 'unstable-cardiac',
    section: 'b.1',
    layer: 'intake',
    title: 'Heart disease that is not stable',
    states:
      'Decompensated heart failure, NYHA III or IV, unstable angina, symptomatic arrhythmia or severe valve disease; an unstated degree is asked first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'KET-UK'],
    wouldChange: 'Cardiology states that it is stable, with NYHA class and degree.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'stable, and said so by cardiology: NYHA class, degree of the valve disease, rhythm',
      by: 'before the course begins',
      who: 'prescriber with cardiology',
    },
    from: 'reference',
    judge: (subject) => {
      const recorded = ({ origin }: Finding) => origin === 'diagnosis' || origin === 'symptom';
      const active = (entry: Finding) => entry.status === 'active' && recorded(entry);
      const lasting = findingsOf(subject, 'heart-failure-decompensated', 'valve-disease-severe').filter(recorded);
      const rhythm = findingsOf(subject, 'arrhythmia-symptomatic').filter(recorded);
      // A failing heart and a narrow valve last: called history, they count, unless a repair is written beside them.
      const unstable = [
        ...lasting.filter((entry) => active(entry) || saidOf(entry, REPAIRED) !== 'affirmed'),
        ...findingsOf(subject, 'angina-unstable').filter(active),
        ...rhythm.filter(active),
      ];
      if (unstable.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'The heart is not stable: the rise of pressure and rate can overtax it.',
          inputs: findingInputs(unstable),
        };
      const stated = findingsOf(subject, 'heart-failure-compensated').filter(recorded);
      const failure = findingsOf(subject, 'heart-failure').filter(recorded);
      if (failure.some(active) && stated.length === 0)
        return {
          verdict: 'defer',
          because: 'Heart failure is listed without its degree: it may be decompensated or NYHA III to IV.',
          inputs: findingInputs(failure),
          missing: ['NYHA class', 'compensated or not'],
        };
      const past = [...lasting, ...rhythm, ...(stated.length === 0 ? failure : [])];
      if (past.length > 0)
        return {
          verdict: 'defer',
          because: 'Heart disease that lasts is listed as past: ask whether it is still so, and to what degree.',
          inputs: findingInputs(past),
          missing: ['whether it is still so', 'degree of the heart disease'],
        };
      const mild = [...stated, ...findingsOf(subject, 'heart-structural').filter(recorded)];
      if (mild.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'Heart disease whose degree should be known before a dose.',
        inputs: findingInputs(mild),
        missing: stated.length > 0 ? [] : ['degree of the heart disease'],
      };
    },
  },
  {
    id: 'arrhythmia',
    section: 'b.1',
    layer: 'intake',
    title: 'Arrhythmia',
    states: 'Atrial fibrillation or another arrhythmia, rate controlled; ECG',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'An ECG in sinus rhythm; or symptoms.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'arrhythmia').filter(
        ({ origin }) => origin === 'diagnosis' || origin === 'symptom' || origin === 'ecg',
      );
      if (entries.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'The dose speeds up the heart.',
        inputs: findingInputs(entries),
        missing: known(subject.labs.ecg) ? [] : ['patient.labs.ecg'],
      };
    },
  },
  {
    id: 'hr-abnormal',
    section: 'b.1',
    layer: 'day',
    title: 'Heart rate is outside the usual range',
    states: 'Below 50 or from 101 to 119 a reason is asked for; 120 or more puts the dose off',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['hr-caution-below', 'hr-caution-above', 'hr-defer-from'],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A repeat between 50 and 100 at rest.',
    override: RELEASE.defer,
    clears: {
      what: 'a repeat below 120 at rest and the cause looked for',
      by: 'today while chair and nurse are free',
      who: 'prescriber',
    },
    from: 'reference',
    judge: ({ vitals, setting }) => {
      const { heartRate } = vitals;
      if (!known(heartRate)) return null;
      const inputs = [input('patient.vitals.heartRate', heartRate, '/min')];
      if (heartRate >= setting('hr-defer-from'))
        return {
          verdict: 'defer',
          because: `Heart rate ${heartRate}/min at rest: ${setting('hr-defer-from')} or more puts the dose off.`,
          inputs,
        };
      if (heartRate < setting('hr-caution-below') || heartRate > setting('hr-caution-above'))
        return {
          verdict: 'caution',
          because: `Heart rate ${heartRate}/min at rest is outside ${setting('hr-caution-below')} to ${setting('hr-caution-above')}.`,
          inputs,
        };
      return null;
    },
  },
  {
    id: 'stroke-tia',
    section: 'b.1',
    layer: 'intake',
    title: 'Stroke or transient ischaemic attack',
    states: 'Within 6 weeks contraindicated; older, a reason is asked for; undated, the date comes first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: ['stroke-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'KET-UK', 'PD'],
    wouldChange: 'The date of the event: 6 weeks is the line.',
    override: RELEASE.contraindicated,
    clears: { what: 'the date of the event', by: 'before the course begins', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'stroke-tia').filter(({ origin }) => origin === 'diagnosis');
      const old = findingsOf(subject, 'stroke-tia-old');
      const answer = subject.context.weeksSinceStrokeOrTia;
      const weeks = weeksSince(answer, [...entries, ...old]);
      const inputs = [
        ...findingInputs([...entries, ...old]),
        ...(known(answer) ? [input('patient.context.weeksSinceStrokeOrTia', answer, 'wk')] : []),
      ];
      if (weeks !== null && weeks < subject.setting('stroke-weeks'))
        return {
          verdict: 'contraindicated',
          because: `The event was ${round(weeks)} weeks ago; within ${subject.setting('stroke-weeks')} weeks no dose is given.`,
          inputs,
        };
      if (undated(answer, [...entries, ...old]))
        return {
          verdict: 'defer',
          because: 'A stroke or TIA is listed without its date: it may be less than 6 weeks ago.',
          inputs,
          missing: ['patient.context.weeksSinceStrokeOrTia'],
        };
      return weeks === null
        ? null
        : { verdict: 'caution', because: 'A past stroke or TIA: trials excluded it, the label weighs it.', inputs };
    },
  },
  presence(
    'hypertensive-encephalopathy-history',
    'History of hypertensive encephalopathy',
    'A history asks for pressures more often',
    'caution',
    ['hypertensive-encephalopathy'],
    'label',
    ['PI-US-2019'],
    'A brain that once suffered from high pressure needs closer measuring: take the pressure more often.',
    'The entry turns out to be wrong.',
  ),
  {
    id: 'pheochromocytoma',
    section: 'b.1',
    layer: 'intake',
    title: 'Phaeochromocytoma',
    states: 'Untreated phaeochromocytoma; an adrenal mass of unknown kind is asked about',
    routes: 'all',
    verdicts: ['contraindicated', 'caution', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'It was removed, or the mass makes no catecholamines.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'treated, and said so by endocrinology',
      by: 'before the course begins',
      who: 'prescriber with endocrinology',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'phaeochromocytoma');
      const treated = (entry: Finding) => {
        const words = saidOf(entry, PHEO_TREATED);
        return words === 'affirmed' || (words === 'unsaid' && entry.status !== 'active');
      };
      const untreated = entries.filter(
        (entry) => !treated(entry) || PHEO_UNTREATED.some((word) => entry.words.has(word)),
      );
      if (untreated.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'An untreated tumour can release catecholamines in a crisis.',
          inputs: findingInputs(untreated),
        };
      if (entries.length > 0)
        return {
          verdict: 'info',
          because: 'A treated phaeochromocytoma is on record.',
          inputs: findingInputs(entries),
        };
      const mass = findingsOf(subject, 'adrenal-mass').filter(({ status }) => status === 'active');
      return mass.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'The code of an adrenal mass does not say whether it makes catecholamines.',
            inputs: findingInputs(mass),
            missing: ['kind of the adrenal mass'],
          };
    },
  },
  {
    id: 'preeclampsia',
    section: 'b.1',
    layer: 'intake',
    title: 'Pre-eclampsia or eclampsia',
    states: 'Pre-eclampsia or eclampsia now; one of an earlier pregnancy is noted',
    routes: 'all',
    verdicts: ['contraindicated', 'info'],
    settings: [],
    basis: 'label',
    sources: ['KET-UK'],
    wouldChange: 'The entry belongs to an earlier pregnancy.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'preeclampsia');
      if (entries.length === 0) return null;
      return entries.some(({ status }) => status === 'active')
        ? { verdict: 'contraindicated', because: 'The UK ketamine label rules it out.', inputs: findingInputs(entries) }
        : {
            verdict: 'info',
            because: 'Pre-eclampsia of an earlier pregnancy is on record.',
            inputs: findingInputs(entries),
          };
    },
  },
];

const round = (weeks: number): number => Math.round(weeks * 10) / 10;

/** A row that fires on a condition whatever its status, since "in remission" or "history" does not take the reason away. */
function presence(
  id: string,
  title: string,
  states: string,
  verdict: FlagVerdict,
  conditions: readonly Finding['condition'][],
  basis: Rule['basis'],
  sources: Rule['sources'],
  why: string,
  wouldChange: string,
  override: Rule['override'] = verdict === 'contraindicated' ? RELEASE.contraindicated : RELEASE.caution,
): Rule {
  return {
    id,
    section: 'b.1',
    layer: 'intake',
    title,
    states,
    routes: 'all',
    verdicts: [verdict],
    settings: [],
    basis,
    sources,
    wouldChange,
    override,
    clears: null,
    from: 'reference',
    judge: (subject): Outcome | null => {
      const entries = findingsOf(subject, ...conditions).filter(({ origin }) => origin === 'diagnosis');
      return entries.length === 0 ? null : { verdict, because: why, inputs: findingInputs(entries) };
    },
  };
}
