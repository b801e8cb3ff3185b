import { ROLES } from '@keel/clinical/record';
import { z } from 'zod';
import { NoValue, READING_KINDS, WireEvent } from './stream-message.ts';
import { Id, LocalDate, Position, Time } from './values.ts';

/** What lies in a site's emergency kit, as it was last listed. */
export const KitView = z.object({
  place: z.string(),
  listedAt: Time,
  equipment: z.array(z.string()),
  items: z.array(
    z.object({
      drug: z.string(),
      mgPerMl: z.number().nullable(),
      mgPerUnit: z.number().nullable(),
      unitName: z.string(),
      expiry: z.string(),
      count: z.int(),
    }),
  ),
});
export type KitView = z.infer<typeof KitView>;

/** Who somebody is, on every tile that shows or changes their care: two identifiers, photo, allergies, like names. */
export const PatientBrief = z.object({
  id: Id,
  /** What to call them, and the full name as registered; null: the stream holds nobody yet, or the body was erased. */
  calledName: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  birthDate: LocalDate.nullable(),
  recordNumber: z.string().nullable(),
  /** SHA-256 of the photo's blob. */
  photo: z.string().nullable(),
  /** `not-asked` is not `none-known`; `not-shown`: they are clinical, and the reader sees nothing clinical. */
  allergies: z.object({
    answer: z.enum(['not-asked', 'none-known', 'listed', 'not-shown']),
    substances: z.array(z.string()),
  }),
  /** Somebody else of a like name is here today. */
  likeName: z.boolean(),
});
export type PatientBrief = z.infer<typeof PatientBrief>;

/** One measured or charted value with its age and origin. */
export const TileValue = z.object({
  kind: z.enum(READING_KINDS),
  value: z.number(),
  unit: z.string(),
  at: Time,
  source: z.enum(['device', 'person']),
});
export type TileValue = z.infer<typeof TileValue>;

/** One thing to do with its time; overdue is judged by the reader's clock. */
export const DueWire = z.object({
  key: z.string(),
  what: z.string(),
  dueAt: Time,
  lateAt: Time.nullable(),
});
export type DueWire = z.infer<typeof DueWire>;

export const AlarmWire = z.object({
  alarm: z.string(),
  condition: z.string(),
  kind: z.enum(['physiological', 'technical']),
  priority: z.enum(['high', 'medium', 'low']),
  state: z.string(),
  raisedAt: Time,
  acknowledgedAt: Time.nullable(),
  /** The channel it is about, such as `SPO2`; null when it is about the whole device. */
  channel: z.string().nullable(),
  /** Of a monitor's own alarm its words; else empty. */
  text: z.string(),
});
export type AlarmWire = z.infer<typeof AlarmWire>;

/** `GET /api/v1/board`: every chair and every session of today or still open, the neediest first. */
export const BoardTile = z.object({
  session: Id,
  seq: z.int(),
  phase: z.string(),
  route: z.string().nullable(),
  regimen: z.string().nullable(),
  startsAt: Time.nullable(),
  firstDoseAt: Time.nullable(),
  lastDoseEndedAt: Time.nullable(),
  readySince: Time.nullable(),
  predictedFreeAt: Time.nullable(),
  patient: PatientBrief,
  site: z.string().nullable(),
  chair: z.object({ id: z.string(), name: z.string() }).nullable(),
  nurse: z.object({ id: z.string(), name: z.string() }).nullable(),
  escort: z.enum(['not-arranged', 'arranged', 'here', 'not-needed']),
  eyesOnAt: Time.nullable(),
  values: z.array(TileValue),
  /** Channels of which the monitor says that it has no value now. */
  none: z.array(NoValue),
  due: z.array(DueWire),
  alarms: z.array(AlarmWire),
  /** The last time somebody paused the sound here, and until when; it may be over. */
  alarmPause: z.object({ from: Time, until: Time }).nullable(),
  questions: z.array(z.object({ question: z.string(), to: z.string(), answerBy: Time })),
  device: Id.nullable(),
  /** 0 is the neediest; `why` is the key of the reason that put it there. */
  rank: z.int(),
  why: z.string(),
});
export type BoardTile = z.infer<typeof BoardTile>;

