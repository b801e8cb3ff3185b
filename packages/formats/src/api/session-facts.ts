import { EMERGENCY_SYMPTOMS } from '@keel/clinical/monitoring';
import { ROLES } from '@keel/clinical/record';
import {
  CARE_KINDS,
  CHECKED_CRITERIA,
  ESCORT_KINDS,
  IDENTIFIERS,
  OFF_MONITOR_REASONS,
  REMS_MEDICINE_CLASSES,
} from '@keel/clinical/session';
import { z } from 'zod';
import { Flag, Key, Name, Overrides, Ref, Words } from './session-values.ts';
import { Id, InstantIn } from './values.ts';

const Observations = z.strictObject({
  systolicMmHg: z.number().exactOptional(),
  diastolicMmHg: z.number().exactOptional(),
  meanMmHg: z.number().exactOptional(),
  heartRatePerMin: z.number().exactOptional(),
  spo2Percent: z.number().exactOptional(),
  oxygenLPerMin: z.number().exactOptional(),
  respiratoryRatePerMin: z.number().exactOptional(),
  etco2MmHg: z.number().exactOptional(),
  temperatureC: z.number().exactOptional(),
  sedation: z
    .strictObject({
      scale: z.literal('moaas-0-5'),
      score: z.number(),
    })
    .exactOptional(),
  dissociation: z
    .strictObject({
      state: z.enum(['none', 'calm', 'frightened', 'agitated']),
      cadss6: z.int().exactOptional(),
    })
    .exactOptional(),
  nausea: z
    .strictObject({
      state: z.enum(['none', 'mild', 'moderate', 'severe']),
      vomited: z.int().exactOptional(),
    })
    .exactOptional(),
  painNrs: z.number().exactOptional(),
  symptoms: z.array(z.enum(EMERGENCY_SYMPTOMS)).max(10).exactOptional(),
  gait: z.enum(['steady', 'unsteady', 'not-tried']).exactOptional(),
  oriented: Flag.exactOptional(),
});
const Points = z.number();
const Verdict = z.enum(['contraindicated', 'defer', 'caution', 'eligible']);
const Reason = z.looseObject({
  rule: Key,
  title: Words,
  because: z.string().max(4_000),
  inputs: z
    .array(
      z.strictObject({
        name: Key,
        value: z.union([z.string().max(400), z.number(), z.boolean()]),
        unit: Key.exactOptional(),
        at: InstantIn.exactOptional(),
        source: Key.exactOptional(),
      }),
    )
    .max(60),
  missing: z.array(Key).max(60),
  sources: z.array(Key).max(60),
  override: z
    .strictObject({
      roles: z.array(z.enum(ROLES)).max(ROLES.length),
    })
    .nullable(),
});
const Escort = z.enum(ESCORT_KINDS);

