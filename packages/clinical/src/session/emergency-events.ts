/** What the decision adds to an entry of the log. */
interface Logged {
  /** Said by a tablet, or by somebody who neither nurses nor prescribes: one who does stands for it later. */
  readonly signatureOwed?: true;
}

/** A card was opened: from now on each tap is an entry. Cards and steps are rows of `emergency`. */
export interface EmergencyOpened extends Logged {
  readonly emergency: string;
  readonly card: string;
}
export interface EmergencyStepTaken extends Logged {
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

/** Who nurses or prescribes stands for what a tablet, or somebody who does neither, logged in an emergency. */
export interface EmergencySigned {
  readonly emergency: string;
  readonly words?: string;
}
