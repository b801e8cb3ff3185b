export {
  type BookingDeciding,
  decideBooking,
  decideCancelling,
  decideOffer,
  decideSeries,
  type SeriesCommand,
  type SeriesVisit,
} from './book.ts';
export { bookingConflicts, type HandsClash, handsClashes } from './conflicts.ts';
export {
  type Booking,
  type DayEvent,
  type DayState,
  type Duty,
  dayFold,
  dayHolding,
  dayStream,
  daysThatMayHold,
  type Hours,
  type Waiting,
} from './day.ts';
export { type DayCommand, type DayContext, decideDay, freeStarts, keptFrom } from './decide.ts';
export {
  type DrugNeed,
  type DrugOfDay,
  drugNeeds,
  drugOfDay,
  type VisitForDrug,
} from './drug-needs.ts';
export { ENDING_COMMANDS, type FollowingSession, followSession } from './follow-session.ts';
export { type GivenUp, insteadTask, type LaterVisit, laterVisits, replacedBy } from './given-up.ts';
export { CHECK_IN_MINUTES, type ChairTime, chairTime, type HandsMoment, handsMoments } from './moments.ts';
export { endedWith, mayBeMovedTo } from './next-date.ts';
export {
  type FreedSlot,
  freedSlots,
  type KeptOffer,
  OFFER_CHANNELS,
  OFFER_MINUTES,
  type OfferChannel,
  offerState,
  type SlotOffer,
} from './offers.ts';
export { type OwnTreatment, ownTreatments } from './own-treatments.ts';
export {
  type AnswerPlaceCommand,
  againstMessage,
  decidePlaceAnswer,
  type PlaceState,
  placeKey,
  placeSession,
  placeState,
  readPlaceKey,
} from './place-answer.ts';
export {
  askedOn,
  endUntaken,
  type UntakenPlace,
  untakenAsked,
  untakenEnded,
  untakenPlaces,
  untakenTask,
} from './untaken.ts';
export { withVisitBooked, withVisitOff } from './visit-by-hand.ts';
