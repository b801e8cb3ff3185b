import type { Patient } from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import { allOf, latestOf, type RemsMedicineClass, type Session } from '../session/index.ts';
import { type Instant, minutesBetween } from '../units/index.ts';
import { type Field, field, missingFields } from './field.ts';

/**
 * The monitoring form of an esketamine session, filled from the record. The form changed over the years, so its version
 * is data and stays with what was sent. Source: clinical-protocol g (REMS-PMF, REMS-PMF-VIDEO).
 */
export const REMS_FORM_VERSIONS = ['2021', '2024'] as const;
export type RemsFormVersion = (typeof REMS_FORM_VERSIONS)[number];

/** Days after the session until the form is due; reminders before. Source: clinical-protocol g; reminders PD. */
export const REMS_FORM_DUE_DAYS = 7;
export const REMS_FORM_REMINDER_DAYS = [3, 5] as const;

/** Shortest time from first device to the end of monitoring, min. Source: clinical-protocol g (REMS-PMF). */
export const REMS_TOTAL_MINUTES_MIN = 120;

/** Medicine classes each version asks for. */
const CLASSES: Record<RemsFormVersion, readonly RemsMedicineClass[]> = {
  '2021': ['benzodiazepine', 'non-benzodiazepine-hypnotic', 'psychostimulant', 'maoi'],
  '2024': ['benzodiazepine', 'non-benzodiazepine-hypnotic', 'psychostimulant', 'maoi', 'opioid'],
};

const CLASS_LABELS: Record<RemsMedicineClass, string> = {
  benzodiazepine: 'On a benzodiazepine',
  'non-benzodiazepine-hypnotic': 'On a non-benzodiazepine hypnotic',
  psychostimulant: 'On a psychostimulant',
  maoi: 'On an MAO inhibitor',
  opioid: 'On an opioid',
};

export interface RemsFormInput {
  readonly version: RemsFormVersion;
  readonly session: Session;
  readonly patient: Patient;
  readonly site: Site | null;
  readonly provider: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
}

export interface RemsForm {
  readonly version: RemsFormVersion;
  readonly fields: readonly Field[];
  /** Filled from the record, of those that are required. */
  readonly filled: number;
  readonly required: number;
  readonly complete: boolean;
  readonly missing: readonly Field[];
}

type BpEntry = ReturnType<typeof bloodPressures>[number];

function bloodPressures(session: Session) {
  return allOf(session, 'observations-charted').flatMap((entry) => {
    const { systolicMmHg, diastolicMmHg } = entry.body.observations;
    return systolicMmHg === undefined || diastolicMmHg === undefined
      ? []
      : [{ ref: entry.ref, at: entry.at, text: `${systolicMmHg}/${diastolicMmHg}` }];
  });
}

/** The pressure nearest to 40 minutes after the first device, if one was taken within ten minutes of it. */
const NEAR_40_MIN = 10;
function pressureAt40(pressures: readonly BpEntry[], firstDoseAt: Instant | null): BpEntry | undefined {
  if (firstDoseAt === null) return undefined;
  const off = (entry: BpEntry) => Math.abs(minutesBetween(firstDoseAt, entry.at) - 40);
  return [...pressures].sort((a, b) => off(a) - off(b)).find((entry) => off(entry) <= NEAR_40_MIN);
}

const time = (at: Instant, from: Instant): number => Math.round(minutesBetween(from, at));

/** Onset, resolution and worst of a state that was charted again and again. */
function episode<T>(
  looks: readonly { readonly at: Instant; readonly ref: Field['from'][number]; readonly value: T }[],
  affected: (value: T) => boolean,
) {
  const first = looks.find(({ value }) => affected(value));
  if (first === undefined)
    return { present: looks.length > 0 ? false : undefined, onset: undefined, end: undefined, all: looks };
  const last = looks.findLast(({ value }) => affected(value))!;
  const end = looks.find(({ at, value }) => at > last.at && !affected(value));
  return { present: true, onset: first, end, all: looks.filter(({ value }) => affected(value)) };
}

