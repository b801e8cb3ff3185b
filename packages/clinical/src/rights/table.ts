import type { Grant, Grants, Relation } from './rights.ts';

const given = (grant: Grant, ...relations: readonly Relation[]) =>
  Object.fromEntries(relations.map((relation) => [relation, grant])) as Readonly<Partial<Record<Relation, Grant>>>;

/** Any patient of the clinic, except oneself: in a clinic of a few chairs whoever is free helps. */
const PATIENTS = given('allow', 'own-patient', 'clinic');
const PATIENTS_STEP_UP = given('step-up', 'own-patient', 'clinic');
/** A chart that was opened with a reason counts as well. */
const OPENED = given('allow', 'own-patient', 'clinic', 'emergency');
/** Whoever was referred to this therapist, for as long as he is. */
const REFERRED = given('allow', 'referred');
const ONLY_OPENED = given('allow', 'emergency');
const CLINIC = given('allow', 'clinic');
const CLINIC_STEP_UP = given('step-up', 'clinic');
const SELF = given('allow', 'self');
const SELF_STEP_UP = given('step-up', 'self');

const NURSING: Grants = { prescriber: PATIENTS, nurse: PATIENTS };
/**
 * What an enrolled tablet may record while nobody is logged in, or somebody whose role may not: the emergency log. A person signs
 * for it later.
 */
const EMERGENCY: Grants = { ...NURSING, tablet: CLINIC };
/**
 * Who runs the house and sees it may log what is done in an emergency, at any screen, under the own name: nothing is shown by it. An
 * auditor changes nothing and a therapist has his own people alone; on an enrolled tablet the tablet says it for them.
 */
const EMERGENCY_LOG: Grants = {
  ...EMERGENCY,
  owner: PATIENTS,
  'front-desk': PATIENTS,
  biller: PATIENTS,
};
const PRESCRIBING: Grants = { prescriber: PATIENTS };
/** The desk greets, seats and books, and sees nothing clinical. */
const DESK: Grants = { ...NURSING, 'front-desk': PATIENTS };
/** Who talks with people about money, and who may change what they owe. */
const BILLING: Grants = { owner: PATIENTS, biller: PATIENTS, 'front-desk': PATIENTS };
const BOOKKEEPING: Grants = { owner: PATIENTS, biller: PATIENTS };
/** Who says when the clinic is open and who is there. */
const PLANNING: Grants = { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC };
const OWNERS: Grants = { owner: CLINIC_STEP_UP };
const STAFF: Grants = {
  owner: CLINIC,
  prescriber: CLINIC,
  nurse: CLINIC,
  'front-desk': CLINIC,
  biller: CLINIC,
  auditor: CLINIC,
};
/** What everybody who works here may look up about the house. */
const HOUSE: Grants = { ...STAFF, therapist: CLINIC };
const OWN_LOGIN: Grants = {
  owner: SELF,
  prescriber: SELF,
  nurse: SELF,
  'front-desk': SELF,
  biller: SELF,
  auditor: SELF,
  therapist: SELF,
};
const OWN_SECRETS: Grants = {
  owner: SELF_STEP_UP,
  prescriber: SELF_STEP_UP,
  nurse: SELF_STEP_UP,
  'front-desk': SELF_STEP_UP,
  biller: SELF_STEP_UP,
  auditor: SELF_STEP_UP,
  therapist: SELF_STEP_UP,
};
const ANYONE: Grants = { anyone: given('allow', 'none') };
const CLOCK: Grants = { system: PATIENTS };
/** The own chart in the portal, and nobody else's. */
const OWN_CHART: Grants = { patient: SELF };
/** Whoever came by a link, about the one person it is for. */
const LINKED: Grants = { patient: SELF, escort: SELF, referrer: SELF };

/**
 * Who may do what, once, for browser and server alike. What is not here is denied. A new command, view or topic gets
 * its line here before it answers: a test compares this table with the routes, both ways.
 *
 * Basis: clinic policy (PD) within design 11; what an owner may tighten is a matter of `clinic/policy`.
 */
