import { eventId, type Fold, isErased } from '../record/index.ts';
import {
  bookMg,
  type Container,
  type DiscrepancyCase,
  type DrawState,
  keptDrawId,
  openMg,
  type RegisterEvent,
  type RegisterState,
} from './register.ts';

const changed = <V>(map: ReadonlyMap<string, V>, key: string, change: (value: V) => V): ReadonlyMap<string, V> => {
  const value = map.get(key);
  return value === undefined ? map : new Map(map).set(key, change(value));
};

export const registerFold: Fold<RegisterState> = {
  initial: (stream) => ({
    location: stream.slice('register/'.length),
    place: null,
    receipts: [],
    containers: new Map(),
    draws: new Map(),
    wastes: new Map(),
    counts: [],
    cases: new Map(),
  }),
  evolve(state, event) {
    if (isErased(event.body)) return state;
    const known = event as unknown as RegisterEvent;
    const at = event.occurredAt;
    const by = event.author.id;
    const container = (id: string, change: (c: Container) => Container) => changed(state.containers, id, change);
    const draw = (id: string, change: (d: DrawState) => DrawState) => changed(state.draws, id, change);
    const file = (id: string, change: (c: DiscrepancyCase) => DiscrepancyCase) => changed(state.cases, id, change);
    switch (known.kind) {
      case 'register-opened':
        return { ...state, place: known.body };
      case 'stock-received': {
        const { body } = known;
        const containers = new Map(state.containers);
        for (const containerId of body.containerIds) {
          containers.set(containerId, {
            containerId,
            receiptId: body.receiptId,
            product: body.product,
            owner: body.owner,
            labelledMg: body.product.mgPerMl * body.product.mlPerContainer,
            state: 'sealed',
            openedAt: null,
            discardAfter: null,
            drawnMg: 0,
            wastedMg: 0,
            adjustedMg: 0,
            draws: 0,
            differenceMg: 0,
            left: null,
          });
        }
        return { ...state, receipts: [...state.receipts, { ...body, at, by }], containers };
      }
      case 'container-opened':
        return {
          ...state,
          containers: container(known.body.containerId, (c) => ({
            ...c,
            state: 'open',
            openedAt: at,
            discardAfter: known.body.discardAfter,
          })),
        };
      case 'drug-drawn': {
        const { flags: _, ...body } = known.body;
        const drawId = keptDrawId(state.draws, body.drawId, event.command);
        return {
          ...state,
          containers: container(body.containerId, (c) => ({
            ...c,
            drawnMg: c.drawnMg + body.mg,
            draws: c.draws + (body.mg > 0 ? 1 : 0),
          })),
          draws: new Map(state.draws).set(drawId, {
            ...body,
            drawId,
            at,
            by,
            givenMg: 0,
            givenAt: null,
            wastedMg: 0,
            returned: false,
          }),
        };
      }
      case 'draw-corrected': {
        const { drawId, containerId, mg } = known.body;
        const before = state.draws.get(drawId);
        if (before === undefined) return state;
        // Out of the one vial and into the other; mostly they are the same. What went back to the shelf is out already.
        const was = before.returned ? 0 : before.mg;
        const out = changed(state.containers, before.containerId, (c) => ({
          ...c,
          drawnMg: c.drawnMg - was,
          draws: c.draws - (was > 0 ? 1 : 0),
        }));
        return {
          ...state,
          containers: changed(out, containerId, (c) => ({
            ...c,
            drawnMg: c.drawnMg + mg,
            draws: c.draws + (mg > 0 ? 1 : 0),
          })),
          draws: draw(drawId, (d) => ({ ...d, containerId, mg, returned: false })),
        };
      }
      case 'drug-given':
        return {
          ...state,
          draws: draw(known.body.drawId, (d) => ({
            ...d,
            givenMg: d.givenMg + known.body.mg,
            givenAt: d.givenAt ?? at,
          })),
        };
      case 'given-corrected':
        return {
          ...state,
          draws: draw(known.body.drawId, (d) => ({
            ...d,
            givenMg: known.body.mg,
            givenAt: known.body.mg > 0 ? (d.givenAt ?? at) : null,
          })),
        };
      case 'drug-wasted': {
        const { flags: _, ...body } = known.body;
        const { origin, mg } = body;
        const id = eventId(event);
        const wastes = new Map(state.wastes).set(id, { ...body, id, at, by });
        return origin.kind === 'draw'
          ? { ...state, wastes, draws: draw(origin.drawId, (d) => ({ ...d, wastedMg: d.wastedMg + mg })) }
          : {
              ...state,
              wastes,
              containers: container(origin.containerId, (c) => ({ ...c, wastedMg: c.wastedMg + mg })),
            };
      }
      case 'waste-witnessed':
        return {
          ...state,
          wastes: changed(state.wastes, eventId(known.body), (w) => ({ ...w, witness: known.body.witness })),
        };
      case 'draw-returned': {
        const returned = state.draws.get(known.body.drawId);
        if (returned === undefined || returned.returned) return state;
        return {
          ...state,
          draws: draw(known.body.drawId, (d) => ({ ...d, returned: true })),
          containers: container(returned.containerId, (c) => ({
            ...c,
            drawnMg: c.drawnMg - openMg(returned),
            draws: c.draws - (returned.mg > 0 ? 1 : 0),
            // Set aside and never broken open: it stands on the shelf as before.
            state: c.state === 'open' ? 'sealed' : c.state,
            openedAt: null,
            discardAfter: null,
          })),
        };
      }
      case 'container-left':
        return {
          ...state,
          containers: container(known.body.containerId, (c) => ({
            ...c,
            state: 'left',
            left: { how: known.body.how, paper: known.body.paper, at },
          })),
        };
      case 'container-finished':
        return {
          ...state,
          containers: container(known.body.containerId, (c) => ({
            ...c,
            state: 'finished',
            differenceMg: known.body.differenceMg,
          })),
        };
      case 'stock-counted': {
        const book = [...state.containers.values()]
          .filter((c) => c.state === 'sealed' || c.state === 'open')
          .map((c) => ({ containerId: c.containerId, mg: bookMg(c) }));
        return { ...state, counts: [...state.counts, { ...known.body, at, by, book }] };
      }
      case 'discrepancy-opened':
        return {
          ...state,
          cases: new Map(state.cases).set(known.body.caseId, {
            ...known.body,
            openedAt: at,
            openedBy: by,
            decision: null,
            decidedAt: null,
            decidedBy: null,
            note: null,
            owner: null,
            answered: [],
            closed: null,
          }),
        };
      case 'discrepancy-decided':
        return {
          ...state,
          cases: file(known.body.caseId, (c) => ({
            ...c,
            decision: known.body.decision,
            note: known.body.note,
            decidedAt: at,
            decidedBy: by,
          })),
        };
      case 'discrepancy-taken':
        return { ...state, cases: file(known.body.caseId, (c) => ({ ...c, owner: known.body.owner })) };
      case 'case-duty-answered': {
        const { caseId, duty, evidence } = known.body;
        return {
          ...state,
          cases: file(caseId, (c) => ({ ...c, answered: [...c.answered, { duty, evidence, at, by }] })),
        };
      }
      case 'discrepancy-closed': {
        const { containerId } = state.cases.get(known.body.caseId) ?? {};
        return {
          ...state,
          cases: file(known.body.caseId, (c) => ({ ...c, closed: { evidence: known.body.evidence, at, by } })),
          containers:
            containerId === undefined || containerId === null
              ? state.containers
              : container(containerId, (c) => ({ ...c, adjustedMg: c.adjustedMg + known.body.adjustedMg })),
        };
      }
      default:
        return state;
    }
  },
};
