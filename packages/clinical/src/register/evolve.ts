import { eventId, type Fold, isErased } from '../record/index.ts';
import type { Container, DrawState, RegisterEvent, RegisterState } from './register.ts';

const changed = <V>(map: ReadonlyMap<string, V>, key: string, change: (value: V) => V): ReadonlyMap<string, V> => {
  const value = map.get(key);
  return value === undefined ? map : new Map(map).set(key, change(value));
};

export const registerFold: Fold<RegisterState> = {
  initial: (stream) => ({
    location: stream.slice('register/'.length),
    receipts: [],
    containers: new Map(),
    draws: new Map(),
    unwitnessed: new Map(),
    cases: new Map(),
  }),
  evolve(state, event) {
    if (isErased(event.body)) return state;
    const known = event as unknown as RegisterEvent;
    const container = (id: string, change: (c: Container) => Container) => changed(state.containers, id, change);
    const draw = (id: string, change: (d: DrawState) => DrawState) => changed(state.draws, id, change);
    switch (known.kind) {
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
            discardAfter: null,
            drawnMg: 0,
            wastedMg: 0,
            draws: 0,
            differenceMg: 0,
          });
        }
        return { ...state, receipts: [...state.receipts, body], containers };
      }
      case 'container-opened':
        return {
          ...state,
          containers: container(known.body.containerId, (c) => ({
            ...c,
            state: 'open',
            discardAfter: known.body.discardAfter,
          })),
        };
      case 'drug-drawn': {
        const { flags: _, ...body } = known.body;
        return {
          ...state,
          containers: container(body.containerId, (c) => ({ ...c, drawnMg: c.drawnMg + body.mg, draws: c.draws + 1 })),
          draws: new Map(state.draws).set(body.drawId, { ...body, givenMg: 0, wastedMg: 0, returned: false }),
        };
      }
      case 'drug-given':
        return { ...state, draws: draw(known.body.drawId, (d) => ({ ...d, givenMg: d.givenMg + known.body.mg })) };
      case 'drug-wasted': {
        const { origin, mg, witness } = known.body;
        const unwitnessed = witness === null ? new Map(state.unwitnessed).set(eventId(event), mg) : state.unwitnessed;
        return origin.kind === 'draw'
          ? { ...state, unwitnessed, draws: draw(origin.drawId, (d) => ({ ...d, wastedMg: d.wastedMg + mg })) }
          : {
              ...state,
              unwitnessed,
              containers: container(origin.containerId, (c) => ({ ...c, wastedMg: c.wastedMg + mg })),
            };
      }
      case 'waste-witnessed': {
        const unwitnessed = new Map(state.unwitnessed);
        unwitnessed.delete(eventId(known.body));
        return { ...state, unwitnessed };
      }
      case 'draw-returned': {
        const returned = state.draws.get(known.body.drawId);
        if (returned === undefined) return state;
        return {
          ...state,
          draws: draw(known.body.drawId, (d) => ({ ...d, returned: true })),
          containers: container(returned.containerId, (c) => ({ ...c, drawnMg: c.drawnMg - openMgOf(returned) })),
        };
      }
      case 'container-left':
        return { ...state, containers: container(known.body.containerId, (c) => ({ ...c, state: 'left' })) };
      case 'container-finished':
        return {
          ...state,
          containers: container(known.body.containerId, (c) => ({
            ...c,
            state: 'finished',
            differenceMg: known.body.differenceMg,
          })),
        };
      case 'stock-counted':
        return state;
      case 'discrepancy-opened': {
        const { because: _, ...body } = known.body;
        return {
          ...state,
          cases: new Map(state.cases).set(body.caseId, { ...body, openedAt: event.occurredAt, decision: null }),
        };
      }
      case 'discrepancy-decided':
        return {
          ...state,
          cases: changed(state.cases, known.body.caseId, (c) => ({ ...c, decision: known.body.decision })),
        };
      default:
        return state;
    }
  },
};

const openMgOf = (draw: DrawState): number => draw.mg - draw.givenMg - draw.wastedMg;
