import { ROUTES } from '@keel/clinical/dosing';
import { EMERGENCY_SYMPTOMS, READING_KINDS } from '@keel/clinical/monitoring';
import {
  CARE_KINDS,
  CHECKED_CRITERIA,
  ESCORT_KINDS,
  FACT_COMMANDS,
  GIVE_COMMANDS,
  IDENTIFIERS,
  OFF_MONITOR_REASONS,
  offScale,
  REMS_MEDICINE_CLASSES,
  RESCUE_MEDICINES,
  type SessionCommandBodies,
  type SessionCommandKind,
  type SessionEventKind,
} from '@keel/clinical/session';
import { z } from 'zod';
import { Id, InstantIn } from './values.ts';

/**
 * Bodies of the commands on `session/<id>`. A fact passes whatever number it says: the domain keeps it, flags what cannot
 * be, and never uses it. An order keeps its ranges: what cannot be asked for is said at once, with its field.
 */
const Key = z.string().trim().min(1, 'must not be empty').max(80);
const Words = z.string().trim().min(1, 'must not be empty').max(2_000);
const Name = z.string().trim().min(1, 'must not be empty').max(160);
const Flag = z.boolean();
const Ref = z.strictObject({ command: z.string().min(1).max(64), index: z.int().min(0).max(999) });
const positive = (max: number) => z.number().positive('must be more than 0').max(max);
const atLeast0 = (max: number) => z.number().min(0).max(max);
const Minutes = atLeast0(20_000);
const Override = z.strictObject({ rule: Key, reason: z.string().trim().min(3, 'must say why').max(1_000) });
const Overrides = z.array(Override).max(60);
const MgPerMl = positive(200);

const Amount = z.discriminatedUnion('per', [
  z.strictObject({ per: z.literal('dose'), mg: positive(10_000) }),
  z.strictObject({ per: z.literal('kg'), mgPerKg: positive(20) }),
  z.strictObject({ per: z.literal('hour'), mgPerHour: positive(1_000) }),
  z.strictObject({ per: z.literal('kg-hour'), mgPerKgPerHour: positive(20) }),
]);
const Weight = z.strictObject({
  rule: z.enum(['actual', 'ideal', 'adjusted']),
  kg: z.number().min(20).max(350),
  actualKg: z.number().min(20).max(350),
  heightCm: z.number().min(90).max(250).exactOptional(),
  measuredAt: InstantIn,
});
/** As a prescriber orders it: also what a plan is made of. */
export const DoseOrderBody = z.discriminatedUnion('form', [
  z.strictObject({
    form: z.literal('infusion'),
    route: z.literal('iv-ketamine'),
    amount: Amount,
    minutes: positive(20_000),
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
    bagVolumeMl: positive(3_000),
    overfill: z.enum(['ignored', 'removed']),
    pump: z.enum(['bag', 'syringe']),
    line: z.strictObject({
      primedWith: z.enum(['drug', 'saline']),
      volumeMl: atLeast0(100),
      afterwards: z.enum(['flush', 'discard']),
      flushMl: atLeast0(500).exactOptional(),
      flushMlPerHour: atLeast0(2_000).exactOptional(),
    }),
  }),
  z.strictObject({
    form: z.literal('injection'),
    route: z.enum(['im-ketamine', 'sc-ketamine']),
    amount: Amount,
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
  }),
  z.strictObject({
    form: z.literal('bolus'),
    route: z.literal('iv-ketamine'),
    amount: Amount,
    overSeconds: positive(7_200),
    weight: Weight.exactOptional(),
    vialMgPerMl: MgPerMl,
  }),
  z.strictObject({
    form: z.literal('nasal-devices'),
    route: z.literal('intranasal-esketamine'),
    devices: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    firstDoseConfirmed: Flag.exactOptional(),
  }),
  z.strictObject({
    form: z.literal('mouth'),
    route: z.enum(['oral-ketamine', 'sublingual-ketamine', 'intranasal-ketamine']),
    amount: Amount,
    weight: Weight.exactOptional(),
    preparation: Words,
  }),
]);

const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('full') }),
  z.strictObject({ kind: z.literal('partial'), mg: z.number() }),
  z.strictObject({ kind: z.literal('declined') }),
  z.strictObject({ kind: z.literal('uncertain'), mgMin: z.number(), mgMax: z.number(), because: Words }),
]);
const basis = {
  order: Ref.nullable(),
  lot: Key.exactOptional(),
  item: Id.exactOptional(),
  location: Id.exactOptional(),
  givenBy: Id.exactOptional(),
};
const given = { as: z.enum(['order', 'fact']), overrides: Overrides };

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
      roles: z.array(z.enum(['owner', 'prescriber', 'nurse', 'front-desk', 'biller', 'auditor'])).max(6),
    })
    .nullable(),
});
const Limit = z.number().min(0).max(400).nullable();
const Escort = z.enum(ESCORT_KINDS);