export const BoardView = z.object({
  position: Position,
  now: Time,
  tiles: z.array(BoardTile),
  chairs: z.array(z.object({ id: z.string(), name: z.string(), site: z.string(), session: Id.nullable() })),
  /** The next ten minutes across all chairs in time order; two within the same two minutes clash for one nurse. */
  moments: z.array(z.object({ session: Id, key: z.string(), what: z.string(), dueAt: Time, clashesWith: z.array(Id) })),
  prescribersOnSite: z.array(z.string()),
  /** What the clinic works by; null: nobody has adopted a policy, and nothing can be judged. */
  policy: z.object({ version: z.string(), title: z.string() }).nullable(),
  feed: z.object({ state: z.enum(['up', 'silent', 'down']), ageMs: z.int().nullable() }),
});
export type BoardView = z.infer<typeof BoardView>;

/** One device channel over time, oldest first; `points` are [ms since epoch, value]. */
export const Trend = z.object({
  kind: z.enum(READING_KINDS),
  unit: z.string(),
  device: Id,
  points: z.array(z.tuple([z.int(), z.number()])),
});
export type Trend = z.infer<typeof Trend>;

/** `GET /api/v1/session/<id>`: the events to fold, whom they are about, and the policy they are judged by. */
export const SessionView = z.object({
  position: Position,
  now: Time,
  session: Id,
  zone: z.string(),
  brief: PatientBrief,
  events: z.array(WireEvent),
  patientEvents: z.array(WireEvent),
  /** The clinic's policy in force, as `@keel/clinical/policy` reads it. */
  policy: z.unknown(),
  devices: z.array(z.object({ device: Id, name: z.string(), since: Time, lastMessageAt: Time.nullable() })),
  trends: z.array(Trend),
  site: z
    .object({
      id: z.string(),
      name: z.string(),
      address: z.string(),
      entrance: z.string(),
      phone: z.string(),
      kit: KitView.nullable(),
    })
    .nullable(),
  people: z.array(z.object({ id: Id, name: z.string(), roles: z.array(z.string()) })),
  /** The latest first dose after which observation and release still end before the house closes; null: no hours are said. */
  latestFirstDoseAt: Time.nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

/** `GET /api/v1/patients`: everyone one may see, by family name. Searching is done where the list is: names stand in no address. */
export const PatientsView = z.object({
  position: Position,
  patients: z.array(
    z.object({
      brief: PatientBrief,
      lastSessionAt: Time.nullable(),
      nextVisitAt: Time.nullable(),
      openSession: Id.nullable(),
      verdict: z.enum(['contraindicated', 'defer', 'caution', 'eligible']).nullable(),
      openTasks: z.int(),
      urgent: z.boolean(),
    }),
  ),
});
export type PatientsView = z.infer<typeof PatientsView>;

/** `GET /api/v1/patient/<id>`: the person's own stream to fold, and the sessions with their lines. */
export const PatientView = z.object({
  position: Position,
  brief: PatientBrief,
  events: z.array(WireEvent),
  sessions: z.array(
    z.object({
      session: Id,
      phase: z.string(),
      startsAt: Time.nullable(),
      route: z.string().nullable(),
    }),
  ),
});
export type PatientView = z.infer<typeof PatientView>;

/** `GET /api/v1/devices`: what is connected, on whom, and what could not be taken at its word. */
export const DevicesView = z.object({
  position: Position,
  now: Time,
  /** Where monitors send to; null: closed. */
  port: z.object({ host: z.string(), port: z.int().nullable(), tlsPort: z.int().nullable() }).nullable(),
  devices: z.array(
    z.object({
      device: Id,
      seq: z.int(),
      name: z.string(),
      maker: z.string(),
      model: z.string(),
      identity: z.string(),
      addresses: z.array(z.string()),
      certificates: z.array(z.string()),
      dialects: z.array(z.string()),
      marksEveryRow: z.boolean(),
      training: z.boolean(),
      zone: z.string(),
      site: z.string(),
      retired: z.boolean(),
      on: z.object({ session: Id, chair: z.string(), since: Time, brief: PatientBrief }).nullable(),
      detached: z.object({ at: Time, because: z.string() }).nullable(),
      sourceChange: z.object({ at: Time, address: z.string() }).nullable(),
      lastMessageAt: Time.nullable(),
      values: z.array(TileValue),
    }),
  ),
  /** Messages for nobody we know to be there: newest first, alike ones as one. */
  unmatched: z.array(
    z.object({
      at: Time,
      device: Id.nullable(),
      controlId: z.string(),
      because: z.string(),
      /** What the message itself names, verbatim; null: nothing. */
      claimedPatient: z.string().nullable(),
      claimedPlace: z.string().nullable(),
      /** How many alike, as far as looked at. */
      count: z.int(),
    }),
  ),
  quarantined: z.array(
    z.object({
      at: Time,
      device: Id,
      controlId: z.string(),
      what: z.string(),
      because: z.string(),
      /** Keys of the reasons; `because` says them in English, with the figures. */
      reasons: z.array(z.string()),
      count: z.int(),
    }),
  ),
});
export type DevicesView = z.infer<typeof DevicesView>;

/** `GET /api/v1/places` */
export const PlacesView = z.object({
  position: Position,
  seq: z.int(),
  clinic: z.string().nullable(),
  sites: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      zone: z.string(),
      phone: z.string(),
      address: z.string(),
      entrance: z.string(),
      chairs: z.array(z.object({ id: z.string(), name: z.string(), open: z.boolean() })),
      kit: KitView.nullable(),
    }),
  ),
});
export type PlacesView = z.infer<typeof PlacesView>;

