/** A calendar date without a time, `yyyy-mm-dd`. */
export type LocalDate = string;

export interface PatientDetails {
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName?: string;
  /** What they like to be called. */
  readonly calledName?: string;
  readonly birthDate: LocalDate;
  readonly sexAtBirth: 'female' | 'male' | 'intersex' | 'not-said';
  readonly pronouns?: string;
  readonly recordNumber?: string;
  readonly language?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: {
    readonly lines: readonly string[];
    readonly city?: string;
    readonly state?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
}

export type PatientRegistered = PatientDetails;

export type PatientDetailsChanged = PatientDetails;

/** SHA-256 of a blob, taken with consent. */
export interface PhotoTaken {
  readonly blob: string;
}

export interface Allergy {
  readonly substance: string;
  readonly reaction?: string;
  readonly severity?: 'mild' | 'moderate' | 'severe' | 'unknown';
}

/** `none-known` is an answer; never having asked is not. */
export interface AllergiesListed {
  readonly answer: 'none-known' | 'listed';
  readonly allergies: readonly Allergy[];
}

export interface Medicine {
  readonly name: string;
  readonly rxcui?: string;
  readonly dose?: string;
  readonly since?: LocalDate;
  readonly stopped?: LocalDate;
}

export interface MedicinesListed {
  readonly medicines: readonly Medicine[];
}

export interface Condition {
  readonly system: 'ICD-10-CM' | 'SNOMED-CT' | 'words';
  readonly code?: string;
  readonly words: string;
  readonly status: 'active' | 'remission' | 'history' | 'ruled-out';
}

export interface ConditionsListed {
  readonly conditions: readonly Condition[];
}

export interface BodyMeasured {
  readonly weightKg?: number;
  readonly heightCm?: number;
}

export interface ContactNamed {
  readonly contact: 'escort' | 'emergency' | 'family' | 'other-prescriber';
  readonly name: string;
  readonly relation?: string;
  readonly phone?: string;
}
