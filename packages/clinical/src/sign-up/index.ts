export { adultYears, ageOn } from './age.ts';
export { emailKey, PERSON_KEYS, type PersonKey, personKeys, phoneKey, reachKey, type Told } from './alike.ts';
export {
  SIGN_UP_COMMANDS,
  type SignUpCommand,
  type SignUpCommandBodies,
  type SignUpCommandKind,
} from './commands.ts';
export {
  CLOSED_BECAUSE,
  type ClosedBecause,
  type ContactAnswers,
  type Guardian,
  REFERRAL_PARTS,
  type ReferralPart,
  type ReferralWritten,
  type Referrer,
  type SelfCheckCarried,
  type SignedUp,
  type SignUpAccepted,
  type SignUpClosed,
  type SignUpEventBodies,
  type SignUpJoined,
  type SignUpMerged,
  type SignUpSafetyTold,
} from './events.ts';
export { medicineLines, selfCheckAnswers } from './self-check-answers.ts';
export { readSignUp, SIGN_UP_STATES, type SignUp, type SignUpState } from './sign-up.ts';
