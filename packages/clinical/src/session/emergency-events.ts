/** A card was opened: from now on each tap is an entry. Cards and steps are rows of `emergency`. */
export interface EmergencyOpened {
  readonly emergency: string;
  readonly card: string;
}
export interface EmergencyStepTaken {
  readonly emergency: string;
  readonly card: string;
  readonly step: string;
  readonly words?: string;
}
export interface EmergencyClosed {
  readonly emergency: string;
  readonly outcome: 'recovered' | 'transferred' | 'false-alarm' | 'died' | 'other';
  readonly familyCalled: boolean;
  readonly words?: string;
}

/** A person stands for what a tablet logged while nobody was logged in. */
export interface EmergencySigned {
  readonly emergency: string;
  readonly words?: string;
}
