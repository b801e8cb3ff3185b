import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { type EventRef, eventId, type StreamName } from '@keel/clinical/record';
import {
  bookMg,
  type Container,
  caseDuties,
  balances as clinicBalances,
  type DiscrepancyCase,
  type DrawState,
  inspect,
  openMg,
  overfillMg,
  type RegisterState,
  recountsOf,
  registerFold,
  registerStream,
  returnable,
  traceContainer,
  tracePatient,
  unplacedDoses,
  unwitnessed,
  type WasteState,
} from '@keel/clinical/register';
import { rolesThatMay } from '@keel/clinical/rights';
import { isOver, readSession, type Session, sessionFold } from '@keel/clinical/session';
import type { Staff } from '@keel/clinical/staff';
import { DAY_MS, type Instant, instant, localDateOf } from '@keel/clinical/units';
import type {
  InspectionView,
  RegisterCase,
  RegisterContainer,
  RegisterDraw,
  RegisterView,
  TraceView,
} from '@keel/formats/api';
import { type BoardInput, boardSessions, type HouseInput, house } from './board.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** Cases stay on the screen for a quarter after they are closed, receipts for two weeks; older ones are in the inspection. */
const CLOSED_SHOWN_MS = 90 * DAY_MS;
const RECEIPTS_SHOWN = 12;
/** Sessions looked through for doses that nobody placed yet. */
const UNPLACED_DAYS = 14;

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

interface Seen {
  readonly staff: Staff;
  readonly sessionOf: (id: string) => Promise<Session>;
  readonly patientOf: (id: string) => Promise<Patient>;
}

