import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import type { EventRef } from '@keel/clinical/record';
import {
  bookMg,
  type Container,
  caseDuties,
  type DiscrepancyCase,
  type DrawState,
  openMg,
  overfillMg,
  type RegisterState,
  recountsOf,
  returnable,
  type WasteState,
} from '@keel/clinical/register';
import { isOver, readSession, type Session, sessionFold } from '@keel/clinical/session';
import type { Staff } from '@keel/clinical/staff';
import type { RegisterCase, RegisterContainer, RegisterDraw } from '@keel/formats/api';
import { type BoardInput, type HouseInput, house } from './board.ts';

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export async function registerLocations(input: Pick<BoardInput, 'trx' | 'clinic'>): Promise<readonly string[]> {
  const rows = await input.trx
    .selectFrom('event')
    .select('stream')
    .where('clinic_id', '=', input.clinic)
    .where('seq', '=', 1)
    .where('stream', '>=', 'register/')
    .where('stream', '<', 'register0')
    .orderBy('stream')
    .execute();
  return rows.map(({ stream }) => stream.slice('register/'.length));
}

/** What every line is named from: who works here, whose session, which patient. */
export interface Seen {
  readonly staff: Staff;
  readonly sessionOf: (id: string) => Promise<Session>;
  readonly patientOf: (id: string) => Promise<Patient>;
}

export async function seen(input: HouseInput): Promise<Seen> {
  const { staff } = await house(input);
  return {
    staff,
    async sessionOf(id) {
      const { state } = await input.folds.load(input.at, input.clinic, `session/${id}`, sessionFold);
      return readSession(state);
    },
    async patientOf(id) {
      const { state } = await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold);
      return readPatient(state);
    },
  };
}

export const namer = (staff: Staff) => (id: string) => ({ id, name: staff.people[id]?.name ?? id });
export const fullName = ({ details }: Patient): string | null =>
  details === null ? null : [details.givenName, details.middleName, details.familyName].filter(Boolean).join(' ');

export async function whose(s: Seen, patient: string | null): Promise<{ id: string; name: string } | null> {
  if (patient === null || patient === '') return null;
  return { id: patient, name: fullName(await s.patientOf(patient)) ?? patient };
}

export async function containerWire(s: Seen, c: Container): Promise<RegisterContainer> {
  return {
    id: c.containerId,
    drug: c.product.drug,
    schedule: c.product.schedule,
    form: c.product.form,
    ndc: c.product.ndc,
    lot: c.product.lot,
    expiry: c.product.expiry,
    mgPerMl: c.product.mgPerMl,
    mlPerContainer: c.product.mlPerContainer,
    labelledMg: c.labelledMg,
    bookMg: bookMg(c),
    mostMg: Math.max(0, bookMg(c) + overfillMg(c)),
    state: c.state,
    openedAt: isoOrNull(c.openedAt),
    discardAfter: c.product.form === 'multi-dose-vial' ? isoOrNull(c.discardAfter) : null,
    owner: c.owner.kind === 'patient' ? await whose(s, c.owner.patientId) : null,
    draws: c.draws,
  };
}

export async function drawWire(s: Seen, state: RegisterState, draw: DrawState): Promise<RegisterDraw> {
  const container = state.containers.get(draw.containerId);
  const session = await s.sessionOf(draw.sessionId);
  return {
    drawId: draw.drawId,
    container: draw.containerId,
    drug: container?.product.drug ?? '',
    lot: container?.product.lot ?? '',
    at: iso(draw.at),
    by: namer(s.staff)(draw.by),
    session: draw.sessionId,
    patient: await whose(s, draw.patientId),
    mg: draw.mg,
    givenMg: draw.givenMg,
    givenAt: isoOrNull(draw.givenAt),
    wastedMg: draw.wastedMg,
    openMg: openMg(draw),
    returnable: returnable(state, draw.drawId),
    running:
      !isOver(session.phase) && (session.firstDoseAt === null || session.infusions.some((i) => i.state !== 'stopped')),
  };
}

export function wasteWire(s: Seen, state: RegisterState, waste: WasteState) {
  const draw = waste.origin.kind === 'draw' ? state.draws.get(waste.origin.drawId) : undefined;
  const containerId = waste.origin.kind === 'container' ? waste.origin.containerId : draw?.containerId;
  const product = containerId === undefined ? undefined : state.containers.get(containerId)?.product;
  const slash = waste.id.lastIndexOf('/');
  const ref: EventRef = { command: waste.id.slice(0, slash), index: Number(waste.id.slice(slash + 1)) };
  return {
    ...ref,
    at: iso(waste.at),
    by: namer(s.staff)(waste.by),
    witness: waste.witness === null ? null : namer(s.staff)(waste.witness),
    container: containerId ?? null,
    drug: product?.drug ?? null,
    lot: product?.lot ?? null,
    mg: waste.mg,
    manner: waste.manner,
    because: waste.because,
  };
}

export function caseWire(
  s: Seen,
  one: DiscrepancyCase,
  state: Pick<RegisterState, 'counts'>,
  zone: string,
): RegisterCase {
  const name = namer(s.staff);
  return {
    id: one.caseId,
    kind: one.kind,
    container: one.containerId,
    expectedMg: one.expectedMg,
    foundMg: one.foundMg,
    because: one.because,
    openedAt: iso(one.openedAt),
    openedBy: name(one.openedBy),
    recounts: recountsOf(state, one).map(({ at, by, mg }) => ({ at: iso(at), by: name(by), mg })),
    decision: one.decision,
    note: one.note,
    decidedAt: isoOrNull(one.decidedAt),
    decidedBy: one.decidedBy === null ? null : name(one.decidedBy),
    owner: one.owner === null ? null : name(one.owner),
    answered: one.answered.map(({ duty, evidence, at, by }) => ({ duty, evidence, at: iso(at), by: name(by) })),
    closed:
      one.closed === null ? null : { evidence: one.closed.evidence, at: iso(one.closed.at), by: name(one.closed.by) },
    duties: caseDuties(one, zone).map(({ duty, dueAt }) => ({ duty, dueAt: iso(dueAt) })),
  };
}
