import { describe, expect, test } from 'vitest';
import { SETTINGS, type SettingId } from '../../policy/index.ts';
import { SCREENING_RULES, STARTING_POLICY, screen } from '../index.ts';
import { prepare } from '../prepare.ts';
import { ROUTES } from '../screening-request.ts';
import {
  diagnosis as dx,
  ESKETAMINE_ROUTE as E,
  NOW,
  ORAL_ROUTE as ORAL,
  takes,
  wellPatientBut,
} from '../well-patient.fixture.ts';

type Changes = Readonly<Record<string, unknown>>;
/** `null`: the rule says nothing. A verdict may be followed by fields that the flag must name as missing. */
type Expected = 'contraindicated' | 'defer' | 'caution' | 'info' | null;
type Case = readonly [why: string, changes: Changes, verdict: Expected, missing?: readonly string[]];

const symptoms = (...words: string[]): Changes => ({ 'context.symptomsToday': words });
const K: Changes = {};
const MDSI: Changes = { indication: 'MDD with acute suicidal ideation' };

/**
 * For each rule: what makes it fire, the value just inside and just outside of each threshold, and the datum missing. The rule
 * alone is looked at; the verdict of the whole request is checked by the vignettes.
 */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'bp-missing': [
    ['both limbs known', K, null],
    ['systolic missing', { 'vitals.systolic': undefined }, 'defer', ['patient.vitals.systolic']],
    ['diastolic missing', { 'vitals.diastolic': null }, 'defer', ['patient.vitals.diastolic']],
    ['no vitals at all', { vitals: undefined }, 'defer', ['patient.vitals.systolic', 'patient.vitals.diastolic']],
    ['30 min old', { 'vitals.measuredMinutesAgo': 30 }, null],
    ['31 min old', { 'vitals.measuredMinutesAgo': 31 }, 'defer', ['patient.vitals.systolic']],
    ['one limb high does not excuse the other', { 'vitals.systolic': 190, 'vitals.diastolic': undefined }, 'defer'],
  ],
  'bp-elevated': [
    ['exactly 140/90 is not above', { 'vitals.systolic': 140, 'vitals.diastolic': 90 }, null],
    ['141 systolic', { 'vitals.systolic': 141 }, 'caution'],
    ['91 diastolic alone', { 'vitals.diastolic': 91 }, 'caution'],
    ['159/99', { 'vitals.systolic': 159, 'vitals.diastolic': 99 }, 'caution'],
    ['160 belongs to the next band', { 'vitals.systolic': 160 }, null],
    ['100 diastolic belongs to the next band', { 'vitals.systolic': 145, 'vitals.diastolic': 100 }, null],
    ['one limb known is enough', { 'vitals.systolic': 150, 'vitals.diastolic': undefined }, 'caution'],
    ['missing says nothing here', { 'vitals.systolic': undefined, 'vitals.diastolic': undefined }, null],
  ],
  'bp-high': [
    ['159/99', { 'vitals.systolic': 159, 'vitals.diastolic': 99 }, null],
    ['160 systolic', { 'vitals.systolic': 160 }, 'defer'],
    ['100 diastolic alone', { 'vitals.diastolic': 100 }, 'defer'],
    ['179/109', { 'vitals.systolic': 179, 'vitals.diastolic': 109 }, 'defer'],
    ['180 belongs to the next band', { 'vitals.systolic': 180 }, null],
    ['110 diastolic belongs to the next band', { 'vitals.diastolic': 110 }, null],
    ['missing says nothing here', { vitals: undefined }, null],
  ],
  'bp-severe': [
    ['179/109', { 'vitals.systolic': 179, 'vitals.diastolic': 109 }, null],
    ['180 systolic', { 'vitals.systolic': 180 }, 'defer'],
    ['110 diastolic alone', { 'vitals.diastolic': 110 }, 'defer'],
    [
      'symptoms not asked',
      { 'vitals.systolic': 185, 'context.symptomsToday': undefined },
      'defer',
      ['patient.context.symptomsToday'],
    ],
    ['missing says nothing here', { vitals: undefined }, null],
  ],
  'bp-low': [
    ['systolic 90', { 'vitals.systolic': 90 }, null],
    ['systolic 89', { 'vitals.systolic': 89 }, 'defer'],
    ['breathing 10', { 'vitals.respiratoryRate': 10 }, null],
    ['breathing 9', { 'vitals.respiratoryRate': 9 }, 'defer'],
    ['breathing 30', { 'vitals.respiratoryRate': 30 }, null],
    ['breathing 31', { 'vitals.respiratoryRate': 31 }, 'defer'],
    ['missing says nothing here', { vitals: undefined }, null],
  ],
  'hypertensive-emergency-symptoms': [
    ['chest pain', { ...symptoms('chest pain'), 'vitals.systolic': 190 }, 'contraindicated'],
    ['shortness of breath', symptoms('Shortness of breath'), 'contraindicated'],
    ['thunderclap headache', symptoms('sudden severe headache'), 'contraindicated'],
    ['blurred vision', symptoms('blurred vision'), 'contraindicated'],
    ['seizure', symptoms('seizure this morning'), 'contraindicated'],
    ['focal deficit', symptoms('left arm weakness'), 'contraindicated'],
    ['confusion', symptoms('confused'), 'contraindicated'],
    [
      'pressure unknown is named',
      { ...symptoms('chest pain'), vitals: undefined },
      'contraindicated',
      ['patient.vitals.systolic'],
    ],
    ['over by now', symptoms('chest pain, resolved'), 'defer', ['when it ended and what it was']],
    ['an ordinary headache', symptoms('headache'), null],
    ['denied', symptoms('no chest pain', 'denies dyspnea'), null],
    ['in the history, not today', dx('R07.9'), null],
    ['not asked', { 'context.symptomsToday': undefined }, null],
  ],
  'htn-uncontrolled': [
    ['uncontrolled in words', dx('Uncontrolled hypertension'), 'defer'],
    ['hypertensive urgency by code', dx('I16.0'), 'defer'],
    ['SNOMED', dx('443482000'), 'defer'],
    ['plain hypertension', dx('I10'), null],
    ['ruled out', dx('I16.1', { status: 'ruled-out' }), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'htn-controlled': [
    ['in range', dx('I10'), 'info'],
    ['exactly 140/90 is in range', { ...dx('I10'), 'vitals.systolic': 140, 'vitals.diastolic': 90 }, 'info'],
    ['141 is not', { ...dx('I10'), 'vitals.systolic': 141 }, null],
    ['91 diastolic is not', { ...dx('I10'), 'vitals.diastolic': 91 }, null],
    ['pressure missing', { ...dx('I10'), vitals: undefined }, null],
    ['ocular hypertension is not hypertension', dx('ocular hypertension'), null],
  ],
  'aneurysm-avm': [
    ['aortic aneurysm', dx('I71.40'), 'contraindicated'],
    ['cerebral aneurysm', dx('I67.1'), 'contraindicated'],
    ['AVM', dx('Q28.2'), 'contraindicated'],
    ['repaired', dx('aortic aneurysm, repaired 2019'), 'contraindicated'],
    ['history', dx('I71.9', { status: 'history' }), 'contraindicated'],
    ['misspelt', dx('cerebral anuerysm'), 'contraindicated'],
    ['in the family', dx('family history of aneurysm'), null],
    ['denied', dx('no aneurysm, AVM or stroke'), null],
    ['ruled out', dx('I71.9', { status: 'ruled-out' }), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'ich-history': [
    ['code', dx('I61.9'), 'contraindicated'],
    ['sequelae', dx('I69.10'), 'contraindicated'],
    ['words, history', dx('history of intracerebral hemorrhage'), 'contraindicated'],
    ['SNOMED', dx('1386000', { status: 'history' }), 'contraindicated'],
    ['an ischaemic stroke is another rule', dx('I63.9'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'mi-recent': [
    ['5.9 weeks', { 'context.weeksSinceMI': 5.9 }, 'contraindicated'],
    ['6 weeks', { 'context.weeksSinceMI': 6 }, 'caution'],
    ['52 weeks', { 'context.weeksSinceMI': 52 }, 'caution'],
    ['53 weeks', { 'context.weeksSinceMI': 53 }, null],
    ['dated by onset, 5 weeks', dx('I21.4', { onset: '2026-01-26' }), 'contraindicated'],
    ['dated by onset, 7 weeks', dx('I21.4', { onset: '2026-01-11' }), 'caution'],
    [
      'the most recent of two dates',
      { ...dx('I21.4', { onset: '2026-02-20' }), 'context.weeksSinceMI': 40 },
      'contraindicated',
    ],
    ['undated', dx('I21.9'), 'defer', ['patient.context.weeksSinceMI']],
    ['undated, words', dx('heart attack'), 'defer'],
    ['old by its code, undated', dx('I25.2'), 'defer', ['patient.context.weeksSinceMI']],
    ['old by its code, long ago', dx('I25.2', { onset: '2015' }), null],
    ['a stent without its date', dx('Z95.5'), 'defer', ['patient.context.weeksSinceMI']],
    ['a stent in words without its date', dx('Coronary stent placed'), 'defer'],
    ['a bypass without its date', dx('CABG'), 'defer'],
    ['a stent, the weeks answered', { ...dx('Z95.5'), 'context.weeksSinceMI': 200 }, null],
    [
      'one dated, one not',
      { diagnoses: [...dx('I21.9', { onset: '2015' }).diagnoses, ...dx('Z95.5').diagnoses] },
      'defer',
    ],
    ['none', K, null],
  ],
  'cad-stable': [
    ['coronary disease', dx('I25.10'), 'caution'],
    ['old heart attack', dx('I25.2'), 'caution', ['patient.context.weeksSinceMI']],
    ['an undated heart attack is the rule before', dx('I21.9'), null],
    ['stent', dx('Z95.5'), 'caution'],
    ['more than a year ago', { 'context.weeksSinceMI': 60 }, 'caution'],
    ['52 weeks ago is the rule before', { 'context.weeksSinceMI': 52 }, null],
    ['53 weeks ago', { 'context.weeksSinceMI': 53 }, 'caution'],
    ['dated more than a year ago', dx('I21.9', { status: 'history', onset: '2020-05' }), 'caution'],
    ['without angina, and without coronary disease', dx('chest wall pain without angina'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'unstable-cardiac': [
    ['decompensated', dx('I50.23'), 'contraindicated'],
    ['NYHA III in words', dx('heart failure, NYHA III'), 'contraindicated'],
    ['unstable angina', dx('I20.0'), 'contraindicated'],
    ['symptomatic arrhythmia', dx('symptomatic atrial fibrillation'), 'contraindicated'],
    ['severe valve disease', dx('severe aortic stenosis'), 'contraindicated'],
    ['degree not stated', dx('I50.9'), 'defer', ['NYHA class', 'compensated or not']],
    ['compensated', dx('compensated heart failure'), 'caution'],
    ['valve without degree', dx('aortic stenosis'), 'caution', ['degree of the heart disease']],
    ['compensated, listed as past', dx('compensated heart failure', { status: 'history' }), 'caution'],
    ['decompensated, listed as past', dx('I50.23', { status: 'history' }), 'contraindicated'],
    ['without heart failure', dx('hypertensive heart disease without heart failure'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  arrhythmia: [
    ['atrial fibrillation', { ...dx('I48.91'), 'labs.ecg': 'AF, rate 70' }, 'caution'],
    ['ECG missing', dx('I48.91'), 'caution', ['patient.labs.ecg']],
    ['found on the ECG alone', { 'labs.ecg': 'atrial fibrillation' }, 'caution'],
    ['normal ECG', { 'labs.ecg': 'normal sinus rhythm, no atrial fibrillation' }, null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'hr-abnormal': [
    ['49', { 'vitals.heartRate': 49 }, 'caution'],
    ['50', { 'vitals.heartRate': 50 }, null],
    ['100', { 'vitals.heartRate': 100 }, null],
    ['101', { 'vitals.heartRate': 101 }, 'caution'],
    ['119', { 'vitals.heartRate': 119 }, 'caution'],
    ['120', { 'vitals.heartRate': 120 }, 'defer'],
    ['missing is for vitals-missing', { 'vitals.heartRate': undefined }, null],
  ],
  'stroke-tia': [
    ['5.9 weeks', { 'context.weeksSinceStrokeOrTia': 5.9 }, 'contraindicated'],
    ['6 weeks', { 'context.weeksSinceStrokeOrTia': 6 }, 'caution'],
    ['years', { 'context.weeksSinceStrokeOrTia': 500 }, 'caution'],
    ['old by its code, undated', dx('Z86.73'), 'defer', ['patient.context.weeksSinceStrokeOrTia']],
    ['old by its code, long ago', dx('Z86.73', { onset: '2015' }), 'caution'],
    [
      'one dated, one not',
      { diagnoses: [...dx('I63.9', { onset: '2015' }).diagnoses, ...dx('Z86.73').diagnoses] },
      'defer',
    ],
    ['undated', dx('I63.9'), 'defer', ['patient.context.weeksSinceStrokeOrTia']],
    ['dated by onset', dx('G45.9', { onset: '2026-02-20' }), 'contraindicated'],
    ['denied', dx('no prior stroke or TIA'), null],
    ['none', K, null],
  ],
  'hypertensive-encephalopathy-history': [
    ['code', dx('I67.4', { status: 'history' }), 'caution'],
    ['words', dx('hypertensive encephalopathy 2015'), 'caution'],
    ['no list', { diagnoses: undefined }, null],
  ],
  pheochromocytoma: [
    ['words', dx('pheochromocytoma'), 'contraindicated'],
    ['British spelling', dx('phaeochromocytoma, untreated'), 'contraindicated'],
    ['removed', dx('pheochromocytoma, resected 2018'), 'info'],
    ['an adrenal mass of unknown kind', dx('D35.00'), 'caution', ['kind of the adrenal mass']],
    ['no list', { diagnoses: undefined }, null],
  ],
  preeclampsia: [
    ['code', dx('O14.10'), 'contraindicated'],
    ['words', dx('pre-eclampsia'), 'contraindicated'],
    ['an earlier pregnancy', dx('O14.10', { status: 'history' }), 'info'],
    ['no list', { diagnoses: undefined }, null],
  ],
  'icp-raised': [
    [
      'a concussion of the past without its date',
      dx('Concussion', { status: 'history' }),
      'defer',
      ['patient.context.weeksSinceHeadInjury'],
    ],
    ['a concussion long ago', dx('Concussion', { status: 'history', onset: '2015' }), null],
    ['idiopathic', dx('G93.2'), 'contraindicated'],
    ['brain tumour', dx('C71.9'), 'contraindicated'],
    ['shunt', dx('Z98.2'), 'contraindicated'],
    ['head injury 11 weeks ago', { 'context.weeksSinceHeadInjury': 11 }, 'contraindicated'],
    ['head injury 12 weeks ago', { 'context.weeksSinceHeadInjury': 12 }, null],
    [
      'head injury without a date',
      dx('concussion', { status: 'active' }),
      'defer',
      ['patient.context.weeksSinceHeadInjury'],
    ],
    ['in the past', dx('G93.2', { status: 'remission' }), 'caution'],
    ['none', K, null],
  ],
  'iop-glaucoma': [
    ['acute angle closure', dx('H40.211'), 'defer'],
    ['open globe', dx('open globe injury'), 'defer'],
    ['untreated', dx('untreated glaucoma'), 'defer'],
    [
      'treatment not known',
      dx('H40.9'),
      'defer',
      ['treatment of the glaucoma', 'patient.labs.intraocularPressureMmHg'],
    ],
    ['on drops', { ...dx('H40.11X0'), ...takes(['latanoprost']) }, 'caution'],
    ['said to be stable', dx('glaucoma, treated and stable'), 'caution'],
    ['eye pressure 21', { ...dx('H40.9'), 'labs.intraocularPressureMmHg': 21 }, 'caution'],
    ['eye pressure 22', { ...dx('H40.9'), ...takes(['latanoprost']), 'labs.intraocularPressureMmHg': 22 }, 'defer'],
    ['on record as past', dx('H40.9', { status: 'history' }), 'caution'],
    ['planned surgery', dx('planned cataract surgery'), 'caution'],
    ['none', K, null],
  ],
  'psychosis-active': [
    ['psychotic depression', dx('F33.3'), 'contraindicated'],
    ['hallucinations', dx('auditory hallucinations'), 'contraindicated'],
    ['today', symptoms('hearing voices'), 'contraindicated'],
    ['SNOMED', dx('69322001'), 'contraindicated'],
    [
      'without psychotic features',
      dx('Bipolar disorder, current episode depressed, severe, without psychotic features'),
      null,
    ],
    ['in remission', dx('F29', { status: 'remission' }), null],
    ['no history of psychosis', dx('no history of psychosis'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'schizophrenia-spectrum': [
    ['schizophrenia', dx('F20.9'), 'contraindicated'],
    ['schizoaffective, stable', dx('F25.9', { status: 'remission' }), 'contraindicated'],
    ['delusional disorder', dx('F22'), 'contraindicated'],
    ['in words, misspelt', dx('schizophrena'), 'contraindicated'],
    ['in the family', dx('mother with schizophrenia'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'psychosis-history': [
    ['remission', dx('F29', { status: 'remission' }), 'caution'],
    ['history in words', dx('history of psychosis'), 'caution'],
    ['active is another rule', dx('F29'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'mania-active': [
    ['manic', dx('F31.13'), 'contraindicated'],
    ['mixed', dx('F31.60'), 'contraindicated'],
    ['YMRS 11', { 'scales.ymrs': 11 }, null],
    ['YMRS 12', { 'scales.ymrs': 12 }, 'contraindicated'],
    ['history of mania', dx('history of manic episode'), null],
    ['remission by its code', dx('F30.4'), null],
    ['YMRS missing says nothing here', { 'scales.ymrs': undefined }, null],
  ],
  'bipolar-disorder': [
    ['depressed', { ...dx('F31.32'), 'scales.ymrs': 3 }, 'caution'],
    ['YMRS missing', dx('F31.81'), 'caution', ['patient.scales.ymrs']],
    ['remission', dx('F31.76'), 'caution'],
    ['words', dx('bipolar II'), 'caution'],
    ['none', K, null],
  ],
  dementia: [
    ['dementia', dx('F03.90'), 'contraindicated'],
    ['Alzheimer', dx("Alzheimer's disease"), 'contraindicated'],
    ['mild impairment', dx('G31.84'), 'caution'],
    ['MoCA 25', { 'scales.moca': 25 }, 'caution'],
    ['MoCA 26', { 'scales.moca': 26 }, null],
    ['no list', { diagnoses: undefined }, null],
  ],
  delirium: [
    ['now', dx('F05'), 'contraindicated'],
    ['SNOMED', dx('2776000'), 'contraindicated'],
    ['past', dx('F05', { status: 'history' }), 'caution', ['when the delirium ended']],
    ['no list', { diagnoses: undefined }, null],
  ],
  'capacity-lacking': [
    ['lacking', { 'context.hasCapacity': false }, 'defer'],
    ['present', K, null],
    ['not recorded', { 'context.hasCapacity': undefined }, 'defer', ['patient.context.hasCapacity']],
  ],
  'dissociative-disorder': [
    ['DID', dx('F44.81'), 'caution'],
    ['depersonalisation', dx('F48.1'), 'caution'],
    ['words', dx('depersonalisation'), 'caution'],
    ['conversion is another', dx('F44.5'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'suicidality-acute': [
    [
      'an attempt without its date, and nobody asked about behaviour',
      { ...dx('Suicide attempt', { status: 'history' }), 'scales.cssrsBehaviour3Months': undefined },
      'caution',
      ['patient.scales.cssrsBehaviour3Months'],
    ],
    ['an attempt without its date, none within 3 months', dx('Suicide attempt', { status: 'history' }), null],
    [
      'an attempt of years ago, behaviour not asked',
      { ...dx('Suicide attempt', { status: 'history', onset: '2015' }), 'scales.cssrsBehaviour3Months': undefined },
      null,
    ],
    [
      'asked in no way at all',
      { 'scales.cssrsIdeation': undefined, 'scales.phq9Item9': undefined },
      'caution',
      ['patient.scales.cssrsIdeation'],
    ],
    ['ideation 3', { 'scales.cssrsIdeation': 3 }, null],
    ['ideation 4', { 'scales.cssrsIdeation': 4 }, 'caution'],
    ['behaviour', { 'scales.cssrsBehaviour3Months': 1 }, 'caution'],
    ['item 9 of 1', { 'scales.phq9Item9': 1 }, 'info'],
    [
      'item 9 of 1 and no C-SSRS',
      { 'scales.phq9Item9': 1, 'scales.cssrsIdeation': undefined },
      'caution',
      ['patient.scales.cssrsIdeation'],
    ],
    [
      'item 9 of 0 and no C-SSRS',
      { 'scales.phq9Item9': 0, 'scales.cssrsIdeation': undefined },
      'caution',
      ['patient.scales.cssrsIdeation'],
    ],
    ['item 9 of 2', { 'scales.phq9Item9': 2 }, 'caution'],
    ['a plan, said today', symptoms('suicidal ideation with plan'), 'caution'],
    ['an attempt on record', dx('T14.91XA'), 'caution'],
    ['an attempt 14 weeks ago', dx('T14.91XA', { onset: '2025-11-20' }), null],
    [
      'ideation of unknown depth',
      { ...dx('R45.851'), 'scales.cssrsIdeation': undefined },
      'caution',
      ['patient.scales.cssrsIdeation'],
    ],
    ['ideation, asked and shallow', dx('R45.851'), null],
    [
      'the indication says so and nobody asked',
      { indication: 'MDD with acute suicidal ideation', 'scales.cssrsIdeation': null },
      'caution',
    ],
    [
      'nothing asked',
      { scales: undefined },
      'caution',
      ['patient.scales.cssrsIdeation', 'patient.scales.cssrsBehaviour3Months'],
    ],
  ],
  'seizure-disorder': [
    ['12.9 weeks', { ...dx('G40.909'), 'context.weeksSinceLastSeizure': 12.9 }, 'defer'],
    ['13 weeks', { ...dx('G40.909'), 'context.weeksSinceLastSeizure': 13 }, 'caution'],
    ['intractable', { ...dx('G40.919'), 'context.weeksSinceLastSeizure': 30 }, 'defer'],
    ['said to be controlled', dx('epilepsy, well controlled'), 'caution', ['patient.context.weeksSinceLastSeizure']],
    ['uncontrolled', dx('uncontrolled epilepsy'), 'defer'],
    ['last seizure not known', dx('G40.909'), 'defer', ['patient.context.weeksSinceLastSeizure']],
    ['none', K, null],
  ],
  'sud-active': [
    ['alcohol dependence', dx('F10.20'), 'defer', ['whether it is being treated']],
    ['opioid dependence on buprenorphine', { ...dx('F11.20'), ...takes(['Suboxone 8/2']) }, 'caution'],
    ['opioid dependence on methadone', { ...dx('F11.20'), ...takes(['methadone']) }, 'caution'],
    ['mild', dx('F12.10'), 'caution'],
    ['remission', dx('F10.21'), null],
    ['withdrawal', dx('F10.230'), 'defer'],
    ['a withdrawal that is over', dx('F10.230', { status: 'history' }), null],
    ['intoxicated', symptoms('intoxicated'), 'defer'],
    ['unexpected screen', { 'labs.urineDrugScreen': 'positive for cocaine' }, 'defer'],
    [
      'explained screen',
      { 'labs.urineDrugScreen': 'benzodiazepines positive, all else negative', ...takes(['Xanax', 30]) },
      null,
    ],
    ['negative screen', { 'labs.urineDrugScreen': 'negative for all substances' }, null],
    ['negative except one', { 'labs.urineDrugScreen': 'negative except for amphetamine' }, 'defer'],
    ['cannabis that was told', { 'labs.urineDrugScreen': 'THC positive' }, null],
    [
      'cannabis that was not',
      { 'labs.urineDrugScreen': 'THC positive', 'context.hoursSinceLastCannabis': undefined },
      'defer',
    ],
    ['unreadable screen', { 'labs.urineDrugScreen': 'see scan' }, 'defer', ['patient.labs.urineDrugScreen']],
    [
      'a screen that contradicts itself',
      { 'labs.urineDrugScreen': 'benzo negative positive', ...takes(['Xanax', 30]) },
      'defer',
      ['patient.labs.urineDrugScreen'],
    ],
    ['a screen by slashes', { 'labs.urineDrugScreen': 'Benzo neg / Cocaine pos / THC neg' }, 'defer'],
    ['AUDIT-C 2', { 'scales.auditC': 2 }, null],
    ['AUDIT-C 3 in a woman', { 'scales.auditC': 3 }, 'caution'],
    ['AUDIT-C 3 in a man', { 'scales.auditC': 3, sex: 'male' }, null],
    ['AUDIT-C 4 in a man', { 'scales.auditC': 4, sex: 'male' }, 'caution'],
    ['DAST-10 2', { 'scales.dast10': 2 }, null],
    ['DAST-10 3', { 'scales.dast10': 3 }, 'caution'],
    ['smoking', dx('F17.210'), null],
    ['screen missing', { 'labs.urineDrugScreen': undefined }, null],
  ],
  'sud-remission': [
    ['by code', { ...dx('F10.21'), 'labs.urineDrugScreen': 'negative' }, 'caution'],
    ['by status', dx('F14.20', { status: 'remission' }), 'caution', ['patient.labs.urineDrugScreen']],
    ['in words', dx('opioid use disorder in sustained remission'), 'caution'],
    ['active', dx('F10.20'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'sud-ketamine': [
    ['ketamine in words', dx('ketamine misuse'), 'contraindicated'],
    ['ketamine by SNOMED', dx('724715004'), 'contraindicated'],
    ['the group that ketamine is coded in', dx('F16.20'), 'contraindicated'],
    ['another drug of the group', dx('F16.20', { display: 'Hallucinogen dependence (LSD)' }), null],
    ['remission', dx('F16.21'), 'caution'],
    ['history', dx('ketamine misuse', { status: 'history' }), 'caution'],
    ['no list', { diagnoses: undefined }, null],
  ],
  'alcohol-today': [
    ['23.9 h', { 'context.hoursSinceLastAlcohol': 23.9 }, 'defer'],
    ['24 h', { 'context.hoursSinceLastAlcohol': 24 }, null],
    ['not asked', { 'context.hoursSinceLastAlcohol': undefined }, 'defer', ['patient.context.hoursSinceLastAlcohol']],
  ],
  'cannabis-today': [
    ['23.9 h', { 'context.hoursSinceLastCannabis': 23.9 }, 'caution'],
    ['24 h', { 'context.hoursSinceLastCannabis': 24 }, null],
    [
      'not asked: asked, no defer',
      { 'context.hoursSinceLastCannabis': undefined },
      'info',
      ['patient.context.hoursSinceLastCannabis'],
    ],
  ],
  'pdmp-missing': [
    ['checked', K, null],
    ['not checked', { 'context.pdmpChecked': false }, 'defer'],
    ['not recorded', { 'context.pdmpChecked': undefined }, 'defer', ['patient.context.pdmpChecked']],
  ],
  pregnancy: [
    ['by answer', { pregnancy: 'pregnant' }, 'contraindicated'],
    ['by test, against the answer', { 'labs.urineHcg': 'positive' }, 'contraindicated'],
    ['by record', { ...dx('Z33.1'), pregnancy: 'not-applicable' }, 'contraindicated'],
    ['a negative test coded', dx('Z32.02'), null],
    ['ended', dx('O09.90', { status: 'history' }), null],
    ['not known is the next rule', { pregnancy: undefined }, null],
  ],
  'pregnancy-test-missing': [
    [
      'possible, not tested',
      { pregnancy: 'possible-not-tested' },
      'defer',
      ['patient.pregnancy', 'patient.labs.urineHcg'],
    ],
    ['unknown', { pregnancy: 'unknown' }, 'defer'],
    ['absent', { pregnancy: undefined }, 'defer', ['patient.pregnancy']],
    ['absent, sex absent', { pregnancy: undefined, sex: undefined }, 'defer', ['patient.sex']],
    ['absent, male', { pregnancy: undefined, sex: 'male' }, null],
    ['possible, tested negative', { pregnancy: 'possible-not-tested', 'labs.urineHcg': 'negative' }, null],
    ['post-menopausal', { pregnancy: 'post-menopausal' }, null],
    ['not applicable', { pregnancy: 'not-applicable' }, null],
  ],
  breastfeeding: [
    ['esketamine', { ...E, breastfeeding: true }, 'defer'],
    ['ketamine', { breastfeeding: true }, 'caution'],
    ['by record', dx('Z39.1'), 'caution'],
    ['no', K, null],
    ['not asked', { breastfeeding: undefined }, 'info', ['patient.breastfeeding']],
    ['not asked, 54 years', { breastfeeding: undefined, ageYears: 54.9 }, 'info'],
    ['not asked, 55 years', { breastfeeding: undefined, ageYears: 55 }, null],
    ['not asked, male', { breastfeeding: undefined, sex: 'male' }, null],
  ],
  hypersensitivity: [
    ['ketamine', { allergies: [{ substance: 'Ketamine', reaction: 'hives' }] }, 'contraindicated'],
    ['brand', { allergies: [{ substance: 'SPRAVATO' }] }, 'contraindicated'],
    ['code', { allergies: [{ rxcui: '6130' }] }, 'contraindicated'],
    ['excipient of the vial', { allergies: [{ substance: 'benzethonium chloride' }] }, 'contraindicated'],
    ['excipient of another product', { ...E, allergies: [{ substance: 'benzethonium chloride' }] }, null],
    ['an allergic reaction last time', { 'context.priorKetamineReaction': 'anaphylaxis 2021' }, 'contraindicated'],
    ['no reaction last time', { 'context.priorKetamineReaction': 'no rash' }, null],
    ['an unnamed anaesthetic', dx('Z88.4'), 'defer', ['name of the anaesthetic']],
    ['another allergy', { allergies: [{ substance: 'penicillin', reaction: 'rash' }] }, null],
    ['no list is another rule', { allergies: undefined }, null],
  ],
  'hepatic-severe': [
    ['class C', { 'labs.childPugh': 'C' }, 'contraindicated'],
    ['class B', { 'labs.childPugh': 'B' }, null],
    ['liver failure', dx('K72.00'), 'contraindicated'],
    ['decompensated cirrhosis', dx('K70.31'), 'contraindicated'],
    ['cirrhosis, class not known', dx('K74.60'), 'defer', ['patient.labs.childPugh']],
    ['cirrhosis, class A', { ...dx('K74.60'), 'labs.childPugh': 'A' }, null],
    [
      'cirrhosis, the laboratory alone makes class C',
      { ...dx('K74.60'), 'labs.albuminGDl': 2.5, 'labs.bilirubinMgDl': 4, 'labs.inr': 2 },
      'contraindicated',
    ],
    ['none', K, null],
  ],
  'hepatic-moderate': [
    ['class B', { 'labs.childPugh': 'B' }, 'caution'],
    ['class A', { 'labs.childPugh': 'A' }, null],
    ['exactly 3 times', { 'labs.altUL': 120, 'labs.altUpperLimitUL': 40 }, null],
    ['above 3 times', { 'labs.altUL': 121, 'labs.altUpperLimitUL': 40 }, 'caution'],
    ['AST too', { 'labs.astUL': 200, 'labs.altUpperLimitUL': 40 }, 'caution'],
    ['another limit', { 'labs.altUL': 121, 'labs.altUpperLimitUL': 56 }, null],
    ['limit missing', { 'labs.altUL': 130 }, 'caution', ['patient.labs.altUpperLimitUL']],
    ['limit missing, exactly 3 times the usual one', { 'labs.altUL': 120 }, null],
    ['limit missing, above 3 times the usual one', { 'labs.altUL': 121 }, 'caution'],
    ['nothing measured', { labs: undefined }, null],
  ],
  'cystitis-active': [
    ['interstitial', dx('N30.10'), 'defer', ['patient.labs.urinalysis']],
    ['blood by code', dx('R31.0'), 'defer'],
    ['pain today', symptoms('burning on urination'), 'defer'],
    ['blood in the urine test', { 'labs.urinalysis': 'blood 2+, nitrite negative' }, 'defer'],
    ['blood, and the rest denied behind it', { 'labs.urinalysis': 'blood 3+ nitrite neg' }, 'defer'],
    ['blood by slashes', { 'labs.urinalysis': 'nitrite neg / blood trace' }, 'defer'],
    ['clean urine', { 'labs.urinalysis': 'no blood, nitrite negative' }, null],
    ['clean urine in a row', { 'labs.urinalysis': 'blood neg nitrite neg leukocytes neg' }, null],
    ['ketamine cystitis', dx('ketamine-induced cystitis', { status: 'history' }), 'contraindicated'],
    [
      'ketamine cystitis as an earlier reaction',
      { 'context.priorKetamineReaction': 'ketamine cystitis' },
      'contraindicated',
    ],
    ['past', dx('N30.10', { status: 'remission' }), 'caution'],
    ['no list', { diagnoses: undefined }, null],
  ],
  'uti-active': [
    ['code', dx('N39.0'), 'defer'],
    ['told today', { 'context.currentInfection': 'UTI' }, 'defer'],
    ['urine test', { 'labs.urinalysis': 'nitrite positive, leukocytes 3+' }, 'defer'],
    ['urine test, without commas', { 'labs.urinalysis': 'blood neg nitrite pos' }, 'defer'],
    ['past', dx('N39.0', { status: 'history' }), null],
    ['not asked', { 'context.currentInfection': undefined }, null],
  ],
  'urologic-symptoms': [
    ['frequency', dx('R35.0'), 'caution', ['patient.labs.urinalysis']],
    ['nocturia today', symptoms('nocturia'), 'caution'],
    ['questionnaire 18', { 'scales.bpicSs': 18 }, null],
    ['questionnaire 19', { 'scales.bpicSs': 19 }, 'caution'],
    ['not asked', { 'context.symptomsToday': undefined }, null],
  ],
  'hyperthyroid-uncontrolled': [
    ['listed, not measured', dx('E05.90'), 'defer', ['patient.labs.tsh', 'patient.labs.freeT4NgDl']],
    ['listed, euthyroid', { ...dx('E05.90'), 'labs.tsh': 1.5, 'labs.freeT4NgDl': 1.2 }, null],
    ['listed as euthyroid, not measured', dx('Graves disease, euthyroid on methimazole'), 'info', ['patient.labs.tsh']],
    ['listed as not euthyroid', dx('Graves disease, not euthyroid'), 'defer'],
    ['listed, TSH 0.4', { ...dx('E05.90'), 'labs.tsh': 0.4 }, null],
    ['listed, TSH 0.39', { ...dx('E05.90'), 'labs.tsh': 0.39 }, 'defer'],
    ['free T4 1.8', { 'labs.freeT4NgDl': 1.8 }, null],
    ['free T4 1.9', { 'labs.freeT4NgDl': 1.9 }, 'defer'],
    ['free T4 1.9, TSH not low', { 'labs.freeT4NgDl': 1.9, 'labs.tsh': 0.4 }, null],
    ['toxic by laboratory alone', { 'labs.tsh': 0.01, 'labs.freeT4NgDl': 3 }, 'defer'],
    ['hypothyroid is another', dx('E03.9'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  porphyria: [
    ['acute', dx('E80.21'), 'caution'],
    ['words', dx('acute intermittent porphyria'), 'caution'],
    ['not acute', dx('porphyria cutanea tarda'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  osa: [
    ['known', dx('G47.33'), 'caution'],
    ['STOP-BANG 2', { 'scales.stopBang': 2 }, null],
    ['STOP-BANG 3', { 'scales.stopBang': 3 }, 'caution'],
    [
      'with an opioid, severity not known',
      { ...dx('G47.33'), ...takes(['oxycodone', 5]) },
      'caution',
      ['severity and treatment of the sleep apnoea'],
    ],
    [
      'severe, untreated, with an opioid',
      { ...dx('severe obstructive sleep apnea, untreated'), ...takes(['oxycodone', 5]) },
      'defer',
    ],
    ['severe, untreated, without', dx('severe obstructive sleep apnea, untreated'), 'caution'],
    ['STOP-BANG missing at a body mass index of 35', { weightKg: undefined, bmi: 35 }, 'info'],
    ['STOP-BANG missing below', { weightKg: undefined, bmi: 34.9 }, null],
    [
      'STOP-BANG missing at a body mass index of 36',
      { weightKg: 104, bmi: undefined },
      'info',
      ['patient.scales.stopBang'],
    ],
    ['none', K, null],
  ],
  'respiratory-compromise': [
    ['stable asthma', dx('J45.909'), 'caution'],
    ['stable COPD', dx('COPD'), 'caution'],
    ['exacerbation', dx('J44.1'), 'defer'],
    ['asthma attack today', symptoms('asthma attack'), 'defer'],
    ['oxygen at home', { 'context.homeOxygen': true }, 'defer'],
    [
      'oxygen at home, listed as past and not asked',
      { ...dx('home oxygen', { status: 'history' }), 'context.homeOxygen': undefined },
      'defer',
      ['patient.context.homeOxygen'],
    ],
    ['saturation 92', { 'vitals.spo2RoomAir': 92 }, null],
    ['saturation 91', { 'vitals.spo2RoomAir': 91 }, 'defer'],
    ['no list', { diagnoses: undefined }, null],
  ],
  'spo2-low': [
    ['95', { 'vitals.spo2RoomAir': 95 }, null],
    ['94', { 'vitals.spo2RoomAir': 94 }, 'caution'],
    ['92', { 'vitals.spo2RoomAir': 92 }, 'caution'],
    ['91', { 'vitals.spo2RoomAir': 91 }, 'defer'],
    ['missing is for vitals-missing', { 'vitals.spo2RoomAir': undefined }, null],
  ],
  'uri-acute': [
    ['a cold, ketamine', { 'context.currentInfection': 'head cold' }, 'defer'],
    ['pneumonia by code', dx('J18.9'), 'defer'],
    ['a cold, esketamine, nose free', { ...E, 'context.currentInfection': 'cold' }, 'caution'],
    [
      'a cold, esketamine, nose not asked',
      { ...E, 'context.currentInfection': 'cold', 'context.nasalCongestionToday': undefined },
      'defer',
      ['patient.context.nasalCongestionToday'],
    ],
    ['blocked nose, esketamine', { ...E, 'context.nasalCongestionToday': true }, 'defer'],
    ['blocked nose, ketamine into a vein', { 'context.nasalCongestionToday': true }, null],
    ['denied', { 'context.currentInfection': 'no cold, no flu' }, null],
    ['37.9 degrees', { 'vitals.temperatureC': 37.9 }, null],
    ['38 degrees', { 'vitals.temperatureC': 38 }, 'caution'],
    [
      'not asked',
      { 'context.currentInfection': undefined, 'context.symptomsToday': undefined },
      'info',
      ['patient.context.currentInfection'],
    ],
  ],
  'nasal-pathology': [
    ['polyps', { ...E, ...dx('J33.9') }, 'caution'],
    [
      'septal surgery',
      { routeConsidered: 'intranasal-ketamine', ...dx('septoplasty', { status: 'history' }) },
      'caution',
    ],
    ['congestion', { routeConsidered: 'intranasal-ketamine', 'context.nasalCongestionToday': true }, 'caution'],
    ['congestion not asked', { ...E, 'context.nasalCongestionToday': undefined }, null],
    ['another route', dx('J33.9'), null],
    ['none', E, null],
  ],
  'age-missing': [
    ['known', K, null],
    ['missing', { ageYears: undefined }, 'defer', ['patient.ageYears']],
  ],
  'age-under-18': [
    ['17.9', { ageYears: 17.9 }, 'contraindicated'],
    ['18', { ageYears: 18 }, null],
    ['missing is for age-missing', { ageYears: undefined }, null],
  ],
  'age-65-plus': [
    ['64.9', { ageYears: 64.9 }, null],
    ['65', { ageYears: 65 }, 'caution'],
    ['missing is for age-missing', { ageYears: null }, null],
  ],
  'bmi-30-plus': [
    ['29.9', { bmi: 29.9, weightKg: undefined }, null],
    ['30', { bmi: 30, weightKg: undefined }, 'info'],
    ['39.9', { bmi: 39.9, weightKg: undefined }, 'info'],
    ['40', { bmi: 40, weightKg: undefined }, 'caution'],
    ['computed from height and weight', { bmi: undefined, weightKg: 116 }, 'caution'],
    ['neither', { bmi: undefined, weightKg: undefined }, 'info', ['patient.weightKg']],
    ['neither, class 3 by code', { ...dx('E66.01'), bmi: undefined, weightKg: undefined }, 'caution'],
  ],
  'renal-severe': [
    ['end stage', dx('N18.6'), 'caution'],
    ['dialysis', dx('on hemodialysis'), 'caution'],
    ['eGFR 15', { 'labs.egfr': 15 }, null],
    ['eGFR 14', { 'labs.egfr': 14 }, 'caution'],
    ['not measured', { labs: undefined }, null],
  ],
  'escort-missing': [
    ['arranged', K, null],
    ['none', { 'context.escortArranged': false }, 'defer'],
    ['not asked', { 'context.escortArranged': undefined }, 'defer', ['patient.context.escortArranged']],
  ],
  'npo-not-met': [
    ['solids 4 h', { 'context.hoursSinceSolidFood': 4 }, null],
    ['solids 3.9 h', { 'context.hoursSinceSolidFood': 3.9 }, 'defer'],
    ['solids 3.99 h', { 'context.hoursSinceSolidFood': 3.99 }, 'defer'],
    ['fluid 2 h', { 'context.hoursSinceClearFluid': 2 }, null],
    ['fluid 1.9 h', { 'context.hoursSinceClearFluid': 1.9 }, 'defer'],
    ['fluid 1.99 h', { 'context.hoursSinceClearFluid': 1.99 }, 'defer'],
    [
      'esketamine, food 2 h, fluid 30 min',
      { ...E, 'context.hoursSinceSolidFood': 2, 'context.hoursSinceClearFluid': 0.5 },
      null,
    ],
    ['esketamine, food 1.9 h', { ...E, 'context.hoursSinceSolidFood': 1.9 }, 'defer'],
    ['esketamine, food 1.99 h', { ...E, 'context.hoursSinceSolidFood': 1.99 }, 'defer'],
    ['esketamine, fluid 29 min', { ...E, 'context.hoursSinceClearFluid': 29 / 60 }, 'defer'],
    ['into a muscle', { routeConsidered: 'im-ketamine', 'context.hoursSinceSolidFood': 3 }, 'defer'],
    ['a route without a fasting rule', { ...ORAL, 'context.hoursSinceSolidFood': 0 }, null],
    ['not asked', { 'context.hoursSinceSolidFood': undefined }, 'defer', ['patient.context.hoursSinceSolidFood']],
  ],
  'consent-missing': [
    ['signed', K, null],
    ['not signed', { 'context.consentSigned': false }, 'defer'],
    ['not recorded', { 'context.consentSigned': undefined }, 'defer', ['patient.context.consentSigned']],
  ],
  'rems-not-enrolled': [
    ['both', E, null],
    ['patient not enrolled', { ...E, 'context.remsPatientEnrolled': false }, 'defer'],
    [
      'site not recorded',
      { ...E, 'context.remsSiteCertified': undefined },
      'defer',
      ['patient.context.remsSiteCertified'],
    ],
    ['ketamine needs none', { 'context.remsPatientEnrolled': false }, null],
  ],
  'hold-not-met': [
    ['benzodiazepine 11.9 h', takes(['lorazepam', 11.9]), 'caution'],
    ['benzodiazepine 12 h', takes(['lorazepam', 12]), null],
    ['sleeping drug 11 h', takes(['Ambien', 11]), 'caution'],
    ['sleeping drug 12 h', takes(['Ambien', 12]), null],
    ['stimulant 11.9 h', takes(['Vyvanse', 11.9]), 'caution'],
    ['stimulant 12 h', takes(['Vyvanse', 12]), null],
    ['lamotrigine 11 h', takes(['Lamictal', 11]), 'caution'],
    ['lamotrigine 12 h', takes(['Lamictal', 12]), null],
    ['memantine 23 h', takes(['memantine', 23]), 'caution'],
    ['memantine 24 h', takes(['memantine', 24]), null],
    ['pseudoephedrine 23 h', takes(['Claritin-D', 23]), 'caution'],
    ['pseudoephedrine 24 h', takes(['Claritin-D', 24]), null],
    ['theophylline 47 h', takes(['theophylline', 47]), 'caution'],
    ['theophylline 48 h', takes(['theophylline', 48]), null],
    ['naltrexone 71 h', takes(['naltrexone', 71]), 'caution'],
    ['naltrexone 72 h', takes(['naltrexone', 72]), null],
    ['depot naltrexone 3 weeks', takes(['Vivitrol', 504]), 'caution'],
    ['depot naltrexone 671 h', takes(['Vivitrol', 671]), 'caution'],
    ['depot naltrexone 4 weeks', takes(['Vivitrol', 672]), null],
    ['nasal steroid 0.9 h, esketamine', { ...E, ...takes(['Flonase', 0.9]) }, 'caution'],
    ['nasal steroid 1 h, esketamine', { ...E, ...takes(['Flonase', 1]) }, null],
    ['nasal steroid, into a vein', takes(['Flonase', 0.1]), null],
    ['an inhaler is no nasal spray', { ...E, ...takes(['Advair Diskus', 0.1]) }, null],
    ['clarithromycin, swallowed', { ...ORAL, ...takes(['clarithromycin', 71]) }, 'caution'],
    ['clarithromycin 72 h, swallowed', { ...ORAL, ...takes(['clarithromycin', 72]) }, null],
    ['clarithromycin, into a vein', takes(['clarithromycin', 1]), null],
    ['last dose not known', takes(['lorazepam']), 'caution', ['patient.medications[0].lastTakenHoursAgo']],
    ['ketamine at home yesterday', takes(['ketamine troche', 20]), 'caution'],
    ['esketamine three days ago', takes(['Spravato', 72]), null],
    ['blood pressure tablets are not held', takes(['lisinopril', 1]), null],
  ],
  'symptoms-missing': [
    ['none today is an answer', { 'context.symptomsToday': [] }, null],
    ['not asked', { 'context.symptomsToday': undefined }, 'defer', ['patient.context.symptomsToday']],
  ],
  'vitals-missing': [
    ['complete', K, null],
    ['heart rate', { 'vitals.heartRate': undefined }, 'defer', ['patient.vitals.heartRate']],
    ['saturation', { 'vitals.spo2RoomAir': null }, 'defer', ['patient.vitals.spo2RoomAir']],
    ['breathing', { 'vitals.respiratoryRate': undefined }, 'defer', ['patient.vitals.respiratoryRate']],
    ['temperature alone is not asked for', { 'vitals.temperatureC': undefined }, null],
  ],
  'medlist-stale': [
    ['reviewed', K, null],
    ['not reviewed', { 'context.medicationListReviewedToday': false }, 'defer'],
    [
      'not recorded',
      { 'context.medicationListReviewedToday': undefined },
      'defer',
      ['patient.context.medicationListReviewedToday'],
    ],
    ['no list', { medications: undefined }, 'defer', ['patient.medications']],
  ],
  'mdsi-antidepressant-missing': [
    ['not asked for because of it', E, null],
    ['nothing taken', { ...E, ...MDSI, medications: [] }, 'defer', ['an oral antidepressant']],
    ['one taken', { ...E, ...MDSI, ...takes(['sertraline', 10]) }, null],
    ['by its brand', { ...E, ...MDSI, ...takes(['Lexapro']) }, null],
    ['an MAO inhibitor is one', { ...E, ...MDSI, ...takes(['phenelzine', 10]) }, null],
    ['another medicine is none', { ...E, ...MDSI, ...takes(['lorazepam', 30], ['lithium', 12]) }, 'defer'],
    ['taken 72 h ago', { ...E, ...MDSI, ...takes(['sertraline', 72]) }, null],
    ['stopped 73 h ago', { ...E, ...MDSI, ...takes(['sertraline', 73]) }, 'defer'],
    ['said to be stopped', { ...E, ...MDSI, ...takes(['stopped sertraline']) }, 'defer'],
    ['no list', { ...E, ...MDSI, medications: undefined }, 'defer', ['patient.medications']],
    ['by infusion it is no indication of a label', { ...MDSI, medications: [] }, null],
    [
      'resistant depression may be treated alone',
      { ...E, indication: 'TRD with suicidal ideation', medications: [] },
      null,
    ],
    ['in Spanish', { ...E, indication: 'depresión mayor con ideación suicida aguda', medications: [] }, 'defer'],
    ['denied in the indication', { ...E, indication: 'MDD, denies SI', medications: [] }, null],
    [
      'listed as a diagnosis, and no indication',
      { ...E, indication: undefined, ...dx('R45.851'), medications: [] },
      'caution',
      ['indication'],
    ],
    [
      'listed as a diagnosis of before',
      { ...E, indication: 'MDD', diagnoses: [{ code: 'R45.851', status: 'history' }] },
      null,
    ],
  ],
  'indication-unsupported': [
    ['2 trials', { 'context.adequateAntidepressantTrials': 2 }, null],
    ['1 trial', { 'context.adequateAntidepressantTrials': 1 }, 'caution'],
    [
      'not counted',
      { 'context.adequateAntidepressantTrials': undefined },
      'caution',
      ['patient.context.adequateAntidepressantTrials'],
    ],
    [
      'another indication',
      { indication: 'post-traumatic stress disorder', 'context.adequateAntidepressantTrials': 0 },
      null,
    ],
    ['abbreviated', { indication: 'TRD', 'context.adequateAntidepressantTrials': 0 }, 'caution'],
  ],
  'ddi-benzodiazepine': [
    ['generic', takes(['LORAZEPAM', 20]), 'caution'],
    ['brand', takes(['Klonopin', 20]), 'caution'],
    ['class', takes(['benzodiazepine', 20]), 'caution'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-z-drug': [
    ['brand', takes(['Ambien CR', 20]), 'caution'],
    ['none', K, null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-opioid': [
    ['combination', takes(['Percocet', 5]), 'caution'],
    ['with sleep apnoea', { ...dx('G47.33'), ...takes(['tramadol', 5]) }, 'caution'],
    ['antagonists are not opioids', takes(['naloxone', 5]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-cns-depressant': [
    ['gabapentin', takes(['gabapentin', 5]), 'caution'],
    ['antihistamine', takes(['Benadryl', 5]), 'caution'],
    ['antipsychotic', takes(['Seroquel', 5]), 'caution'],
    ['oxybate', takes(['Xyrem', 5]), 'caution'],
    ['an antihistamine that does not sedate', takes(['Zyrtec', 5]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-alcohol': [
    ['23.9 h', { 'context.hoursSinceLastAlcohol': 23.9 }, 'defer'],
    ['24 h', { 'context.hoursSinceLastAlcohol': 24 }, null],
    [
      'listed',
      { ...takes(['wine']), 'context.hoursSinceLastAlcohol': undefined },
      'caution',
      ['patient.context.hoursSinceLastAlcohol'],
    ],
    ['the later of two answers counts', { ...takes(['wine', 40]), 'context.hoursSinceLastAlcohol': 5 }, 'defer'],
    ['not asked', { 'context.hoursSinceLastAlcohol': undefined }, null],
  ],
  'ddi-stimulant': [
    ['brand', takes(['Adderall XR', 20]), 'caution'],
    ['modafinil', takes(['Provigil', 20]), 'caution'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-maoi': [
    ['patch', takes(['Emsam', 5]), 'caution'],
    ['antibiotic', takes(['linezolid', 5]), 'caution'],
    ['misspelt', takes(['phenelzene', 5]), 'caution'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-lamotrigine': [
    ['brand', takes(['Lamictal', 20]), 'info'],
    ['a look-alike', takes(['Lamisil', 20]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-lithium': [
    ['salt', takes(['lithium carbonate', 20]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-antipsychotic': [
    ['haloperidol', takes(['Haldol', 20]), 'info'],
    ['one that was not studied', takes(['Seroquel', 20]), 'info'],
    ['no antipsychotic', takes(['sertraline', 20]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-valproate': [
    ['brand', takes(['Depakote ER', 20]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-antidepressant': [
    ['generic', takes(['sertraline', 20]), 'info'],
    ['inside a combination', takes(['Contrave', 100]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-cyp3a4-inhibitor': [
    ['swallowed', { ...ORAL, ...takes(['clarithromycin', 100]) }, 'caution'],
    ['sublingual', { routeConsidered: 'sublingual-ketamine', ...takes(['ritonavir', 100]) }, 'caution'],
    ['into a vein', takes(['clarithromycin', 100]), 'info'],
    ['into the nose', { ...E, ...takes(['clarithromycin', 100]) }, 'info'],
    ['itraconazole, swallowed: exposure did not change', { ...ORAL, ...takes(['itraconazole', 100]) }, 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-cyp2b6-inhibitor': [
    ['swallowed', { ...ORAL, ...takes(['ticlopidine', 100]) }, 'caution'],
    ['into a vein', takes(['ticlopidine', 100]), 'info'],
    ['weak', { ...ORAL, ...takes(['Plavix', 100]) }, 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-cyp-inducer': [
    ['swallowed', { ...ORAL, ...takes(["St. John's wort", 100]) }, 'caution'],
    ['into a vein', takes(['rifampin', 100]), 'info'],
    ['carbamazepine, into a vein', takes(['Tegretol', 5]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-naltrexone': [
    ['inside a combination', takes(['Contrave', 100]), 'caution'],
    ['depot', takes(['Vivitrol', 1000]), 'caution'],
    ['naloxone is another', takes(['Suboxone', 100]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-theophylline': [
    ['aminophylline', takes(['aminophylline', 100]), 'caution'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-thyroid': [
    ['euthyroid', { ...takes(['Synthroid', 5]), 'labs.tsh': 2 }, 'info'],
    ['TSH missing', takes(['levothyroxine', 5]), 'info', ['patient.labs.tsh']],
    ['toxic', { ...takes(['levothyroxine', 5]), 'labs.tsh': 0.05 }, 'caution'],
    ['TSH 0.1', { ...takes(['levothyroxine', 5]), 'labs.tsh': 0.1 }, 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-antihypertensive': [
    ['combination', takes(['Zestoretic', 5]), 'info'],
    ['clonidine', takes(['clonidine', 5]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-memantine': [
    ['inside a combination', takes(['Auvelity', 100]), 'caution'],
    ['cough syrup', takes(['Robitussin DM', 100]), 'caution'],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-sympathomimetic': [
    ['inside a combination', takes(['Allegra-D', 100]), 'caution'],
    ['its plain sister', takes(['Allegra', 100]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-glp1': [
    ['well today', takes(['Ozempic', 100]), 'caution'],
    ['nausea today', { ...takes(['Wegovy', 100]), ...symptoms('nausea') }, 'defer'],
    ['denied', { ...takes(['Wegovy', 100]), ...symptoms('no nausea') }, 'caution'],
    [
      'symptoms not asked',
      { ...takes(['Mounjaro', 100]), 'context.symptomsToday': undefined },
      'caution',
      ['patient.context.symptomsToday'],
    ],
    ['nausea without it', symptoms('nausea'), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-antidiabetic-fasting': [
    ['insulin', takes(['Lantus', 12]), 'caution'],
    ['sulfonylurea in a combination', takes(['Glucovance', 12]), 'caution'],
    ['metformin alone', takes(['metformin', 12]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-nasal': [
    ['spray', takes(['Nasonex', 12]), 'info'],
    ['inhaler', takes(['Asmanex', 12]), null],
    ['no list', { medications: undefined }, null],
  ],
  'ddi-barbiturate': [
    ['diazepam', takes(['Valium', 20]), 'info'],
    ['barbiturate in a combination', takes(['Fioricet', 20]), 'info'],
    ['no list', { medications: undefined }, null],
  ],
  'diagnoses-missing': [
    ['listed', K, null],
    ['empty is an answer', { diagnoses: [] }, null],
    ['absent', { diagnoses: undefined }, 'defer', ['patient.diagnoses']],
  ],
  'allergies-missing': [
    ['empty is an answer', K, null],
    ['absent', { allergies: undefined }, 'defer', ['patient.allergies']],
  ],
  'diagnosis-unrecognised': [
    ['unknown words', dx('Brugmansia wheal of the third kind'), 'caution', ['patient.diagnoses[1].code']],
    ['unknown code', dx('Q99.9'), 'info'],
    ['empty', { diagnoses: [{}] }, 'defer', ['patient.diagnoses[1].code']],
    ['half known', dx('COPD; frobnitz'), 'caution', ['patient.diagnoses[1].display']],
    ['denied words', dx('no history of psychosis'), 'info'],
    ['known, no rule', dx('fibromyalgia'), null],
    ['no list', { diagnoses: undefined }, null],
  ],
  'medicine-unrecognised': [
    ['unknown', takes(['Zorblatine 5 mg', 3]), 'caution', ['patient.medications[0].rxcui']],
    ['half known', takes(['sertraline/zorblatine', 3]), 'caution'],
    ['misspelt, with a rule', takes(['lorazapam', 30]), 'info'],
    ['misspelt, without a rule', takes(['metfromin', 3]), 'caution'],
    [
      'code and name disagree',
      { medications: [{ name: 'sertraline', rxcui: '6470', lastTakenHoursAgo: 30 }] },
      'caution',
    ],
    ['empty', { medications: [{}] }, 'defer', ['patient.medications[0].name']],
    ['not taken', takes(['no benzodiazepines']), 'info'],
    ['stopped, and a rule reads it', takes(['stopped Xanax 2 days ago']), 'caution'],
    ['stopped, and none does', takes(['stopped metformin']), 'info'],
    ['known', takes(['metformin', 3]), null],
    ['no list', { medications: undefined }, null],
  ],
  'allergy-unrecognised': [
    ['unknown', { allergies: [{ substance: 'zorblatine' }] }, 'info'],
    ['empty', { allergies: [{ reaction: 'hives' }] }, 'defer', ['patient.allergies[0].substance']],
    ['none known', { allergies: [{ substance: 'NKDA' }] }, null],
    ['known', { allergies: [{ substance: 'penicillin' }] }, null],
    ['no list', { allergies: undefined }, null],
  ],
  'answer-unrecognised': [
    ['a symptom', symptoms('strange humming'), 'caution'],
    ['an infection', { 'context.currentInfection': 'infected toe' }, 'caution'],
    ['an earlier reaction', { 'context.priorKetamineReaction': 'vomited twice' }, 'caution'],
    ['none', { 'context.priorKetamineReaction': 'no prior reaction' }, null],
    ['not asked', { 'context.priorKetamineReaction': undefined }, null],
  ],
};

/** One of whatever the figure is counted in, and a hair. */
const STEP = 1.01;

const flagsOf = (id: string, changes: Changes) =>
  screen(wellPatientBut(changes), STARTING_POLICY, NOW).flags.filter(({ rule }) => rule === id);

describe.each(Object.entries(CASES))('%s', (id, cases) => {
  test.each(cases.map(([why, changes, verdict, missing]) => ({ why, changes, verdict, missing: missing ?? [] })))(
    '$why',
    ({ changes, verdict, missing }) => {
      const flags = flagsOf(id, changes);
      expect(flags.map((flag) => flag.verdict)).toEqual(verdict === null ? [] : [verdict]);
      for (const field of missing) expect(flags[0]?.missing).toContain(field);
    },
  );

  test('gives every verdict its row states, no other, and a reason, a release and a way out with it', () => {
    const rule = SCREENING_RULES.find((row) => row.id === id)!;
    const given = new Set<string>();
    for (const [, changes] of cases)
      for (const flag of flagsOf(id, changes)) {
        given.add(flag.verdict);
        expect(flag.because.length).toBeGreaterThan(10);
        expect(flag.sources.length).toBeGreaterThan(0);
        expect(flag.inputs.length + flag.missing.length).toBeGreaterThan(0);
        if (flag.verdict === 'defer') expect(flag.clears).not.toBeNull();
        if (flag.verdict === 'info') expect(flag.override?.how ?? '').not.toContain('records a reason');
      }
    expect([...given].sort()).toEqual([...rule.verdicts].sort());
  });

  // A figure that is moved by one step and turns no case was never stood beside: no case lies just inside, or just outside.
  const rule = SCREENING_RULES.find((row) => row.id === id)!;
  // An interaction names the figure of its hold and leaves it to be judged by hold-not-met; what is no line is left out too.
  const figures = rule.settings.filter(
    (figure) =>
      figure !== 'bp-elevated-inclusive' &&
      (id === 'hold-not-met' || !figure.startsWith('hold-')) &&
      !(id === 'ddi-opioid' && figure === 'stop-bang'),
  );
  test
    .runIf(figures.length > 0)
    .each(figures.flatMap((figure) => [['below', figure, -STEP] as const, ['above', figure, STEP] as const]))(
    'a case lies one step %s the line of %s',
    (_side, figure, step) => {
      const judged = (line: number) =>
        cases.map(([, changes]) => {
          const prepared = prepare(wellPatientBut(changes), NOW);
          const named = prepared.request.routeConsidered;
          const subject = {
            ...prepared,
            policy: STARTING_POLICY,
            setting: (asked: string) => (asked === figure ? line : SETTINGS[asked as SettingId].value),
          };
          const routes = named == null ? ROUTES : [named];
          return routes
            .filter((route) => rule.routes === 'all' || rule.routes.includes(route))
            .map((route) => [rule.judge({ ...subject, route })].flat().map((outcome) => outcome?.verdict ?? null));
        });
      const { value } = SETTINGS[figure];
      expect(judged(value + step)).not.toEqual(judged(value));
    },
  );

  test('a case has the datum missing', () => {
    const lacks = ([, changes, , missing = []]: Case) =>
      missing.length > 0 || Object.values(changes).some((value) => value === undefined || value === null);
    expect(cases.some(lacks)).toBe(true);
  });
});

test('every rule has its cases, every case its rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(SCREENING_RULES.map(({ id }) => id).sort());
});

test('a patient with every good answer is eligible by every route, without a flag', () => {
  for (const routeConsidered of [
    null,
    'iv-ketamine',
    'im-ketamine',
    'sc-ketamine',
    'intranasal-esketamine',
    'intranasal-ketamine',
    'sublingual-ketamine',
    'oral-ketamine',
  ]) {
    const { verdict, flags } = screen(wellPatientBut({ routeConsidered }), STARTING_POLICY, NOW);
    expect({ verdict, flags }).toEqual({ verdict: 'eligible', flags: [] });
  }
});
