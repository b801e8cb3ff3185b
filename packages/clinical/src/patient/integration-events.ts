/** The patient's own words. Not shared: nobody else reads them, whatever his role. */
export interface JournalWritten {
  readonly words: string;
  readonly shared: boolean;
  /** How the day was, 0 worst to 10 best, as the patient puts it; no validated scale. */
  readonly mood?: number;
}

/** The whole plan as it stands now; the newest one holds. In the patient's own words. */
export interface SafetyPlanWritten {
  readonly signs: readonly string[];
  readonly myself: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly professionals: readonly string[];
  readonly surroundings: readonly string[];
  readonly reasons: readonly string[];
}

/** One minute about a session: how it was, not how well it worked. */
export interface ExperienceAnswered {
  readonly session: string;
  readonly felt: 'good' | 'mixed' | 'hard';
  readonly lookedAfter: 'yes' | 'partly' | 'no';
  readonly nextTime?: string;
}

/** What the patient wants to change, in his own words. */
export interface GoalsSet {
  readonly goals: readonly { readonly goal: string; readonly words: string }[];
}

/** What of the record an integration therapist may see. Nothing until the patient has said so. */
export interface SharingSet {
  readonly scores: boolean;
  readonly goals: boolean;
}

/** Process notes of an integration session. Not shared: only who wrote them reads them. */
export interface IntegrationNoteWritten {
  readonly words: string;
  readonly shared: boolean;
  readonly visit?: string;
  /** The words speak of harm, and the therapist has asked about it and judged that nobody has to call. */
  readonly worry?: 'asked';
}

export interface IntegrationAsked {
  readonly words?: string;
}

/** Who sees the person to talk about what came up, named by a clinician; the newest one holds until it is ended. */
export interface IntegrationReferred {
  readonly therapist: string;
  readonly words?: string;
}

export interface IntegrationEnded {
  readonly because: string;
}

/** Whether a talk came about. Said again, the later word holds. */
export interface IntegrationRecorded {
  readonly visit: string;
  readonly outcome: 'done' | 'not-come';
}
