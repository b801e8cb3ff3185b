import { adoptionFold, POLICY_STREAM } from '@keel/clinical/adoption';
import { CALLS_STREAM } from '@keel/clinical/calls';
import { FEES_STREAM, feesFold } from '@keel/clinical/costs';
import { COVER_STREAM, coverFold } from '@keel/clinical/cover';
import { dayFold } from '@keel/clinical/day';
import { deviceFold } from '@keel/clinical/feed';
import { caseloadFold, INTEGRATION_STREAM } from '@keel/clinical/integration';
import { patientFold } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { PUBLIC_FACTS_STREAM, publicFactsFold } from '@keel/clinical/public-facts';
import { type Fold, type StreamName, streamKind } from '@keel/clinical/record';
import { registerFold } from '@keel/clinical/register';
import { sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';

/** A stream that nobody decides on yet: its events are kept, and that is all. */
const untold: Fold<null> = { initial: () => null, evolve: () => null };

/** How each stream is folded when something is decided on it. */
export function foldOf(stream: StreamName): Fold<unknown> {
  if (stream === STAFF_STREAM) return staffFold as Fold<unknown>;
  if (stream === POLICY_STREAM) return adoptionFold as Fold<unknown>;
  if (stream === PLACES_STREAM) return placesFold as Fold<unknown>;
  if (stream === COVER_STREAM) return coverFold as Fold<unknown>;
  if (stream === INTEGRATION_STREAM) return caseloadFold as Fold<unknown>;
  if (stream === PUBLIC_FACTS_STREAM) return publicFactsFold as Fold<unknown>;
  if (stream === CALLS_STREAM) return patientFold as Fold<unknown>;
  if (stream === FEES_STREAM) return feesFold as Fold<unknown>;
  switch (streamKind(stream)) {
    case 'session':
      return sessionFold as Fold<unknown>;
    case 'patient':
      return patientFold as Fold<unknown>;
    case 'register':
      return registerFold as Fold<unknown>;
    case 'day':
      return dayFold as Fold<unknown>;
    case 'device':
      return deviceFold as Fold<unknown>;
    default:
      return untold as Fold<unknown>;
  }
}