const FACTS = {
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
  'write-session-note': z.strictObject({ words: Words.max(20_000), class: z.enum(['clinical', 'counselling']) }),
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
  }),
  'cancel-session': z.strictObject({ by: z.enum(['patient', 'clinic', 'no-show']), reason: Words }),
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

/** Asked for as an order, an amount must be one that can be. */
const whenOrdered =
  (event: SessionEventKind) =>
  (body: { readonly as: 'order' | 'fact' }, context: z.RefinementCtx): void => {
    if (body.as !== 'order') return;
    for (const { path, because, value } of offScale(event, body)) {
      context.addIssue({
        code: 'custom',
        path: [...path],
        message: `must be an amount that can be: ${because}`,
        input: value,
      });
    }
  };

const GIVEN = {
  'start-infusion': z
    .strictObject({
      ...given,
      ...basis,
      infusion: Key,
      mlPerHour: z.number(),
      mgPerMl: z.number(),
      bagVolumeMl: z.number(),
      line: z.strictObject({ primedWith: z.enum(['drug', 'saline']), volumeMl: z.number() }),
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['start-infusion'])),
  'resume-infusion': z
    .strictObject({ ...given, infusion: Key, mlPerHour: z.number() })
    .superRefine(whenOrdered(GIVE_COMMANDS['resume-infusion'])),
  'give-bolus': z
    .strictObject({
      ...given,
      ...basis,
      mg: z.number(),
      overSeconds: z.number(),
      mgPerMl: z.number().exactOptional(),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-bolus'])),
  'give-injection': z
    .strictObject({
      ...given,
      ...basis,
      route: z.enum(['im-ketamine', 'sc-ketamine']),
      mg: z.number(),
      mgPerMl: z.number().exactOptional(),
      place: z.enum(['deltoid', 'thigh', 'gluteal', 'abdomen', 'other']),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-injection'])),
  'give-mouth-dose': z
    .strictObject({
      ...given,
      ...basis,
      route: z.enum(['oral-ketamine', 'sublingual-ketamine', 'intranasal-ketamine']),
      mg: z.number(),
      preparation: Words,
      heldMinutes: z.number().exactOptional(),
      spatOut: Flag.exactOptional(),
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-mouth-dose'])),
  'give-device': z
    .strictObject({
      ...given,
      ...basis,
      device: z.int(),
      mg: z.number(),
      expiresAt: InstantIn.exactOptional(),
      watchedBy: Id,
      delivery: Delivery,
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-device'])),
  'give-medicine': z
    .strictObject({
      ...given,
      medicine: z.enum(RESCUE_MEDICINES),
      name: Name.exactOptional(),
      route: z.enum(['iv', 'im', 'po', 'odt', 'sl', 'nasal', 'inhaled', 'chewed']),
      doseMg: z.number(),
      order: Ref.nullable(),
      because: Words,
      givenBy: Id.exactOptional(),
      item: Id.exactOptional(),
      location: Id.exactOptional(),
    })
    .refine(({ medicine, name }) => medicine !== 'other' || name !== undefined, {
      path: ['name'],
      error: 'must name the medicine when it is none of the list',
    })
    .superRefine(whenOrdered(GIVE_COMMANDS['give-medicine'])),
} as const;

const ORDERS = {
  'plan-session': z.strictObject({
    patient: Id,
    site: Id,
    startsAt: InstantIn,
    route: z.enum(ROUTES),
    regimen: Key,
    chair: Id.exactOptional(),
    course: Key.exactOptional(),
    firstTreatment: Flag.exactOptional(),
    grid: z.literal('light').exactOptional(),
  }),
  'write-order': z.strictObject({
    order: DoseOrderBody,
    given: z.enum(['written', 'spoken']),
    orderedBy: Id,
    readBack: Flag.exactOptional(),
    replaces: Ref.exactOptional(),
    overrides: Overrides,
    spo2NotifyPercent: z.number().min(80).max(100).exactOptional(),
  }),
  'order-medicine': z.strictObject({
    medicine: z.enum(RESCUE_MEDICINES),
    route: z.enum(['iv', 'im', 'po', 'odt', 'sl', 'nasal', 'inhaled', 'chewed']),
    doseMg: positive(100_000),
    maxMg: positive(100_000),
    minIntervalMinutes: Minutes,
    reasonFor: Words,
    given: z.enum(['written', 'spoken', 'standing']),
    orderedBy: Id,
    readBack: Flag.exactOptional(),
    standingOrder: Key.exactOptional(),
  }),
  'pass-gate': z.strictObject({ overrides: Overrides }),
  'release-patient': z.strictObject({
    overrides: Overrides,
    goesWith: z.enum([...ESCORT_KINDS, 'nobody']),
    escortName: Name.exactOptional(),
  }),
  'sign-session': z.strictObject({
    meaning: z.enum(['author', 'responsible-prescriber', 'co-signature', 'reviewed']),
    printedName: Name,
  }),
  'change-alarm-limits': z.strictObject({
    limits: z.strictObject({
      spo2LowPercent: Limit,
      pulseHighPerMin: Limit,
      pulseLowPerMin: Limit,
      respiratoryRateLowPerMin: Limit,
      respiratoryRateHighPerMin: Limit,
      apnoeaSeconds: Limit,
      systolicHighMmHg: Limit,
      systolicLowMmHg: Limit,
      diastolicHighMmHg: Limit,
      etco2HighMmHg: Limit,
      etco2LowMmHg: Limit,
    }),
    reason: z.string().trim().min(3, 'must say why').max(1_000),
  }),
  'acknowledge-alarm': z.strictObject({ alarm: z.string().min(1).max(160) }),
  'pause-alarms': z.strictObject({ seconds: z.number().min(0).max(120, 'must be at most 120 s') }),
  'undo-entry': z.strictObject({ entry: Ref }),
  'strike-entry': z.strictObject({ entry: Ref, reason: z.string().trim().min(3, 'must say why').max(1_000) }),
  'tick-session': z.strictObject({
    readings: z
      .array(
        z.strictObject({
          kind: z.enum(READING_KINDS),
          value: z.number().nullable(),
          at: InstantIn,
          device: z.string().min(1).max(160),
        }),
      )
      .max(100_000),
    devices: z
      .array(
        z.strictObject({
          device: z.string().min(1).max(160),
          lastMessageAt: InstantIn.nullable(),
          clockSkewMs: z.number().exactOptional(),
          otherPatient: Flag.exactOptional(),
          intervalMs: positive(3_600_000).exactOptional(),
        }),
      )
      .max(20),
  }),
} as const;

/** What a correction says instead, by the kind of the entry: the same body that the entry's own command would have. */
const corrections = {
  ...Object.fromEntries(
    Object.entries(FACT_COMMANDS).map(([command, event]) => [event, FACTS[command as keyof typeof FACTS]]),
  ),
  ...Object.fromEntries(
    Object.entries(GIVE_COMMANDS).map(([command, event]) => {
      const fields = GIVEN[command as keyof typeof GIVEN];
      // `as` and `overrides` are of the moment of giving; a correction is of what was given.
      return [event, z.preprocess((body) => ({ as: 'fact', overrides: [], ...(body as object) }), fields)];
    }),
  ),
  // A plan can be put right until the patient is here; under which policy it was made stays with it.
  'session-planned': z.preprocess((body) => {
    const { policyVersion: _policyVersion, ...rest } = body as Record<string, unknown>;
    return rest;
  }, ORDERS['plan-session']),
} as Readonly<Record<string, z.ZodType<Record<string, unknown>>>>;

const CorrectEntry = z
  .strictObject({
    entry: Ref,
    kind: z.string().refine((kind) => kind in corrections, 'must be the kind of an entry that can be corrected'),
    body: z.record(z.string(), z.unknown()),
    at: InstantIn.exactOptional(),
    reason: z.string().trim().min(3, 'must say why').max(1_000),
  })
  .transform((found, context) => {
    const parsed = corrections[found.kind]?.safeParse(found.body);
    if (parsed === undefined) return z.NEVER;
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        context.issues.push({
          code: 'custom',
          input: found.body,
          message: issue.message,
          path: ['body', ...issue.path],
        });
      }
      return z.NEVER;
    }
    const { as: _as, overrides: _overrides, ...body } = parsed.data;
    return { ...found, body };
  });

/** The schema of every command on `session/<id>`, by its kind. A field that the domain does not have does not compile. */
export const SESSION_COMMAND_BODIES = {
  ...FACTS,
  ...GIVEN,
  ...ORDERS,
  'correct-entry': CorrectEntry,
} as const satisfies { readonly [K in SessionCommandKind]: z.ZodType<SessionCommandBodies[K]> };
