import { CASE_DECISIONS, CASE_KINDS, CONTAINER_FORMS, OWED_DUTIES, REMOVALS } from '@keel/clinical/register';
import { z } from 'zod';
import { Id, LocalDate, Position, Time } from './values.ts';

const Name = z.object({ id: z.string(), name: z.string() });
/** Who a dose was for, as far as the register needs it: a name to read, an id to follow. */
const Whose = z.object({ id: Id, name: z.string() }).nullable();

export const RegisterContainer = z.object({
  id: Id,
  drug: z.string(),
  schedule: z.string(),
  form: z.enum(CONTAINER_FORMS),
  ndc: z.string(),
  lot: z.string(),
  expiry: LocalDate,
  mgPerMl: z.number(),
  mlPerContainer: z.number(),
  labelledMg: z.number(),
  bookMg: z.number(),
  /** mg that can be drawn at most, overfill included. */
  mostMg: z.number(),
  state: z.enum(['sealed', 'open', 'finished', 'left']),
  openedAt: Time.nullable(),
  discardAfter: Time.nullable(),
  owner: Whose,
  draws: z.int(),
});
export type RegisterContainer = z.infer<typeof RegisterContainer>;

export const RegisterDraw = z.object({
  drawId: z.string(),
  container: Id,
  drug: z.string(),
  lot: z.string(),
  at: Time,
  by: Name,
  session: Id,
  patient: Whose,
  mg: z.number(),
  givenMg: z.number(),
  givenAt: Time.nullable(),
  wastedMg: z.number(),
  openMg: z.number(),
  /** Untouched and sealed: it may go back to the shelf. */
  returnable: z.boolean(),
  /** The session still gives of it; nobody has to account for it yet. */
  running: z.boolean(),
});
export type RegisterDraw = z.infer<typeof RegisterDraw>;

export const RegisterWaste = z.object({
  command: z.string(),
  index: z.int(),
  at: Time,
  by: Name,
  witness: Name.nullable(),
  container: Id.nullable(),
  drug: z.string().nullable(),
  lot: z.string().nullable(),
  mg: z.number(),
  manner: z.string(),
  because: z.string(),
});

export const RegisterCase = z.object({
  id: z.string(),
  kind: z.enum(CASE_KINDS),
  container: Id.nullable(),
  expectedMg: z.number(),
  foundMg: z.number(),
  because: z.string(),
  openedAt: Time,
  openedBy: Name,
  /** What later counts found in its container while it was open, oldest first. */
  recounts: z.array(z.object({ at: Time, by: Name, mg: z.number() })),
  decision: z.enum(CASE_DECISIONS).nullable(),
  note: z.string().nullable(),
  decidedAt: Time.nullable(),
  decidedBy: Name.nullable(),
  owner: Name.nullable(),
  /** What was done of what the law asks for, with its evidence. */
  answered: z.array(z.object({ duty: z.enum(OWED_DUTIES), evidence: z.string(), at: Time, by: Name })),
  closed: z.object({ evidence: z.string(), at: Time, by: Name }).nullable(),
  duties: z.array(z.object({ duty: z.enum(['decide', 'notify-dea', 'form-106', 'close']), dueAt: Time })),
});
export type RegisterCase = z.infer<typeof RegisterCase>;

/** `GET /api/v1/register`: every place where drugs are kept, and where each milligram is now. */
export const RegisterView = z.object({
  position: Position,
  now: Time,
  places: z.array(
    z.object({
      location: Id,
      seq: z.int(),
      name: z.string(),
      siteId: z.string(),
      registrant: z.object({ name: z.string(), registration: z.string() }),
      containers: z.array(RegisterContainer),
      inHand: z.array(RegisterDraw),
      unwitnessed: z.array(RegisterWaste),
      cases: z.array(RegisterCase),
      balances: z.array(
        z.object({
          drug: z.string(),
          form: z.enum(CONTAINER_FORMS),
          receivedMg: z.number(),
          givenMg: z.number(),
          wastedMg: z.number(),
          inHandMg: z.number(),
          onShelfMg: z.number(),
          unexplainedMg: z.number(),
        }),
      ),
      lastCount: z
        .object({ at: Time, by: Name, second: Name.nullable(), when: z.enum(['opening', 'close']) })
        .nullable(),
      receipts: z.array(
        z.object({
          id: z.string(),
          at: Time,
          drug: z.string(),
          lot: z.string(),
          containers: z.int(),
          invoice: z.string(),
          supplier: z.string(),
        }),
      ),
    }),
  ),
  /** Sessions that are open now: whom something can be drawn up for. */
  sessions: z.array(z.object({ id: Id, patient: Whose, chair: z.string().nullable(), phase: z.string() })),
  /** Doses that were given from no container the register knows: each is to be placed. */
  unplaced: z.array(
    z.object({ session: Id, patient: Whose, entry: z.string(), at: Time, kind: z.string(), mg: z.number().nullable() }),
  ),
});
export type RegisterView = z.infer<typeof RegisterView>;