async function seen(input: HouseInput): Promise<Seen> {
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

const namer = (staff: Staff) => (id: string) => ({ id, name: staff.people[id]?.name ?? id });
const fullName = ({ details }: Patient): string | null =>
  details === null ? null : [details.givenName, details.middleName, details.familyName].filter(Boolean).join(' ');

async function whose(s: Seen, patient: string | null): Promise<{ id: string; name: string } | null> {
  if (patient === null || patient === '') return null;
  return { id: patient, name: fullName(await s.patientOf(patient)) ?? patient };
}

async function containerWire(s: Seen, c: Container): Promise<RegisterContainer> {
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

async function drawWire(s: Seen, state: RegisterState, draw: DrawState): Promise<RegisterDraw> {
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

function wasteWire(s: Seen, state: RegisterState, waste: WasteState) {
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

function caseWire(s: Seen, one: DiscrepancyCase, state: Pick<RegisterState, 'counts'>, zone: string): RegisterCase {
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

/** `GET /api/v1/register`. */
export async function registerView(input: BoardInput, zone: string): Promise<RegisterView> {
  const s = await seen(input);
  const name = namer(s.staff);
  const places: RegisterView['places'] = [];
  for (const location of await registerLocations(input)) {
    const { state, seq } = await input.folds.load(input.at, input.clinic, registerStream(location), registerFold);
    const here = [...state.containers.values()].filter(
      (c) => (c.state === 'sealed' || c.state === 'open') && Math.abs(bookMg(c)) > 1e-6,
    );
    const containers: RegisterContainer[] = [];
    for (const c of here) containers.push(await containerWire(s, c));
    const inHand: RegisterDraw[] = [];
    for (const draw of state.draws.values()) {
      if (Math.abs(openMg(draw)) > 1e-6) inHand.push(await drawWire(s, state, draw));
    }
    const count = state.counts.at(-1);
    places.push({
      location,
      seq,
      name: state.place?.name ?? location,
      siteId: state.place?.siteId ?? '',
      registrant: state.place?.registrant ?? { name: '', registration: '' },
      containers,
      inHand,
      unwitnessed: unwitnessed(state).map((waste) => wasteWire(s, state, waste)),
      cases: [...state.cases.values()]
        .filter(({ closed }) => closed === null || closed.at > input.now - CLOSED_SHOWN_MS)
        .reverse()
        .map((one) => caseWire(s, one, state, zone)),
      balances: clinicBalances(state).map(
        ({ drug, form, receivedMg, givenMg, wastedMg, inHandMg, onShelfMg, unexplainedMg }) => ({
          drug,
          form,
          receivedMg,
          givenMg,
          wastedMg,
          inHandMg,
          onShelfMg,
          unexplainedMg: Math.abs(unexplainedMg) < 1e-6 ? 0 : unexplainedMg,
        }),
      ),
      lastCount:
        count === undefined
          ? null
          : {
              at: iso(count.at),
              by: name(count.by),
              second: count.second === null ? null : name(count.second),
              when: count.when,
            },
      receipts: state.receipts
        .slice(-RECEIPTS_SHOWN)
        .reverse()
        .map((receipt) => ({
          id: receipt.receiptId,
          at: iso(receipt.at),
          drug: receipt.product.drug,
          lot: receipt.product.lot,
          containers: receipt.containerIds.length,
          invoice: receipt.invoice.number,
          supplier: receipt.supplier.name,
        })),
    });
  }
  const open = (await boardSessions(input)).filter(
    ({ session }) => !isOver(session.phase) && session.arrivedAt !== null,
  );
  const { places: rooms } = await house(input);
  const chairName = (id: string | null): string | null =>
    rooms.sites.flatMap(({ chairs }) => chairs).find(({ chairId }) => chairId === id)?.name ?? id;
  const sessions: RegisterView['sessions'] = [];
  for (const { session } of open) {
    sessions.push({
      id: session.id,
      patient: await whose(s, session.patient),
      chair: chairName(session.chair),
      phase: session.phase,
    });
  }
  return {
    position: input.at.position,
    now: iso(input.now),
    places,
    sessions,
    unplaced: await unplacedOf(input, s, places.length > 0),
  };
}

/** Doses of the last days that came from no container: only where a register is kept at all. */
async function unplacedOf(input: BoardInput, s: Seen, kept: boolean): Promise<RegisterView['unplaced']> {
  if (!kept) return [];
  const rows = await input.trx
    .selectFrom('session_index')
    .select('session')
    .where('clinic_id', '=', input.clinic)
    .where('starts_at', '>', new Date(input.now - UNPLACED_DAYS * DAY_MS))
    .where('phase', 'not in', ['planned', 'arrived', 'ready', 'cancelled'])
    .execute();
  const found: RegisterView['unplaced'] = [];
  for (const { session: id } of rows) {
    const session = await s.sessionOf(id);
    for (const entry of unplacedDoses(session)) {
      found.push({
        session: id,
        patient: await whose(s, session.patient),
        entry: entry.id,
        at: iso(entry.at),
        kind: entry.kind,
        mg: 'mg' in entry.body && typeof entry.body.mg === 'number' ? entry.body.mg : null,
      });
    }
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** `GET /api/v1/inspection/<location>`: both days are the site's own, and included. Null: no such register. */
export async function inspectionOf(
  input: HouseInput,
  location: string,
  period: { readonly from: string; readonly to: string; readonly fromAt: Instant; readonly toAt: Instant },
  zone: string,
): Promise<InspectionView | null> {
  const stream: StreamName = registerStream(location);
  const events = await input.at.since(stream, 0);
  if (events.length === 0) return null;
  const s = await seen(input);
  const name = namer(s.staff);
  const until = (at: Instant) =>
    events.filter(({ occurredAt }) => occurredAt < at).reduce(registerFold.evolve, registerFold.initial(stream));
  const after = until(period.toAt);
  const whole = events.reduce(registerFold.evolve, registerFold.initial(stream));
  const found = inspect(until(period.fromAt), after, period.fromAt, period.toAt);
  const { places } = await house(input);
  const site = places.sites.find(({ siteId }) => siteId === whole.place?.siteId) ?? null;
  const strength = ({ product }: Container) => `${product.mgPerMl} mg/mL, ${product.mlPerContainer} mL`;
  const dispensed: InspectionView['dispensed'] = [];
  for (const { draw, container } of found.dispensed) {
    const patient = await s.patientOf(draw.patientId);
    const address = patient.details?.address;
    dispensed.push({
      at: iso(draw.givenAt ?? draw.at),
      drug: container?.product.drug ?? '',
      schedule: container?.product.schedule ?? '',
      form: container?.product.form ?? '',
      strength: container === null ? '' : strength(container),
      lot: container?.product.lot ?? '',
      container: draw.containerId,
      mg: draw.givenMg,
      patient: {
        id: draw.patientId,
        name: fullName(patient) ?? draw.patientId,
        address:
          address === undefined
            ? null
            : [...address.lines, [address.city, address.state, address.postalCode].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', '),
      },
      by: name(draw.by),
      session: draw.sessionId,
      entry: draw.entry === undefined ? null : eventId(draw.entry),
    });
  }
  const receipts: InspectionView['receipts'] = [];
  for (const receipt of found.receipts) {
    const { product } = receipt;
    receipts.push({
      at: iso(receipt.at),
      by: name(receipt.by),
      drug: product.drug,
      schedule: product.schedule,
      form: product.form,
      strength: `${product.mgPerMl} mg/mL, ${product.mlPerContainer} mL`,
      ndc: product.ndc,
      lot: product.lot,
      expiry: product.expiry,
      containers: receipt.containerIds.length,
      mg: product.mgPerMl * product.mlPerContainer * receipt.containerIds.length,
      owner: receipt.owner.kind === 'patient' ? await whose(s, receipt.owner.patientId) : null,
      invoice: receipt.invoice,
      supplier: receipt.supplier,
    });
  }
  const second = (id: string | null) => (id === null ? null : name(id));
  const holders = rolesThatMay('command/draw-drug', 'clinic');
  return {
    position: input.at.position,
    location,
    name: whole.place?.name ?? location,
    site:
      site === null
        ? null
        : {
            name: site.name,
            address: `${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`,
          },
    registrant: whole.place?.registrant ?? { name: '', registration: '' },
    from: period.from,
    to: period.to,
    inventory:
      found.inventory === null
        ? null
        : {
            at: iso(found.inventory.at),
            when: found.inventory.when,
            by: name(found.inventory.by),
            second: second(found.inventory.second),
            lines: [...found.inventory.lines],
          },
    counts: found.counts.map(({ at, when, by, second: other }) => ({
      at: iso(at),
      when,
      by: name(by),
      second: second(other),
    })),
    receipts,
    dispensed,
    wastes: found.wastes.map(({ waste }) => wasteWire(s, after, waste)),
    removed: found.removed.map((c) => ({
      at: iso(c.left?.at ?? 0),
      container: c.containerId,
      drug: c.product.drug,
      lot: c.product.lot,
      mg: c.labelledMg - c.drawnMg - c.wastedMg,
      how: c.left?.how ?? 'lost',
      paper: c.left?.paper ?? '',
    })),
    cases: found.cases.map((one) => caseWire(s, one, whole, zone)),
    reconciliation: found.reconciliation.map((line) => ({
      ...line,
      unexplainedMg: Math.abs(line.unexplainedMg) < 1e-6 ? 0 : line.unexplainedMg,
    })),
    people: Object.values(s.staff.people)
      .filter(
        (one) =>
          one.roles.some((role) => holders.includes(role)) &&
          one.since < period.toAt &&
          (one.endedAt === null || one.endedAt >= period.fromAt),
      )
      .map((one) => ({
        id: one.id,
        name: one.name,
        roles: [...one.roles],
        from: iso(one.since),
        until: isoOrNull(one.endedAt),
      })),
  };
}

/** `GET /api/v1/trace/<container>`. Null: no register of the clinic ever held it. */
export async function traceView(input: BoardInput, containerId: string): Promise<TraceView | null> {
  const s = await seen(input);
  for (const location of await registerLocations(input)) {
    const { state } = await input.folds.load(input.at, input.clinic, registerStream(location), registerFold);
    const container = state.containers.get(containerId);
    if (container === undefined) continue;
    const receipt = state.receipts.find(({ receiptId }) => receiptId === container.receiptId);
    const draws = traceContainer(state, containerId);
    const wire: RegisterDraw[] = [];
    for (const draw of draws) wire.push(await drawWire(s, state, draw));
    const people: TraceView['people'] = [];
    for (const patient of new Set(draws.map(({ patientId }) => patientId))) {
      people.push({
        patient: await whose(s, patient),
        containers: [...new Set(tracePatient(state, patient).map(({ draw }) => draw.containerId))],
      });
    }
    return {
      position: input.at.position,
      location,
      container: await containerWire(s, container),
      receipt:
        receipt === undefined
          ? null
          : { invoice: receipt.invoice.number, supplier: receipt.supplier.name, at: iso(receipt.at) },
      draws: wire,
      wastes: [...state.wastes.values()]
        .map((waste) => wasteWire(s, state, waste))
        .filter(({ container: of }) => of === containerId),
      people,
    };
  }
  return null;
}

/** Papers are kept, and asked for, this long (21 CFR 1304.04). */
const KEPT_DAYS = 731;

/** The period asked for in days of the clinic, both included: from the first instant of one to the last of the other. */
export function periodOf(asked: { readonly from?: string; readonly to?: string }, now: Instant, zone: string) {
  const to = asked.to ?? localDateOf(now, zone);
  const from = asked.from ?? localDateOf(instant(now - KEPT_DAYS * DAY_MS), zone);
  return { from, to, fromAt: dayStart(from, zone), toAt: dayStart(nextDate(to), zone) };
}
const nextDate = (date: string): string => iso(Date.parse(`${date}T00:00:00Z`) + DAY_MS).slice(0, 10);
function dayStart(date: string, zone: string): Instant {
  // A zone is at most 14 hours from UTC: the day begins in the hours around it, and is found by its own date.
  let at = Date.parse(`${date}T00:00:00Z`) - 14 * 3_600_000;
  while (localDateOf(instant(at), zone) < date) at += 15 * 60_000;
  return instant(at);
}
