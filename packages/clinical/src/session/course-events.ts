import type { Route } from '../dosing/index.ts';
import type { Reason } from '../record/index.ts';
import type { Instant } from '../units/index.ts';

export interface SessionPlanned {
  readonly patient: string;
  readonly site: string;
  readonly startsAt: Instant;
  readonly route: Route;
  /** Key of a regimen of the policy, which fixes grid, observation and release. */
  readonly regimen: string;
  readonly chair?: string;
  readonly course?: string;
  /** First treatment of this patient with this molecule; absent is not known, and treated as a first. */
  readonly firstTreatment?: boolean;
  /** Fewer checks, after uneventful sessions; absent is the regimen's own grid. Any trigger brings that back (e.1). */
  readonly grid?: 'light';
  readonly policyVersion: string;
}
export interface PatientArrived {
  readonly chair?: string;
}
export interface ChairAssigned {
  readonly chair: string;
  /** Somebody else was in it by the record. */
  readonly flags?: readonly Reason[];
}
export interface SessionCancelled {
  readonly by: 'patient' | 'clinic' | 'no-show';
  readonly reason: string;
}
/** Treatment ends early. Undosed, the session is over; dosed, recovery begins and release is still owed. */
export interface SessionStopped {
  readonly because: 'deferred' | 'patient-wish' | 'adverse-event' | 'threshold' | 'equipment' | 'staffing' | 'other';
  readonly reason: string;
  /** Rule ids that decided it. */
  readonly rules: readonly string[];
  /** Everyone sent home untreated is asked; absent is flagged. */
  readonly suicideRisk?: 'none' | 'present' | 'not-asked';
  /** Of what was taken out and not given: on the shelf again, or not yet. Absent: nothing was out, or nobody said. */
  readonly drug?: 'put-back' | 'still-out';
}
export interface PatientTransferred {
  readonly to: string;
  readonly how: 'ambulance' | 'walked-across' | 'other';
  readonly handedTo?: string;
  readonly reason: string;
}