/** Days of the clinic, both included; without them the two years for which the papers are kept (21 CFR 1304.04). */
export const InspectionQuery = z.strictObject({ from: LocalDate.exactOptional(), to: LocalDate.exactOptional() });

/** `GET /api/v1/inspection/<location>`: what an inspector asks for over a period (21 CFR 1304), read-only. */
export const InspectionView = z.object({
  position: Position,
  location: Id,
  name: z.string(),
  site: z.object({ name: z.string(), address: z.string() }).nullable(),
  registrant: z.object({ name: z.string(), registration: z.string() }),
  from: LocalDate,
  to: LocalDate,
  inventory: z
    .object({
      at: Time,
      when: z.enum(['opening', 'close']),
      by: Name,
      second: Name.nullable(),
      lines: z.array(
        z.object({
          drug: z.string(),
          schedule: z.string(),
          form: z.enum(CONTAINER_FORMS),
          strength: z.string(),
          lot: z.string(),
          expiry: LocalDate,
          sealed: z.int(),
          opened: z.int(),
          mg: z.number(),
        }),
      ),
    })
    .nullable(),
  counts: z.array(z.object({ at: Time, when: z.enum(['opening', 'close']), by: Name, second: Name.nullable() })),
  receipts: z.array(
    z.object({
      at: Time,
      by: Name,
      drug: z.string(),
      schedule: z.string(),
      form: z.enum(CONTAINER_FORMS),
      strength: z.string(),
      ndc: z.string(),
      lot: z.string(),
      expiry: LocalDate,
      containers: z.int(),
      mg: z.number(),
      owner: Whose,
      invoice: z.object({ number: z.string(), date: LocalDate }),
      supplier: z.object({ name: z.string(), address: z.string(), registration: z.string() }),
    }),
  ),
  dispensed: z.array(
    z.object({
      at: Time,
      drug: z.string(),
      schedule: z.string(),
      form: z.string(),
      strength: z.string(),
      lot: z.string(),
      container: z.string(),
      mg: z.number(),
      patient: z.object({ id: z.string(), name: z.string(), address: z.string().nullable() }),
      by: Name,
      session: z.string(),
      entry: z.string().nullable(),
    }),
  ),
  wastes: z.array(RegisterWaste),
  removed: z.array(
    z.object({
      at: Time,
      container: z.string(),
      drug: z.string(),
      lot: z.string(),
      mg: z.number(),
      how: z.enum(REMOVALS),
      paper: z.string(),
    }),
  ),
  cases: z.array(RegisterCase),
  reconciliation: z.array(
    z.object({
      drug: z.string(),
      form: z.enum(CONTAINER_FORMS),
      openingMg: z.number(),
      receivedMg: z.number(),
      gainedMg: z.number(),
      adjustedMg: z.number(),
      givenMg: z.number(),
      wastedMg: z.number(),
      leftMg: z.number(),
      closingMg: z.number(),
      unexplainedMg: z.number(),
    }),
  ),
  people: z.array(
    z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), from: Time, until: Time.nullable() }),
  ),
});
export type InspectionView = z.infer<typeof InspectionView>;

/** `GET /api/v1/trace/<container>`: from a vial to the people who received of it. */
export const TraceView = z.object({
  position: Position,
  location: Id,
  container: RegisterContainer,
  receipt: z.object({ invoice: z.string(), supplier: z.string(), at: Time }).nullable(),
  draws: z.array(RegisterDraw),
  wastes: z.array(RegisterWaste),
  /** Other containers that the same people received of in this register. */
  people: z.array(z.object({ patient: Whose, containers: z.array(Id) })),
});
export type TraceView = z.infer<typeof TraceView>;