export const RIGHTS = {
  // ---- session: facts ------------------------------------------------------------------------------------------
  'command/record-arrival': DESK,
  'command/assign-chair': DESK,
  'command/arrange-escort': DESK,
  'command/record-escort-arrival': DESK,
  'command/record-escort-call': DESK,
  'command/record-patient-call': DESK,
  'command/answer-fasting': NURSING,
  'command/check-consent': NURSING,
  'command/review-medicines': NURSING,
  'command/check-rems': NURSING,
  'command/answer-pregnancy': NURSING,
  'command/answer-substances': NURSING,
  'command/answer-since-last': NURSING,
  'command/ask-suicide-risk': NURSING,
  'command/record-glucose': EMERGENCY,
  'command/record-weight': NURSING,
  'command/check-rescue': NURSING,
  'command/record-prescriber-presence': DESK,
  'command/take-screening': NURSING,
  'command/check-pump': NURSING,
  'command/prepare-drug': NURSING,
  'command/confirm-identity': NURSING,
  'command/change-infusion-rate': NURSING,
  'command/pause-infusion': EMERGENCY,
  'command/stop-infusion': EMERGENCY,
  'command/read-pump-volume': NURSING,
  'command/flush-line': NURSING,
  'command/discard-line': NURSING,
  'command/record-line-failure': EMERGENCY,
  'command/open-emergency': EMERGENCY_LOG,
  'command/take-emergency-step': EMERGENCY_LOG,
  'command/close-emergency': NURSING,
  'command/sign-emergency': NURSING,
  'command/place-access': NURSING,
  'command/remove-access': NURSING,
  'command/chart-observations': EMERGENCY,
  'command/record-care': EMERGENCY,
  'command/write-session-note': EMERGENCY,
  'command/record-adverse-event': EMERGENCY,
  'command/record-agreements': NURSING,
  'command/record-presence': EMERGENCY,
  'command/hand-over-chair': NURSING,
  'command/start-off-monitor': NURSING,
  'command/end-off-monitor': NURSING,
  'command/score-aldrete': NURSING,
  'command/score-padss': NURSING,
  'command/check-criterion': NURSING,
  'command/give-advice': NURSING,
  'command/judge-readiness': NURSING,
  'command/judge-vitals': NURSING,
  'command/record-left': DESK,
  'command/record-left-before-release': DESK,
  'command/record-transfer': EMERGENCY,
  'command/stop-session': NURSING,
  'command/cancel-session': DESK,
  'command/ask-prescriber': NURSING,
  'command/wait-before-dose': NURSING,
  'command/answer-question': PRESCRIBING,
  'command/sign-spoken-order': { prescriber: PATIENTS_STEP_UP },
  'command/cancel-order': PRESCRIBING,
  'command/explain-deviation': NURSING,
  // ---- session: giving -----------------------------------------------------------------------------------------
  'command/start-infusion': NURSING,
  'command/resume-infusion': NURSING,
  'command/give-bolus': NURSING,
  'command/give-injection': NURSING,
  'command/give-mouth-dose': NURSING,
  'command/give-device': NURSING,
  'command/give-medicine': EMERGENCY,
  // ---- session: orders -----------------------------------------------------------------------------------------
  'command/plan-session': DESK,
  /** A nurse takes down a spoken order, reads it back, and the prescriber signs it: which one it is the domain judges. */
  'command/write-order': NURSING,
  'command/order-medicine': NURSING,
  'command/pass-gate': NURSING,
  'command/release-patient': NURSING,
  'command/sign-session': { prescriber: PATIENTS_STEP_UP, nurse: PATIENTS_STEP_UP },
  'command/change-alarm-limits': NURSING,
  'command/acknowledge-alarm': NURSING,
  'command/pause-alarms': NURSING,
  'command/correct-entry': NURSING,
  'command/undo-entry': { ...NURSING, tablet: CLINIC },
  'command/strike-entry': NURSING,
  'command/tick-session': CLOCK,
  // ---- patient -------------------------------------------------------------------------------------------------
  'command/register-patient': DESK,
  'command/change-patient-details': DESK,
  /** "My phone was stolen": whoever hears it ends every sign-in to that person's pages, or the person does. */
  'command/end-portal-logins': { ...DESK, owner: PATIENTS, biller: PATIENTS, ...OWN_CHART },
  'command/take-photo': DESK,
  'command/list-allergies': NURSING,
  'command/list-medicines': NURSING,
  'command/list-conditions': NURSING,
  'command/measure-body': NURSING,
  'command/name-contact': DESK,
  'command/sign-consent': DESK,
  /** At any time, by whoever gave it: nobody has to ask for it. */
  'command/withdraw-consent': { ...DESK, ...OWN_CHART },
  'command/enroll-in-rems': NURSING,
  'command/answer-screening': NURSING,
  'command/record-screening': NURSING,
  'command/sign-decision': { prescriber: PATIENTS_STEP_UP },
  'command/start-course': PRESCRIBING,
  'command/end-course': PRESCRIBING,
  'command/sign-plan': { prescriber: PATIENTS_STEP_UP },
  'command/book-visit': DESK,
  'command/book-series': DESK,
  'command/cancel-visit': DESK,
  'command/answer-scale': { ...NURSING, ...OWN_CHART },
  'command/open-task': DESK,
  /** A biller has tasks about money, and no others: which they are the domain judges. */
  'command/take-task': { ...DESK, biller: PATIENTS, owner: PATIENTS },
  'command/close-task': { ...DESK, biller: PATIENTS, owner: PATIENTS },
  'command/report-adverse-event': NURSING,
  'command/record-result': NURSING,
  'command/ask-bladder': NURSING,
  'command/ask-craving': NURSING,
  'command/draft-letter': NURSING,
  /** What leaves the clinic under its name is sent by whom it is signed by. */
  'command/follow-letter': PRESCRIBING,
  'command/write-patient-note': DESK,
  'command/try-contact': DESK,
  'command/answer-check-in': { ...NURSING, ...OWN_CHART },
  /** Told by the own page while a form is filled in; whoever hears it said says what was heard. */
  'command/tell-answers-so-far': OWN_CHART,
  'command/say-not-safe': { ...NURSING, ...OWN_CHART },
  /** Whoever hears it says it: the desk, the biller on the phone. */
  'command/report-distress': { ...DESK, owner: PATIENTS, biller: PATIENTS, therapist: REFERRED },
  /** Its author's own words: nobody writes them for him. */
  'command/write-journal': OWN_CHART,
  'command/write-safety-plan': { ...NURSING, ...OWN_CHART },
  'command/answer-experience': { ...NURSING, ...OWN_CHART },
  'command/set-goals': { ...NURSING, ...OWN_CHART, therapist: REFERRED },
  'command/set-sharing': OWN_CHART,
  /** His own words about a talk: nobody writes them for him, and nobody else reads them unless he shares them. */
  'command/write-integration-note': { therapist: REFERRED },
  'command/correct-integration-note': { therapist: REFERRED },
  'command/refer-integration': NURSING,
  'command/end-integration': { ...NURSING, therapist: REFERRED },
  'command/book-integration': { ...DESK, therapist: REFERRED },
  'command/cancel-integration': { ...DESK, therapist: REFERRED },
  'command/record-integration': { ...DESK, therapist: REFERRED },
  'command/ask-integration': { ...DESK, ...OWN_CHART },
  'command/decide-follow-up': PRESCRIBING,
  /** By mouth at home, where the clinic's policy allows it: ordered by a signature, told of by the patient or to a nurse on the phone. */
  'command/order-home': { prescriber: PATIENTS_STEP_UP },
  'command/refill-home': { prescriber: PATIENTS_STEP_UP },
  'command/end-home': PRESCRIBING,
  'command/tell-home-dose': { ...NURSING, ...OWN_CHART },
  /** Whoever hears on the phone what the adult says who is there enters it. */
  'command/answer-as-home-adult': { ...NURSING, escort: SELF },
  // ---- the phone: whoever picks it up ----------------------------------------------------------------------------
  'command/open-call': DESK,
  'command/answer-call': DESK,
  'command/turn-call': DESK,
  'command/end-call': DESK,
  'command/identify-caller': DESK,
  // ---- before the first dose: what the patient says, signs and prepares -------------------------------------------
  'command/answer-intake': { ...NURSING, ...OWN_CHART },
  'command/finish-intake': { ...NURSING, ...OWN_CHART },
  'command/upload-document': { ...DESK, ...OWN_CHART },
  /** On a tablet that staff hand over, with their name on the paper. */
  'command/sign-consent-text': { ...DESK, ...OWN_CHART },
  'command/ask-about-consent': { ...DESK, ...OWN_CHART },
  /** Whoever asked says himself that he needs no answer; staff answer, and close the task. */
  'command/withdraw-consent-question': OWN_CHART,
  'command/name-escort': { ...DESK, ...OWN_CHART },
  /** By telephone: whoever hears the escort's yes or no enters it. */
  'command/answer-as-escort': { ...DESK, escort: SELF },
  /** What the desk hears on the phone is `answer-offer`. */
  'command/answer-place': OWN_CHART,
  'command/report-food': { ...DESK, ...OWN_CHART },
  'command/say-cannot-come': { ...DESK, ...OWN_CHART },
  'command/tick-preparation': { ...DESK, ...OWN_CHART },
  /** What becomes of a medicine before a session is said by a prescriber, with his name behind it, or by nobody. */
  'command/instruct-holds': PRESCRIBING,
  /** What the patient wants told to the nurse, and what he wants of his record; a word at the desk counts as well. */
  'command/wish-next-time': { ...DESK, patient: SELF },
  'command/ask-deletion': { ...DESK, patient: SELF },
  // ---- money: what is charged follows from signed sessions; what is said about it is said by who answers for bills ----
  'command/ask-estimate': { ...DESK, biller: PATIENTS, patient: SELF },
  'command/issue-estimate': BILLING,
  'command/state-cover': BILLING,
  'command/record-authorisation': BILLING,
  'command/record-payment': BILLING,
  'command/adjust-charge': BOOKKEEPING,
  'command/agree-discount': BOOKKEEPING,
  'command/agree-payment-plan': BILLING,
  'command/set-fees': { owner: CLINIC_STEP_UP, biller: CLINIC_STEP_UP },
  'command/set-billing-identity': { owner: CLINIC_STEP_UP, biller: CLINIC_STEP_UP },
  'command/correct-patient-entry': DESK,
  'command/undo-patient-entry': DESK,
  'command/strike-patient-entry': NURSING,
  // ---- signing up, and being reached -----------------------------------------------------------------------------
  /** By oneself in the portal, or taken down by the desk from a call or a letter. */
  'command/sign-up': { ...DESK, ...OWN_CHART },
  'command/refer-patient': { ...DESK, referrer: SELF },
  'command/accept-sign-up': DESK,
  'command/close-sign-up': DESK,
  'command/merge-sign-up': DESK,
  'command/change-contact-consent': { ...DESK, ...OWN_CHART },
  'command/stop-messages': LINKED,
  'command/send-message': DESK,
  'command/record-printed': DESK,
  'command/record-delivery': CLOCK,
  'command/tick-patient': CLOCK,
  // ---- the controlled-drug register ------------------------------------------------------------------------------
  'command/open-register': { owner: CLINIC_STEP_UP, prescriber: CLINIC_STEP_UP },
  'command/receive-stock': NURSING,
  'command/open-container': NURSING,
  'command/draw-drug': NURSING,
  'command/record-drug-given': NURSING,
  'command/waste-drug': NURSING,
  'command/witness-waste': NURSING,
  'command/return-draw': NURSING,
  'command/remove-container': { owner: CLINIC_STEP_UP, prescriber: CLINIC_STEP_UP, nurse: CLINIC_STEP_UP },
  'command/finish-container': NURSING,
  'command/count-stock': NURSING,
  'command/declare-discrepancy': { ...NURSING, owner: CLINIC },
  /** What was missing is decided by the registrant, not by who found it (l.5). */
  'command/decide-discrepancy': { owner: CLINIC_STEP_UP, prescriber: CLINIC_STEP_UP },
  /** Seeing to it is a nurse's as well: the notice may be hers to send. */
  'command/take-discrepancy': { ...NURSING, owner: CLINIC },
  'command/answer-case-duty': { owner: CLINIC_STEP_UP, prescriber: CLINIC_STEP_UP },
  'command/close-discrepancy': { owner: CLINIC_STEP_UP, prescriber: CLINIC_STEP_UP },
  // ---- the day: chairs, hands, people who wait --------------------------------------------------------------------
  'command/open-day': PLANNING,
  'command/plan-duty': PLANNING,
  'command/cancel-duty': PLANNING,
  'command/book-chair': DESK,
  'command/cancel-booking': DESK,
  'command/check-rooms': { prescriber: CLINIC, nurse: CLINIC },
  'command/count-kit': { prescriber: CLINIC, nurse: CLINIC },
  'command/close-day': { prescriber: CLINIC_STEP_UP, nurse: CLINIC_STEP_UP },
  'command/list-waiting': DESK,
  'command/end-waiting': DESK,
  'command/offer-slot': DESK,
  'command/answer-offer': DESK,
  // ---- devices and places ----------------------------------------------------------------------------------------
  'command/register-device': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'command/retire-device': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'command/associate-device': NURSING,
  'command/detach-device': { prescriber: CLINIC, nurse: CLINIC },
  'command/name-clinic': { owner: CLINIC },
  'command/open-site': { owner: CLINIC },
  /** Who checks the kit lists what is in it. */
  'command/list-kit': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'command/open-chair': { owner: CLINIC },
  'command/close-chair': { owner: CLINIC },
  // ---- staff, tablets, emergency access ------------------------------------------------------------------------
  'command/add-person': OWNERS,
  'command/rename-person': OWNERS,
  'command/set-roles': OWNERS,
  'command/end-person': OWNERS,
  'command/readmit-person': OWNERS,
  'command/enrol-tablet': OWNERS,
  'command/end-tablet': OWNERS,
  'command/open-in-emergency': {
    owner: PATIENTS_STEP_UP,
    prescriber: PATIENTS_STEP_UP,
    nurse: PATIENTS_STEP_UP,
    'front-desk': PATIENTS_STEP_UP,
    biller: PATIENTS_STEP_UP,
  },
  'command/close-emergency-opening': STAFF,
  'command/review-emergency-opening': { owner: CLINIC, auditor: CLINIC },
  // ---- what the clinic works by ------------------------------------------------------------------------------
  'command/adopt-policy': { prescriber: CLINIC_STEP_UP },
  /** What the clinic says of itself to anybody who asks: its owner answers for it. */
  'command/state-public-facts': { owner: CLINIC },
  /** Who reads what patients write, and when: a promise that every patient is shown. */
  'command/set-cover': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  // ---- views ---------------------------------------------------------------------------------------------------
  'view/board': { prescriber: CLINIC, nurse: CLINIC },
  'view/session': { prescriber: OPENED, nurse: OPENED, owner: ONLY_OPENED, 'front-desk': ONLY_OPENED },
  'view/release': { prescriber: OPENED, nurse: OPENED, owner: ONLY_OPENED, 'front-desk': ONLY_OPENED },
  'view/patients': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC, biller: CLINIC, owner: CLINIC },
  'view/patient': {
    prescriber: OPENED,
    nurse: OPENED,
    'front-desk': OPENED,
    biller: OPENED,
    owner: OPENED,
  },
  /** Names, kinds and clocks of what is owed about patients: the desk sees its own, without what is clinical. */
  'view/tasks': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC, owner: CLINIC, biller: CLINIC },
  /** Names with a score that is lacking: clinical, for those who treat. */
  'view/completeness': { prescriber: CLINIC, nurse: CLINIC },
  'view/cover': HOUSE,
  'view/public-facts': STAFF,
  /** Who sees whom and when: a therapist his own people, the desk the hours. Goals and scores only as the patient shares them. */
  'view/integration': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC, therapist: CLINIC },
  /** One person as his therapist sees him, with the notes that are the therapist's own. */
  'view/integration-record': { therapist: REFERRED },
  /** Whoever may pick up the phone; what was said is for those who treat, and for whoever took the call. */
  'view/calls': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC },
  'view/callers': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC },
  /** What stands open tonight, by name. */
  'view/closing': { prescriber: CLINIC, nurse: CLINIC },
  'view/register': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'view/day-drugs': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'view/trace': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, auditor: CLINIC },
  'view/inspection': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, auditor: CLINIC },
  /** The same as papers that leave the clinic: each is a disclosure and is entered as such. */
  'view/binder': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, auditor: CLINIC },
  'view/binder-csv': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, auditor: CLINIC },
  'view/documents': { prescriber: CLINIC, nurse: CLINIC },
  'view/rems-form': { prescriber: OPENED, nurse: OPENED },
  'view/rems-form-pdf': { prescriber: OPENED, nurse: OPENED },
  'view/session-note-pdf': { prescriber: OPENED, nurse: OPENED },
  'view/after-visit-pdf': { prescriber: OPENED, nurse: OPENED },
  /** The consent as it was signed, byte for byte. */
  'view/consent-pdf': { prescriber: OPENED, nurse: OPENED, 'front-desk': OPENED, owner: ONLY_OPENED },
  /** A picture or PDF that a patient gave: what the reader's classes allow of them. */
  'view/upload': { prescriber: OPENED, nurse: OPENED, 'front-desk': OPENED, biller: OPENED },
  'view/fees': { owner: CLINIC, biller: CLINIC, 'front-desk': CLINIC, prescriber: CLINIC },
  /** Money alone, with codes: whoever may see the class, and nothing else of the chart comes with it. */
  'view/costs': { biller: PATIENTS, 'front-desk': PATIENTS, owner: PATIENTS, prescriber: PATIENTS },
  /** The same for everybody on one page: who is owed an estimate, who owes. */
  'view/accounts': { biller: CLINIC, 'front-desk': CLINIC, owner: CLINIC, prescriber: CLINIC },
  'view/estimate-pdf': { biller: PATIENTS, 'front-desk': PATIENTS, owner: PATIENTS },
  'view/superbill-pdf': { biller: PATIENTS, owner: PATIENTS },
  /** The face beside the name, wherever the name is: for whoever may see who somebody is. */
  'view/photo': { prescriber: OPENED, nurse: OPENED, 'front-desk': OPENED, biller: OPENED, owner: OPENED },
  'view/devices': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC },
  'view/places': HOUSE,
  'view/schedule': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC, owner: CLINIC },
  /** Whoever treats, books or answers for it may read what the clinic works by; whom it touches is clinical. */
  'view/policy': { prescriber: CLINIC, nurse: CLINIC, owner: CLINIC, auditor: CLINIC, 'front-desk': CLINIC },
  'view/policy-preview': { prescriber: CLINIC, nurse: CLINIC },
  'view/knowledge': { prescriber: CLINIC, nurse: CLINIC },
  /** Counts of the whole clinic, and nobody's name. */
  'view/safety': { prescriber: CLINIC, nurse: CLINIC, owner: CLINIC, auditor: CLINIC },
  'view/staff': HOUSE,
  'view/tablets': { owner: CLINIC, nurse: CLINIC, prescriber: CLINIC, auditor: CLINIC },
  'view/logins': { ...OWN_LOGIN, owner: given('allow', 'self', 'clinic'), auditor: given('allow', 'self', 'clinic') },
  'view/audit': { owner: CLINIC, auditor: CLINIC },
  /** Who asks to be treated: names and how they can be reached, and that somebody must not wait; answers are clinical. */
  'view/sign-ups': { owner: CLINIC, prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC },
  'view/paper-messages': { prescriber: CLINIC, nurse: CLINIC, 'front-desk': CLINIC },
  // ---- views of the patient: folds made for him, about himself ---------------------------------------------------
  'view/my-path': OWN_CHART,
  'view/my-cost': OWN_CHART,
  'view/my-estimate-pdf': OWN_CHART,
  'view/my-superbill-pdf': OWN_CHART,
  'view/my-sessions': OWN_CHART,
  'view/my-advice-pdf': OWN_CHART,
  'view/my-passport': OWN_CHART,
  'view/my-passport-pdf': OWN_CHART,
  'view/my-privacy': OWN_CHART,
  'view/my-export': OWN_CHART,
  'view/my-contact': OWN_CHART,
  'view/my-forms': OWN_CHART,
  'view/my-home': OWN_CHART,
  /** Why not, and what now: only what the clinician chose to say. */
  'view/my-decision': OWN_CHART,
  'view/my-consent': OWN_CHART,
  'view/my-consent-pdf': OWN_CHART,
  'view/my-prepare': OWN_CHART,
  'view/my-escort': { escort: SELF },
  'view/my-home-adult': { escort: SELF },
  'view/my-care': OWN_CHART,
  /** What waits to be answered, and who reads it: nothing of the chart, so that a link may show it. */
  'view/my-questions': OWN_CHART,
  /** When a place is free and until when it is kept: what it is for does not stand there. */
  'view/my-place': OWN_CHART,
  'view/my-referral': { referrer: SELF },
  // ---- what of a patient's record a view may hold ----------------------------------------------------------------
  'class/administrative': {
    prescriber: OPENED,
    nurse: OPENED,
    'front-desk': OPENED,
    biller: OPENED,
    owner: OPENED,
  },
  'class/clinical': {
    prescriber: OPENED,
    nurse: OPENED,
    owner: ONLY_OPENED,
    'front-desk': ONLY_OPENED,
    biller: ONLY_OPENED,
  },
  /** Notes of talking, apart from the rest: for those who treat, and for nobody else, whatever the reason. */
  'class/counselling': { prescriber: OPENED, nurse: OPENED },
  /** A journal that was not shared, a therapist's process notes: for nobody by his role. */
  'class/own': {},
  'class/billing': { biller: PATIENTS, 'front-desk': PATIENTS, owner: PATIENTS, prescriber: PATIENTS },
  // ---- the stream ------------------------------------------------------------------------------------------------
  /** Events of one session as they are recorded, which the cockpit folds: only for roles that see all of its classes. */
  'topic/session': { prescriber: OPENED, nurse: OPENED },
  'topic/board': { prescriber: CLINIC, nurse: CLINIC },
  /** `view/<name>` asks the right of that view; this is the right to have a stream at all. */
  'topic/me': OWN_LOGIN,
  // ---- identity --------------------------------------------------------------------------------------------------
  'identity/setup': ANYONE,
  'identity/login': ANYONE,
  'identity/invitation': ANYONE,
  'identity/enrol': ANYONE,
  /** What the portal says of the clinic before anybody is known: its name, its number, its languages. */
  'identity/portal': ANYONE,
  'identity/sign-up': ANYONE,
  'identity/refer': ANYONE,
  'identity/sign-in-link': ANYONE,
  'identity/open-link': ANYONE,
  /** Of the demo only: the messages that would have gone out. */
  'identity/mailbox': ANYONE,
  /** What comes back to messages: signed by the gateway, or by the secret of the message itself. */
  'identity/text-reply': ANYONE,
  'identity/unsubscribe': ANYONE,
  'identity/portal-me': LINKED,
  'identity/portal-logout': LINKED,
  /** The devices by which a patient comes in without a link: added, listed, taken out by the patient. */
  'identity/portal-passkeys': OWN_CHART,
  'identity/portal-passkey-login': ANYONE,
  'identity/me': OWN_LOGIN,
  'identity/logout': OWN_LOGIN,
  'identity/lock': OWN_LOGIN,
  'identity/unlock': OWN_LOGIN,
  'identity/step-up': OWN_LOGIN,
  'identity/credentials': OWN_SECRETS,
  'identity/entry': { ...HOUSE, tablet: CLINIC },
  'identity/invite': OWNERS,
  'identity/tablet-code': OWNERS,
  'identity/end-login': { ...OWN_LOGIN, owner: { self: 'allow', clinic: 'step-up' } },
} as const satisfies Readonly<Record<string, Grants>>;