/** What happened passes whatever number it says: the domain keeps it, flags what cannot be, and never uses it. */
export const FACTS = {
  'record-arrival': z.strictObject({ chair: Id.exactOptional() }),
  'assign-chair': z.strictObject({ chair: Id }),
  'answer-fasting': z.strictObject({
    lastSolidsAt: InstantIn.nullable().exactOptional(),
    lastClearFluidAt: InstantIn.nullable().exactOptional(),
  }),
  'arrange-escort': z.strictObject({
    escort: Escort,
    name: Name.exactOptional(),
    relation: Key.exactOptional(),
    phone: Key.exactOptional(),
    phoneTried: Flag.exactOptional(),
    expectedAt: InstantIn.exactOptional(),
  }),
  'record-escort-arrival': z.strictObject({
    name: Name,
    identifiedBy: z.enum(['known-to-staff', 'document', 'patient-confirmed', 'booking']),
  }),
  'record-escort-call': z.strictObject({ whom: Name, answered: Flag, words: Words.exactOptional() }),
  'record-patient-call': z.strictObject({ answered: Flag, expectedAt: InstantIn.exactOptional() }),
  'check-consent': z.strictObject({
    document: Key,
    version: Key,
    signedAt: InstantIn,
    expiresAt: InstantIn.exactOptional(),
    offLabelWording: Flag,
  }),
  'review-medicines': z.strictObject({
    changed: Flag,
    classes: z.partialRecord(z.enum(REMS_MEDICINE_CLASSES), z.boolean()),
    lowersGlucose: Flag.exactOptional(),
    holdsNotKept: z.array(Key).max(40),
  }),
  'check-rems': z.strictObject({ patientEnrolled: Flag, siteCertified: Flag }),
  'answer-pregnancy': z.strictObject({
    answer: z.enum(['not-possible', 'test-negative', 'test-positive', 'possible-not-tested', 'pregnant']),
    testedAt: InstantIn.exactOptional(),
  }),
  'answer-substances': z.strictObject({
    alcoholLastAt: InstantIn.nullable().exactOptional(),
    cannabisLastAt: InstantIn.nullable().exactOptional(),
    intoxicated: Flag.exactOptional(),
  }),
  'answer-since-last': z.strictObject({
    sleep: z.enum(['usual', 'poor']).exactOptional(),
    falls: Flag.exactOptional(),
    newMedicines: Flag.exactOptional(),
    bladder: z.enum(['none', 'new-symptoms', 'blood-or-pain']).exactOptional(),
    mood: z.enum(['better', 'same', 'worse']).exactOptional(),
    acuteIllness: Flag.exactOptional(),
    nasalBlock: Flag.exactOptional(),
    glp1Symptoms: Flag.exactOptional(),
  }),
  'ask-suicide-risk': z.strictObject({
    instrument: z.enum(['c-ssrs', 'phq-9-item-9', 'clinical-question']),
    result: z.enum(['none', 'passive', 'active-no-plan', 'plan-or-intent']),
    newSinceBaseline: Flag.exactOptional(),
  }),
  'record-glucose': z.strictObject({ glucoseMgDl: z.number() }),
  'record-weight': z.strictObject({
    weightKg: z.number(),
    heightCm: z.number().exactOptional(),
  }),
  'check-rescue': z.strictObject({
    ready: Flag,
    missing: z.array(Key).max(40),
    standingOrder: Key.exactOptional(),
  }),
  'record-prescriber-presence': z.strictObject({ onSite: Flag, prescriber: Id.exactOptional() }),
  'take-screening': z.strictObject({ verdict: Verdict, reasons: z.array(Reason).max(120) }),
  'check-pump': z.strictObject({
    mlPerHour: z.number(),
    volumeToInfuseMl: z.number(),
    mgPerMl: z.number(),
    by: z.enum(['second-person', 'second-look']),
    checkedBy: Id,
  }),
  'prepare-drug': z.strictObject({
    product: Words,
    lot: Key,
    expiresAt: InstantIn,
    container: z.enum(['multi-dose-vial', 'single-dose', 'device', 'dose-unit']),
    item: Id.exactOptional(),
    location: Id.exactOptional(),
    mgPerMl: z.number().exactOptional(),
    drawnMg: z.number().exactOptional(),
    as: z.enum(['order', 'fact']).exactOptional(),
  }),
  'confirm-identity': z.strictObject({
    moment: z.enum(['opening', 'first-dose', 'dose', 'emergency', 'release']),
    identifiers: z.array(z.enum(IDENTIFIERS)).max(10),
    allergiesSeen: Flag,
  }),
  'change-infusion-rate': z.strictObject({ infusion: Key, mlPerHour: z.number(), because: Words }),
  'pause-infusion': z.strictObject({ infusion: Key, because: Words }),
  'stop-infusion': z.strictObject({
    infusion: Key,
    because: z.enum(['complete', 'threshold', 'patient-wish', 'adverse-event', 'line-failed', 'equipment', 'other']),
    pumpedMl: z.number().exactOptional(),
  }),
  'read-pump-volume': z.strictObject({ infusion: Key, pumpedMl: z.number() }),
  'flush-line': z.strictObject({ infusion: Key, volumeMl: z.number(), mlPerHour: z.number().exactOptional() }),
  'discard-line': z.strictObject({ infusion: Key }),
  'record-line-failure': z.strictObject({
    infusion: Key,
    how: z.enum(['extravasation', 'disconnected', 'occluded']),
    lostMlMin: z.number(),
    lostMlMax: z.number(),
  }),
  'place-access': z.strictObject({
    place: Words,
    gauge: Key.exactOptional(),
    attempts: z.int().exactOptional(),
  }),
  'remove-access': z.strictObject({ siteClean: Flag }),
  'chart-observations': z.strictObject({
    observations: Observations.refine((found) => Object.keys(found).length > 0, 'must hold at least one value'),
    source: z.discriminatedUnion('from', [
      z.strictObject({ from: z.literal('device'), device: Id, readAt: InstantIn }),
      z.strictObject({
        from: z.literal('person'),
        how: z.enum(['read-from-monitor', 'manual-cuff', 'spot-check', 'observed', 'reported-by-patient']),
      }),
    ]),
    cuff: z
      .strictObject({
        size: z.enum(['small-adult', 'adult', 'large-adult', 'thigh']).exactOptional(),
        arm: z.enum(['left', 'right']).exactOptional(),
        resting: Flag.exactOptional(),
        byHand: Flag.exactOptional(),
      })
      .exactOptional(),
    gridMinute: z.number().exactOptional(),
  }),
  'record-care': z.strictObject({ care: z.enum(CARE_KINDS), words: Words.exactOptional() }),
  'write-session-note': z.strictObject({
    words: z.string().trim().min(1, 'must not be empty'),
    class: z.enum(['clinical', 'counselling']),
  }),
  'record-adverse-event': z.strictObject({
    event: Key,
    words: Words.exactOptional(),
    grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    onsetAt: InstantIn,
    resolvedAt: InstantIn.exactOptional(),
    related: z.enum(['yes', 'possible', 'no', 'unknown']),
    action: Words,
    outcome: z.enum(['resolved', 'improving', 'ongoing', 'transferred', 'unknown']),
    serious: z.enum([
      'no',
      'death',
      'life-threatening',
      'hospitalisation',
      'disability',
      'important-medical-event',
      'not-assessed',
    ]),
  }),
  'record-agreements': z.strictObject({
    touch: z.enum(['none', 'hand', 'shoulder-or-hand']),
    stopWord: Key.exactOptional(),
    words: Words.exactOptional(),
    music: Words.exactOptional(),
    eyeMask: Flag.exactOptional(),
    lights: z.enum(['dim', 'usual']).exactOptional(),
  }),
  'record-presence': z.strictObject({
    person: Name,
    role: z.enum(['nurse', 'prescriber', 'therapist', 'escort', 'observer', 'interpreter']),
    present: Flag,
  }),
  'hand-over-chair': z.strictObject({ from: Id, to: Id, words: Words.exactOptional() }),
  'start-off-monitor': z.strictObject({
    because: z.enum(OFF_MONITOR_REASONS),
    limitMinutes: z.number(),
    accompaniedBy: Id.exactOptional(),
  }),
  'end-off-monitor': z.strictObject({}),
  'open-emergency': z.strictObject({ emergency: Id, card: Key }),
  'take-emergency-step': z.strictObject({ emergency: Id, card: Key, step: Key, words: Words.exactOptional() }),
  'close-emergency': z.strictObject({
    emergency: Id,
    outcome: z.enum(['recovered', 'transferred', 'false-alarm', 'died', 'other']),
    familyCalled: Flag,
    words: Words.exactOptional(),
  }),
  'sign-emergency': z.strictObject({ emergency: Id, words: Words.exactOptional() }),
  'score-aldrete': z.strictObject({
    activity: Points,
    respiration: Points,
    circulation: Points,
    consciousness: Points,
    saturation: Points,
  }),
  'score-padss': z.strictObject({
    vitals: Points,
    activity: Points,
    painAndNausea: Points,
    bleeding: Points,
    intakeAndOutput: Points,
  }),
  'check-criterion': z.strictObject({
    criterion: z.enum(CHECKED_CRITERIA),
    met: Flag,
    words: Words.exactOptional(),
  }),
  'give-advice': z.strictObject({
    to: z.enum(['patient', 'escort', 'both']),
    document: Key,
    version: Key,
    language: Key,
    how: z.enum(['paper', 'link', 'both']).exactOptional(),
  }),
  'judge-readiness': z.strictObject({ readyAt: InstantIn }),
  'judge-vitals': z.strictObject({ moment: z.enum(['before-dose', 'before-completion']), acceptable: Flag }),
  'record-left': z.strictObject({
    with: z.enum([...ESCORT_KINDS, 'nobody']),
    escortName: Name.exactOptional(),
  }),
  'record-left-before-release': z.strictObject({
    unmet: z.array(Key).max(30),
    capacity: z.enum(['yes', 'no', 'not-assessed']),
    adviceGiven: Flag,
    called: z.array(z.enum(['escort', 'prescriber', 'emergency-contact', 'police', 'patient'])).max(10),
    driving: z.enum(['yes', 'no', 'not-known']),
    lineOut: z.enum(['yes', 'no', 'not-known']),
  }),
  'record-transfer': z.strictObject({
    to: Words,
    how: z.enum(['ambulance', 'walked-across', 'other']),
    handedTo: Name.exactOptional(),
    reason: Words,
  }),
  'stop-session': z.strictObject({
    because: z.enum(['deferred', 'patient-wish', 'adverse-event', 'threshold', 'equipment', 'staffing', 'other']),
    reason: Words,
    rules: z.array(Key).max(60),
    suicideRisk: z.enum(['none', 'present', 'not-asked']).exactOptional(),
    drug: z.enum(['put-back', 'still-out']).exactOptional(),
  }),
  'cancel-session': z.strictObject({ by: z.enum(['patient', 'clinic', 'no-show']), reason: Words }),
  'wait-before-dose': z.strictObject({
    until: InstantIn,
    rule: Key.exactOptional(),
    words: Words.exactOptional(),
  }),
  'ask-prescriber': z.strictObject({
    to: Id,
    question: Words,
    about: z.strictObject({ rule: Key.exactOptional(), entry: Ref.exactOptional() }).exactOptional(),
    answerBy: InstantIn,
  }),
  'answer-question': z.strictObject({
    question: Ref,
    answer: z.enum(['go-ahead', 'wait', 'lower', 'defer', 'stop', 'other']),
    words: Words.exactOptional(),
    overrides: Overrides.exactOptional(),
  }),
  'sign-spoken-order': z.strictObject({ order: Ref }),
  'cancel-order': z.strictObject({ order: Ref, reason: Words }),
  'explain-deviation': z.strictObject({ deviation: z.string().trim().min(1).max(240), reason: Words }),
} as const;