/** `GET /api/v1/safety`: how often what happened to whom of this clinic was treated, beside what was published. */
export const SafetyView = z.object({
  position: Position,
  now: Time,
  products: z.array(
    z.object({
      product: z.enum(['esketamine-nasal', 'ketamine-iv']),
      /** People whom a dose reached, and of those whose every session was seen to its release. */
      treated: z.int(),
      followed: z.int(),
      events: z.array(
        z.object({
          event: z.string(),
          patients: z.int(),
          of: z.int(),
          /** 95 %, Wilson; shares, not percent. */
          interval: z.object({ lower: z.number(), upper: z.number() }).nullable(),
          published: z.array(z.object({ percent: z.number(), withoutDrug: z.number().nullable(), source: z.string() })),
          /** The published figure lies outside of the interval; null: there is none, or nobody was counted. */
          differs: z.boolean().nullable(),
        }),
      ),
    }),
  ),
});
export type SafetyView = z.infer<typeof SafetyView>;

/** `GET /api/v1/tasks`: what is owed about people, the gravest first. */
export const TasksView = z.object({
  position: Position,
  now: Time,
  tasks: z.array(
    z.object({
      task: z.string(),
      kind: z.string(),
      title: z.string(),
      /** Null: a caller whom nobody knows yet. */
      patient: PatientBrief.nullable(),
      /** What does not add up in a register, where the task is about that and nobody's person. */
      discrepancy: z
        .object({
          case: z.string(),
          location: z.string(),
          name: z.string(),
          container: z.string().nullable(),
          expectedMg: z.number(),
          foundMg: z.number(),
        })
        .nullable(),
      /** Where it is owed: a person's stream, that of unknown callers, or a register. */
      stream: z.string(),
      /** Last event of that stream that this was read from: what a command on the task has seen. */
      seq: z.int(),
      ownerRole: z.enum(['prescriber', 'nurse', 'front-desk', 'biller', 'owner']),
      owner: z.object({ id: z.string(), name: z.string() }).nullable(),
      openedAt: Time,
      dueAt: Time,
      urgent: z.boolean(),
      /** About suicide: above everything. */
      pinned: z.boolean(),
      late: z.boolean(),
      /** Whom it went on to since nobody did it in time. */
      escalatedTo: z.array(z.string()),
      /** People it went on to, and those it goes on to next, by name, where the hours of cover name them. */
      escalatedPeople: z.array(z.string()),
      nextPeople: z.array(z.string()),
      /** Nobody was promised to read when it came in: its minutes count from here. */
      unwatchedUntil: Time.nullable(),
      /** Closed only with whom was reached, when and with what outcome. */
      needsContact: z.boolean(),
      /** Calls and knocks that reached nobody so far. */
      attempts: z.int(),
      /** Who took it is gone or not here: whoever has the role covers. */
      ownerAway: z.boolean(),
      mine: z.boolean(),
      /** This reader may close it. */
      closable: z.boolean(),
      /** Roles that may close it. */
      closedBy: z.array(z.enum(ROLES)),
      about: z.object({ stream: z.string(), rule: z.string().nullable() }).nullable(),
      /** What a patient who asks for deletion wrote beside it, and the language in which he reads the answer. */
      deletion: z.object({ words: z.string().nullable(), reads: z.string().nullable() }).nullable(),
    }),
  ),
});
export type TasksView = z.infer<typeof TasksView>;
