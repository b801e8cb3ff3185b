import {
  bookMg,
  balances as clinicBalances,
  openMg,
  registerFold,
  registerStream,
  traceContainer,
  tracePatient,
  unplacedDoses,
  unwitnessed,
} from '@keel/clinical/register';
import { isOver } from '@keel/clinical/session';
import { DAY_MS } from '@keel/clinical/units';
import type { RegisterContainer, RegisterDraw, RegisterView, TraceView } from '@keel/formats/api';
import { type BoardInput, boardSessions, house } from './board.ts';
import {
  caseWire,
  containerWire,
  drawWire,
  iso,
  namer,
  registerLocations,
  type Seen,
  seen,
  wasteWire,
  whose,
} from './register-rows.ts';

/** Cases stay on the screen for a quarter after they are closed, receipts for two weeks; older ones are in the inspection. */
const CLOSED_SHOWN_MS = 90 * DAY_MS;
const RECEIPTS_SHOWN = 12;
/** Sessions looked through for doses that nobody placed yet. */
const UNPLACED_DAYS = 14;

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