/** The form as the record fills it. Nothing is asked twice; what is missing is named with where it is entered. */
export function remsForm(input: RemsFormInput): RemsForm {
  const { session, patient, site, provider, version } = input;
  const newer = version === '2024';
  const details = patient.details;
  const registered = patient.entries.findLast(
    ({ kind }) => kind === 'patient-registered' || kind === 'patient-details-changed',
  );
  const person = (id: string, label: string, value: string | undefined, required = true) =>
    field({ id, block: 'patient', label, required }, value, [registered?.ref], 'patient details');
  const first = session.firstDoseAt;
  const pressures = bloodPressures(session);
  const before = pressures.findLast(({ at }) => first !== null && at <= first);
  const at40 = pressureAt40(pressures, first);
  const after = first === null ? undefined : pressures.findLast(({ at }) => minutesBetween(first, at) >= 60);
  const end = session.releasedAt ?? session.leftAt;
  const devices = session.devices.filter(({ body }) => body.delivery.kind !== 'declined');
  const lots = [...new Set(devices.flatMap(({ body }) => (body.lot === undefined ? [] : [body.lot])))];
  const lotsKnown = devices.length > 0 && devices.every(({ body }) => body.lot !== undefined);
  const mg = devices.reduce((sum, { body }) => sum + body.mg, 0);
  const medicines = latestOf(session, 'medicines-reviewed');
  const rems = latestOf(session, 'rems-checked');
  const acceptable = (moment: 'before-dose' | 'before-completion') =>
    allOf(session, 'vitals-judged').findLast(({ body }) => body.moment === moment);
  const ready = latestOf(session, 'readiness-judged');
  const looks = first === null ? [] : allOf(session, 'observations-charted').filter(({ at }) => at >= first);
  const sedation = episode(
    looks.flatMap(({ at, ref, body }) =>
      body.observations.sedation ? [{ at, ref, value: body.observations.sedation.score }] : [],
    ),
    (score) => score < 5,
  );
  const dissociation = episode(
    looks.flatMap(({ at, ref, body }) =>
      body.observations.dissociation ? [{ at, ref, value: body.observations.dissociation.state }] : [],
    ),
    (state) => state !== 'none',
  );
  const breath = episode(
    looks.flatMap(({ at, ref, body }) => {
      const { respiratoryRatePerMin: rate, spo2Percent: spo2 } = body.observations;
      return rate === undefined && spo2 === undefined ? [] : [{ at, ref, value: { rate, spo2 } }];
    }),
    // The form's word is depression of breathing; the protocol's second level is where one acts (e.3).
    ({ rate, spo2 }) => (rate !== undefined && rate < 10) || (spo2 !== undefined && spo2 < 90),
  );
  const adverse = allOf(session, 'adverse-event-recorded');
  const serious = adverse.filter(({ body }) => body.serious !== 'no' && body.serious !== 'not-assessed');
  const unassessed = adverse.find(({ body }) => body.serious === 'not-assessed');
  const minute = (at: Instant | undefined) => (at === undefined || first === null ? undefined : time(at, first));

  const spell = (
    name: 'sedation' | 'dissociation',
    label: string,
    of: ReturnType<typeof episode>,
    where: string,
  ): Field[] => [
    field(
      { id: name, block: 'events', label: `${label}: yes or no` },
      of.present,
      of.all.map(({ ref }) => ref),
      where,
    ),
    field(
      {
        id: `${name}-onset`,
        block: 'events',
        label: `${label}: onset after first device`,
        unit: 'min',
        required: of.present === true,
      },
      minute(of.onset?.at),
      [of.onset?.ref],
      where,
    ),
    field(
      {
        id: `${name}-end`,
        block: 'events',
        label: `${label}: resolved after first device`,
        unit: 'min',
        required: of.present === true,
      },
      minute(of.end?.at),
      [of.end?.ref],
      `a later look that shows it resolved`,
    ),
  ];

  const fields: Field[] = [
    person('patient-first', 'First name', details?.givenName),
    person('patient-middle', 'Middle initial', details?.middleName?.slice(0, 1), false),
    person('patient-last', 'Last name', details?.familyName),
    person('patient-birth-date', 'Date of birth', details?.birthDate),
    person('patient-sex', 'Sex', details?.sexAtBirth === 'not-said' ? undefined : details?.sexAtBirth),
    ...(newer
      ? [
          field(
            { id: 'first-treatment', block: 'patient', label: 'First treatment' },
            session.firstTreatment,
            [latestOf(session, 'session-planned')?.ref],
            'plan of the session',
          ),
          field(
            { id: 'patient-enrolled', block: 'patient', label: 'Patient enrolled', required: session.firstTreatment },
            rems?.body.patientEnrolled,
            [rems?.ref],
            'REMS check before the first device',
          ),
        ]
      : []),
    ...CLASSES[version].map((name) =>
      field(
        { id: `medicine-${name}`, block: 'medicines', label: CLASS_LABELS[name] },
        medicines?.body.classes[name],
        [medicines?.ref],
        'medicines reviewed today',
      ),
    ),
    field(
      { id: 'provider-name', block: 'provider', label: 'Monitoring provider' },
      provider?.name,
      [],
      'the nurse who holds the chair',
    ),
    field(
      { id: 'provider-phone', block: 'provider', label: 'Phone' },
      provider?.phone ?? site?.phone,
      [],
      'staff or site',
    ),
    field(
      { id: 'provider-email', block: 'provider', label: 'E-mail' },
      provider?.email ?? site?.email,
      [],
      'staff or site',
    ),
    field({ id: 'site-name', block: 'site', label: 'Site' }, site?.name, [], 'places'),
    field({ id: 'site-street', block: 'site', label: 'Address' }, site?.address.street, [], 'places'),
    field({ id: 'site-city', block: 'site', label: 'City' }, site?.address.city, [], 'places'),
    field({ id: 'site-state', block: 'site', label: 'State' }, site?.address.state, [], 'places'),
    field({ id: 'site-zip', block: 'site', label: 'ZIP' }, site?.address.postalCode, [], 'places'),
    field(
      { id: 'session-date', block: 'session', label: 'Date of treatment' },
      first ?? undefined,
      devices.slice(0, 1).map(({ ref }) => ref),
      'first device given',
    ),
    field(
      { id: 'dose', block: 'session', label: 'Dose', unit: 'mg' },
      mg > 0 ? mg : undefined,
      devices.map(({ ref }) => ref),
      'devices given',
    ),
    field(
      { id: 'lot', block: 'session', label: 'Lot' },
      lotsKnown ? lots.join(', ') : undefined,
      devices.map(({ ref }) => ref),
      'lot of each device',
    ),
    field(
      { id: 'total-minutes', block: 'session', label: 'From first device to end of monitoring', unit: 'min' },
      first === null || end === null ? undefined : time(end, first),
      [
        ...devices.slice(0, 1).map(({ ref }) => ref),
        latestOf(session, 'patient-released')?.ref ?? latestOf(session, 'left-before-release')?.ref,
      ],
      'release',
    ),
    field(
      {
        id: 'ready-minutes',
        block: 'session',
        label: 'Would have been ready without a fixed time',
        unit: 'min',
        required: !newer,
      },
      minute(ready?.body.readyAt),
      [ready?.ref],
      'readiness judged',
    ),
    field(
      { id: 'acceptable-before', block: 'vitals', label: 'Vital signs acceptable before the dose' },
      acceptable('before-dose')?.body.acceptable,
      [acceptable('before-dose')?.ref],
      'vital signs judged before the dose',
    ),
    field(
      { id: 'acceptable-after', block: 'vitals', label: 'Vital signs acceptable before completion' },
      acceptable('before-completion')?.body.acceptable,
      [acceptable('before-completion')?.ref],
      'vital signs judged before release',
    ),
    field(
      { id: 'bp-before', block: 'vitals', label: 'Blood pressure before', unit: 'mm[Hg]' },
      before?.text,
      [before?.ref],
      'pressure before the first device',
    ),
    field(
      { id: 'bp-40', block: 'vitals', label: 'Blood pressure at 40 minutes', unit: 'mm[Hg]' },
      at40?.text,
      [at40?.ref],
      'pressure within 10 minutes of minute 40',
    ),
    field(
      { id: 'bp-after', block: 'vitals', label: 'Blood pressure before completion', unit: 'mm[Hg]' },
      after?.text,
      [after?.ref],
      'last pressure',
    ),
    ...spell('sedation', 'Sedation', sedation, 'MOAA/S after the first device'),
    ...spell('dissociation', 'Dissociation', dissociation, 'dissociation asked after the first device'),
    ...(newer
      ? [
          field(
            { id: 'respiratory-depression', block: 'events', label: 'Respiratory depression: yes or no' },
            breath.present,
            breath.all.map(({ ref }) => ref),
            'breath or saturation after the first device',
          ),
        ]
      : []),
    // Nothing recorded is an answer only once somebody has closed the session.
    field(
      { id: 'serious-event', block: 'events', label: 'Serious adverse event: yes or no' },
      serious.length > 0 ? true : end === null || unassessed !== undefined ? undefined : false,
      serious.length > 0 ? serious.map(({ ref }) => ref) : [latestOf(session, 'patient-released')?.ref],
      unassessed === undefined ? 'release' : 'seriousness of an adverse event',
    ),
    field(
      { id: 'attested', block: 'attestation', label: 'Signed by' },
      session.signatures.at(-1)?.body.printedName,
      [session.signatures.at(-1)?.ref],
      'signature of the session',
    ),
    field(
      { id: 'attested-at', block: 'attestation', label: 'Signed at' },
      session.signatures.at(-1)?.at,
      [session.signatures.at(-1)?.ref],
      'signature of the session',
    ),
  ];
  const required = fields.filter((one) => one.required);
  const missing = missingFields(fields);
  return {
    version,
    fields,
    filled: required.length - missing.length,
    required: required.length,
    complete: missing.length === 0,
    missing,
  };
}

/** When the form is due: seven days after the session's date, at the end of that day as given by the caller's site. */
export const remsFormDueAt = (firstDoseAt: Instant): Instant =>
  (firstDoseAt + REMS_FORM_DUE_DAYS * 86_400_000) as Instant;
