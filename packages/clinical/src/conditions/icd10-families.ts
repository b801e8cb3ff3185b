import type { ConditionId, FindingStatus } from './condition.ts';

/** Codes that mean the same to us. A code belongs to the longest family it begins with; `status` is what the code itself states. */
export interface CodeFamily {
  readonly is: readonly ConditionId[];
  readonly codes: string;
  readonly status?: FindingStatus;
}

/**
 * ICD-10-CM by family (codes section 8; leaf codes not listed there are from general knowledge, GK). The last families are known
 * to touch no rule: what is in none of them is listed as unrecognised, because "no rule reads it" must be a finding, not a gap.
 */
export const ICD10_FAMILIES: readonly CodeFamily[] = [
  { is: ['hypertension'], codes: 'I10 I11 I12 I13 I15 I1A' },
  { is: ['hypertension', 'heart-failure'], codes: 'I11.0 I13.0 I13.2' },
  { is: ['hypertension', 'hypertension-uncontrolled'], codes: 'I1A.0 I16' },
  { is: ['hypertensive-encephalopathy'], codes: 'I67.4' },
  { is: ['aneurysm-avm'], codes: 'I71 I72 I67.1 Q28.0 Q28.2 Q28.3 Q27.3 Q25.43 I28.0 I79.0 A52.01' },
  { is: ['intracranial-haemorrhage'], codes: 'I60 I61 I62 I69.0 I69.1 I69.2' },
  { is: ['intracranial-haemorrhage', 'head-injury'], codes: 'S06.34 S06.35 S06.36 S06.37 S06.38 S06.4 S06.5 S06.6' },
  { is: ['mi'], codes: 'I21 I22 I23 I24' },
  { is: ['mi-old'], status: 'history', codes: 'I25.2' },
  {
    is: ['angina-unstable', 'coronary-disease'],
    codes: 'I20.0 I25.110 I25.700 I25.710 I25.720 I25.730 I25.750 I25.760 I25.790',
  },
  { is: ['revascularised'], status: 'history', codes: 'Z95.1 Z95.5 Z98.61' },
  { is: ['coronary-disease'], codes: 'I20 I25' },
  { is: ['heart-failure'], codes: 'I50' },
  { is: ['heart-failure-decompensated'], codes: 'I50.21 I50.23 I50.31 I50.33 I50.41 I50.43 I50.811 I50.813 R57.0' },
  { is: ['heart-structural'], codes: 'I05 I06 I07 I08 I34 I35 I36 I37 I42 I43 I27.0 I27.1 I27.2 Q20 Q21 Q22 Q23 Q24' },
  { is: ['arrhythmia'], codes: 'I44 I45 I47 I48 I49' },
  { is: ['arrhythmia-symptomatic'], codes: 'I47.0 I47.2 I49.0 I46' },
  { is: ['stroke-tia'], codes: 'I63 G45' },
  { is: ['stroke-tia-old'], status: 'history', codes: 'I69.3 Z86.73 I69.8 I69.9' },
  {
    is: ['no-rule'],
    codes:
      'G45.4 F17 R03.0 R09.02 R06.81 R40 R41.3 H55 R43 W19 Z32.02 E80 J38.5 R29.810 R47.01 F32 F33 F34 F38 F39 F40 F41 F42 F43 F45 F50 F51 F53 F60 F63 F64 F70 F80 F84 F88 F90 F95 F98 E03 E04 E06 E07 E10 E11 E13 E16 E28 E55 E66 E78 E87 E88 D50 D51 D64 G25 G43 G44 G47 G50 G54 G56 G57 G58 G60 G62 G89 G90 H52 H90 H91 H93 I73 I83 I95 J30 J35 J39 J98 K20 K21 K25 K29 K30 K50 K51 K52 K57 K58 K59 K64 K76 K80 K92 L20 L23 L30 L40 L50 L70 M05 M06 M10 M15 M16 M17 M19 M25 M32 M41 M43 M47 M48 M50 M51 M53 M54 M62 M65 M70 M72 M75 M77 M79 M80 M81 B02 N18 N20 N28 N40 N80 N92 N94 N95 R00 R05 R10 R19 R20 R25 R42 R45 R51 R52 R53 R55 R60 R61 R63 R68 R73 R79 Z00 Z01 Z12 Z13 Z20 Z23 Z32 Z51 Z56 Z60 Z62 Z63 Z65 Z68 Z71 Z72 Z73 Z76 Z79 Z80 Z81 Z82 Z83 Z84 Z85 Z87 Z88 Z90 Z91 Z96',
  },
  { is: ['phaeochromocytoma'], codes: 'E27.5' },
  { is: ['adrenal-mass'], codes: 'D35.0 C74.1' },
  { is: ['preeclampsia', 'pregnancy'], codes: 'O11 O14 O15' },
  { is: ['icp-raised'], codes: 'G93.2 G93.5 G93.6 G91' },
  { is: ['csf-shunt'], codes: 'Z98.2' },
  { is: ['brain-mass'], codes: 'C70 C71 D32.0 D32.9 D33.0 D33.1 D33.2 D43.0 D43.1 D43.2 C79.31 G06.0' },
  { is: ['head-injury'], codes: 'S06 S02.0 S02.1 S02.9 S09.8 S09.90' },
  { is: ['glaucoma'], codes: 'H40 H42' },
  { is: ['glaucoma-acute', 'glaucoma'], codes: 'H40.21' },
  { is: ['open-globe'], codes: 'S05.2 S05.3 S05.5 S05.6' },
  { is: ['psychosis'], codes: 'F32.3 F33.3 F23 F24 F28 F29 F53.1 F06.0 F06.2 R44.0 R44.1 R44.2 R44.3' },
  { is: ['schizophrenia-spectrum'], codes: 'F20 F21 F22 F25' },
  { is: ['mania', 'bipolar'], codes: 'F30 F31.0 F31.1 F31.6' },
  { is: ['mania', 'psychosis', 'bipolar'], codes: 'F30.2 F31.2 F31.64' },
  { is: ['bipolar'], status: 'remission', codes: 'F30.3 F30.4 F31.7' },
  { is: ['bipolar'], codes: 'F31' },
  { is: ['psychosis', 'bipolar'], codes: 'F31.5' },
  { is: ['dementia'], codes: 'F01 F02 F03 G30 G31.0 G31.83' },
  { is: ['mild-cognitive-impairment'], codes: 'G31.84 F06.7' },
  { is: ['delirium'], codes: 'F05' },
  { is: ['dissociative'], codes: 'F44.0 F44.1 F44.2 F44.8 F44.9 F48.1' },
  { is: ['suicide-attempt'], codes: 'T14.91' },
  { is: ['suicidal-ideation'], codes: 'R45.851' },
  { is: ['suicidal-history'], status: 'history', codes: 'Z91.51' },
  { is: ['epilepsy'], codes: 'G40' },
  { is: ['epilepsy', 'seizure'], codes: 'R56.9' },
  {
    is: ['epilepsy-uncontrolled', 'epilepsy'],
    codes:
      'G40.01 G40.11 G40.21 G40.31 G40.41 G40.91 G40.A1 G40.B1 G40.803 G40.804 G40.813 G40.814 G40.823 G40.824 G40.833 G40.834 G41',
  },
  { is: ['sud'], codes: 'F10 F10.2 F11 F11.2 F12 F12.2 F13 F13.2 F14 F14.2 F15 F15.2 F18 F18.2 F19 F19.2' },
  {
    is: ['sud-mild'],
    codes: 'F10.1 F10.9 F11.1 F11.9 F12.1 F12.9 F13.1 F13.9 F14.1 F14.9 F15.1 F15.9 F18.1 F18.9 F19.1 F19.9',
  },
  {
    is: ['sud'],
    status: 'remission',
    codes:
      'F10.11 F10.21 F10.91 F11.11 F11.21 F11.91 F12.11 F12.21 F12.91 F13.11 F13.21 F13.91 F14.11 F14.21 F14.91 F15.11 F15.21 F15.91 F18.11 F18.21 F18.91 F19.11 F19.21 F19.91',
  },
  {
    is: ['sud-intoxication', 'sud'],
    codes:
      'F10.12 F10.13 F10.22 F10.23 F10.92 F10.93 F11.12 F11.13 F11.22 F11.23 F11.92 F11.93 F12.12 F12.13 F12.22 F12.23 F12.92 F12.93 F13.12 F13.13 F13.22 F13.23 F13.92 F13.93 F14.12 F14.13 F14.22 F14.23 F14.92 F14.93 F15.12 F15.13 F15.22 F15.23 F15.92 F15.93 F18.12 F18.13 F18.22 F18.23 F18.92 F18.93 F19.12 F19.13 F19.22 F19.23 F19.92 F19.93',
  },
  {
    is: ['delirium', 'sud-intoxication', 'sud'],
    codes:
      'F10.121 F10.221 F10.921 F10.131 F10.231 F10.931 F11.121 F11.221 F11.921 F11.131 F11.231 F11.931 F12.121 F12.221 F12.921 F12.131 F12.231 F12.931 F13.121 F13.221 F13.921 F13.131 F13.231 F13.931 F14.121 F14.221 F14.921 F14.131 F14.231 F14.931 F15.121 F15.221 F15.921 F15.131 F15.231 F15.931 F18.121 F18.221 F18.921 F18.131 F18.231 F18.931 F19.121 F19.221 F19.921 F19.131 F19.231 F19.931',
  },
  {
    is: ['psychosis', 'sud'],
    codes:
      'F10.15 F10.25 F10.95 F11.15 F11.25 F11.95 F12.15 F12.25 F12.95 F13.15 F13.25 F13.95 F14.15 F14.25 F14.95 F15.15 F15.25 F15.95 F18.15 F18.25 F18.95 F19.15 F19.25 F19.95',
  },
  {
    is: ['dementia', 'sud'],
    codes:
      'F10.27 F10.97 F11.27 F11.97 F12.27 F12.97 F13.27 F13.97 F14.27 F14.97 F15.27 F15.97 F18.27 F18.97 F19.27 F19.97',
  },
  { is: ['sud', 'sud-hallucinogen'], codes: 'F16 F16.2' },
  { is: ['sud-mild', 'sud-hallucinogen'], codes: 'F16.1 F16.9' },
  { is: ['sud', 'sud-hallucinogen'], status: 'remission', codes: 'F16.11 F16.21 F16.91' },
  { is: ['sud-intoxication', 'sud', 'sud-hallucinogen'], codes: 'F16.12 F16.13 F16.22 F16.23 F16.92 F16.93' },
  {
    is: ['delirium', 'sud-intoxication', 'sud', 'sud-hallucinogen'],
    codes: 'F16.121 F16.221 F16.921 F16.131 F16.231 F16.931',
  },
  { is: ['psychosis', 'sud', 'sud-hallucinogen'], codes: 'F16.15 F16.25 F16.95' },
  { is: ['dementia', 'sud', 'sud-hallucinogen'], codes: 'F16.27 F16.97' },
  {
    is: ['pregnancy'],
    codes:
      'Z33.1 Z34 Z3A O09 O10 O12 O13 O16 O20 O21 O22 O23 O24 O25 O26 O28 O29 O30 O31 O32 O33 O34 O35 O36 O40 O41 O42 O43 O44 O45 O46 O47 O48 O99 Z32.01',
  },
  { is: ['breastfeeding'], codes: 'Z39.1' },
  { is: ['anaesthetic-allergy'], status: 'active', codes: 'Z88.4' },
  { is: ['liver-decompensated'], codes: 'K72 K70.4 K71.1 K76.7 K76.81 K76.82 I85.01 I85.11 K65.2 R18' },
  { is: ['liver-decompensated', 'cirrhosis'], codes: 'K70.31' },
  { is: ['cirrhosis'], codes: 'K70.3 K74.3 K74.4 K74.5 K74.6 K71.7 K76.6' },
  { is: ['cystitis'], codes: 'N30.1 N30.2 N30.3 N30.4 N30.8 N30.9' },
  { is: ['cystitis', 'haematuria'], codes: 'N30.11 N30.21 N30.31 N30.41 N30.81 N30.91' },
  { is: ['haematuria'], codes: 'R31' },
  { is: ['dysuria'], codes: 'R30' },
  { is: ['uti'], codes: 'N30.0 N39.0 N10' },
  { is: ['urologic-symptoms'], codes: 'R35 R39.15 N32.81' },
  { is: ['hyperthyroid'], codes: 'E05' },
  { is: ['porphyria-acute'], codes: 'E80.2' },
  { is: ['osa'], codes: 'G47.3' },
  { is: ['lung-disease'], codes: 'J41 J42 J43 J44 J45 J47 J84 J96.1' },
  {
    is: ['lung-exacerbation', 'lung-disease'],
    codes:
      'J44.0 J44.1 J45.21 J45.22 J45.31 J45.32 J45.41 J45.42 J45.51 J45.52 J45.901 J45.902 J47.0 J47.1 J96.0 J96.2 J96.9',
  },
  { is: ['home-oxygen'], codes: 'Z99.81' },
  {
    is: ['respiratory-infection'],
    codes: 'J00 J01 J02 J03 J04 J05 J06 J09 J10 J11 J12 J13 J14 J15 J16 J17 J18 J20 J21 J22 U07.1',
  },
  { is: ['nasal-pathology'], codes: 'J32 J33 J34' },
  { is: ['obesity-class-3'], codes: 'E66.01 E66.2 E66.813 Z68.41 Z68.42 Z68.43 Z68.44 Z68.45' },
  { is: ['dialysis'], codes: 'N18.6 Z99.2 Z49' },
  { is: ['chest-pain'], codes: 'R07' },
  { is: ['dyspnoea'], codes: 'R06.0' },
  { is: ['severe-headache'], codes: 'G44.53' },
  { is: ['visual-change'], codes: 'H53.1 H53.2 H53.8' },
  { is: ['confusion'], codes: 'R41.0' },
  { is: ['gut-symptoms'], codes: 'R11' },
  { is: ['no-rule'], status: 'remission', codes: 'F32.4 F32.5 F33.4' },
];
