/**
 * The states of health that a screening rule reads, finer than a diagnosis list: one name for each thing a rule must tell
 * apart. `no-rule` says that we know the entry and no rule reads it, which is not the same as not knowing it.
 */
export type ConditionId =
  | 'hypertension'
  | 'hypertension-uncontrolled'
  | 'hypertensive-encephalopathy'
  | 'aneurysm-avm'
  | 'intracranial-haemorrhage'
  | 'mi'
  | 'mi-old'
  | 'angina-unstable'
  | 'revascularised'
  | 'coronary-disease'
  | 'heart-failure-decompensated'
  | 'heart-failure'
  | 'heart-failure-compensated'
  | 'valve-disease-severe'
  | 'heart-structural'
  | 'arrhythmia-symptomatic'
  | 'arrhythmia'
  | 'stroke-tia'
  | 'stroke-tia-old'
  | 'phaeochromocytoma'
  | 'adrenal-mass'
  | 'preeclampsia'
  | 'icp-raised'
  | 'brain-mass'
  | 'csf-shunt'
  | 'head-injury'
  | 'glaucoma'
  | 'glaucoma-acute'
  | 'open-globe'
  | 'eye-surgery-planned'
  | 'psychosis'
  | 'schizophrenia-spectrum'
  | 'mania'
  | 'bipolar'
  | 'dementia'
  | 'mild-cognitive-impairment'
  | 'delirium'
  | 'dissociative'
  | 'suicide-attempt'
  | 'suicidal-intent'
  | 'suicidal-ideation'
  | 'suicidal-history'
  | 'epilepsy'
  | 'epilepsy-uncontrolled'
  | 'sud'
  | 'sud-mild'
  | 'sud-intoxication'
  | 'sud-hallucinogen'
  | 'sud-ketamine'
  | 'pregnancy'
  | 'breastfeeding'
  | 'anaesthetic-allergy'
  | 'liver-decompensated'
  | 'cirrhosis'
  | 'ketamine-cystitis'
  | 'cystitis'
  | 'haematuria'
  | 'dysuria'
  | 'uti'
  | 'urologic-symptoms'
  | 'hyperthyroid'
  | 'porphyria-acute'
  | 'osa'
  | 'lung-disease'
  | 'lung-exacerbation'
  | 'home-oxygen'
  | 'respiratory-infection'
  | 'nasal-pathology'
  | 'nasal-block'
  | 'obesity-class-3'
  | 'dialysis'
  | 'chest-pain'
  | 'dyspnoea'
  | 'severe-headache'
  | 'visual-change'
  | 'seizure'
  | 'focal-deficit'
  | 'confusion'
  | 'gut-symptoms'
  | 'no-rule';

export type DiagnosisStatus = 'active' | 'remission' | 'history' | 'ruled-out';
/** What a recognised entry says about now. An entry that is ruled out says nothing and is left out. */
export type FindingStatus = 'active' | 'remission' | 'history';

/** One thing an entry says. `by` tells whether its code or its words said so; `suspected` entries fire like certain ones. */
export interface ConditionFinding {
  readonly condition: ConditionId;
  readonly status: FindingStatus;
  readonly by: 'code' | 'words';
  /** The words of the entry that are about it and about nothing else: only these can make it milder. */
  readonly about: string;
}

/** A diagnosis as other systems send it. Every part may be absent; absent is unknown, never "no". */
export interface DiagnosisEntry {
  readonly system?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly display?: string | null | undefined;
  readonly status?: DiagnosisStatus | null | undefined;
  /** ISO date */
  readonly onset?: string | null | undefined;
}

/** What became of one entry. `unread` names why a person must look at it; null when nothing is left to ask. */
export interface RecognisedCondition {
  readonly findings: readonly ConditionFinding[];
  /** Words such as "severe" or "untreated" that a rule may need beside the condition. */
  readonly words: ReadonlySet<string>;
  readonly unread: 'empty' | 'unknown-words' | 'unknown-code' | 'negated' | null;
  /** Statements of an entry that was read otherwise ("frobnitz" of "COPD; frobnitz"): no rule looked at them. */
  readonly unreadParts: readonly string[];
  /** The entry as it was written: its words, or its code. */
  readonly label: string;
}
