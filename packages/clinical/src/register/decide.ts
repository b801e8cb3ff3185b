import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Override,
  type Reason,
  refused,
} from '../record/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import {
  bookMg,
  type Container,
  type Draw,
  type Origin,
  openMg,
  type Receipt,
  type RegisterEvent,
  type RegisterState,
  registerStream,
} from './register.ts';
import { overfillMg, toleranceMg } from './tolerance.ts';

/** Days a multi-dose vial may be used after the first puncture. Source: clinical-protocol a.3 (GK, pharmacopoeial practice). */
export const DISCARD_DAYS_AFTER_OPENING = 28;
/** mg: two readings of one amount that differ by less than this are the same amount. */
const SAME_MG = 1e-6;

/**
 * `done` is the difference between asking and telling: a draw asked for can be refused; one that has happened (a screen
 * that was offline, a vial opened in an emergency) is recorded, flagged, and opens a case where it does not add up.
 */
export type RegisterCommand =
  | Command<'receive-stock', Receipt>
  | Command<'open-container', { readonly containerId: string }>
  | Command<
      'draw-drug',
      Draw & { readonly done: boolean; readonly today: string; readonly overrides: readonly Override[] }
    >
  | Command<'record-drug-given', { readonly drawId: string; readonly mg: number }>
  | Command<
      'waste-drug',
      {
        readonly origin: Origin;
        readonly mg: number;
        readonly manner: string;
        readonly because: string;
        readonly witness: string | null;
      }
    >
  | Command<'witness-waste', { readonly command: string; readonly index: number }>
  | Command<'return-draw', { readonly drawId: string; readonly because: string }>
  | Command<
      'remove-container',
      {
        readonly containerId: string;
        readonly how: 'transferred' | 'destroyed' | 'lost' | 'given-back';
        readonly paper: string;
        readonly witness: string | null;
      }
    >
  | Command<'finish-container', { readonly containerId: string; readonly measuredMg: number; readonly second: string }>
  | Command<
      'count-stock',
      {
        readonly when: 'opening' | 'close';
        readonly counts: readonly { readonly containerId: string; readonly mg: number }[];
        readonly second: string | null;
      }
    >
  | Command<
      'decide-discrepancy',
      { readonly caseId: string; readonly decision: 'explained' | 'loss' | 'theft'; readonly note: string }
    >;

const SOURCE = ['clinical-protocol l.5'];
const reason = (
  rule: string,
  title: string,
  because: string,
  inputs: Reason['inputs'] = [],
  override: Reason['override'] = null,
): Reason => ({
  rule,
  title,
  because,
  inputs,
  missing: [],
  sources: SOURCE,
  override,
});

type Body<K extends RegisterEvent['kind']> = Extract<RegisterEvent, { kind: K }>['body'];

/** Decides one register command. Facts about drug already drawn, given or wasted are never refused. */
export function decideRegister(state: RegisterState, command: RegisterCommand, context: Context): Decision {
  const draft = <K extends RegisterEvent['kind']>(kind: K, body: Body<K>) => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const answer = (...events: ReturnType<typeof draft>[]): Decision =>
    accepted({ stream: registerStream(state.location), events });
  const openCase = (containerId: string, expectedMg: number, foundMg: number, because: string) =>
    draft('discrepancy-opened', { caseId: `${command.id}-${containerId}`, containerId, expectedMg, foundMg, because });

  switch (command.kind) {
    case 'receive-stock': {
      const { product, containerIds, owner } = command.body;
      const reasons: Reason[] = [];
      const known = containerIds.filter((id) => state.containers.has(id));
      if (known.length > 0)
        reasons.push(
          reason('container-exists', 'A container with this id is already in the register', known.join(', ')),
        );
      if (new Set(containerIds).size !== containerIds.length || containerIds.length === 0) {
        reasons.push(
          reason('container-ids-unclear', 'Each container needs an id of its own', `${containerIds.length} given`),
        );
      }
      if (!(product.mgPerMl > 0 && product.mlPerContainer > 0)) {
        reasons.push(
          reason('strength-missing', 'Strength and volume must be above zero', 'mg/mL and mL of one container'),
        );
      }
      if (owner.kind === 'patient' && product.form === 'multi-dose-vial') {
        reasons.push(
          reason('patient-vial', 'A multi-dose vial cannot belong to one patient', 'it would be drawn for others'),
        );
      }
      return reasons.length > 0 ? refused(reasons) : answer(draft('stock-received', command.body));
    }
    case 'open-container': {
      const container = state.containers.get(command.body.containerId);
      if (container === undefined) return refused([unknownContainer(command.body.containerId)]);
      if (container.state !== 'sealed') {
        return refused([reason('container-not-sealed', 'This container is not sealed', `it is ${container.state}`)]);
      }
      return answer(
        draft('container-opened', {
          containerId: container.containerId,
          discardAfter: discardAfter(command.occurredAt),
        }),
      );
    }
    case 'draw-drug': {
      const { done, today, overrides: _, ...body } = command.body;
      const container = state.containers.get(body.containerId);
      const reasons = drawReasons(state, container, body, today, command.occurredAt);
      if (!done && reasons.length > 0) return refused(reasons);
      const opening =
        container?.state === 'sealed'
          ? [
              draft('container-opened', {
                containerId: body.containerId,
                discardAfter: discardAfter(command.occurredAt),
              }),
            ]
          : [];
      const left = container === undefined ? 0 : bookMg(container) + overfillMg(container);
      const cases =
        body.mg > left + SAME_MG
          ? [openCase(body.containerId, left, body.mg, 'more was drawn than the register holds')]
          : [];
      return answer(...opening, draft('drug-drawn', { ...body, flags: reasons }), ...cases);
    }
    case 'record-drug-given': {
      const draw = state.draws.get(command.body.drawId);
      const flags: Reason[] = [];
      if (draw === undefined)
        flags.push(reason('draw-unknown', 'Given from a draw the register does not know', command.body.drawId));
      const beyond = draw !== undefined && command.body.mg > openMg(draw) + SAME_MG;
      if (beyond)
        flags.push(
          reason('given-beyond-drawn', 'More was given than is left of the draw', `${openMg(draw)} mg were left`),
        );
      const given = draft('drug-given', { ...command.body, flags });
      return beyond
        ? answer(given, openCase(draw.containerId, openMg(draw), command.body.mg, 'more was given than drawn'))
        : answer(given);
    }
    case 'waste-drug': {
      const { origin, mg, witness } = command.body;
      const flags: Reason[] = [];
      if (witness === null)
        flags.push(
          reason('witness-missing', 'Waste needs a second person', 'to be witnessed before the day is closed'),
        );
      if (witness !== null && witness === context.actor.id) {
        flags.push(reason('witness-self', 'The witness must be another person', 'author and witness are the same'));
      }
      const containerId =
        origin.kind === 'container'
          ? origin.containerId
          : (state.draws.get(origin.drawId)?.containerId ?? origin.drawId);
      const left = leftAt(state, origin);
      if (left === null)
        flags.push(reason('origin-unknown', 'Wasted from something the register does not know', containerId));
      const counted = { ...command.body, witness: witness === context.actor.id ? null : witness, flags };
      const wasted = draft('drug-wasted', counted);
      return left !== null && mg > left + SAME_MG
        ? answer(wasted, openCase(containerId, left, mg, 'more was wasted than was left'))
        : answer(wasted);
    }
    case 'witness-waste': {
      const key = `${command.body.command}/${command.body.index}`;
      if (!state.unwitnessed.has(key))
        return refused([reason('waste-unknown', 'No waste is waiting for a witness under this id', key)]);
      return answer(draft('waste-witnessed', { ...command.body, witness: context.actor.id }));
    }
    case 'return-draw': {
      const draw = state.draws.get(command.body.drawId);
      if (draw === undefined) return refused([reason('draw-unknown', 'There is no such draw', command.body.drawId)]);
      const container = state.containers.get(draw.containerId);
      // What has left a vial does not go back into it; a sealed device or syringe set aside does.
      if (
        container === undefined ||
        container.product.form === 'multi-dose-vial' ||
        draw.givenMg + draw.wastedMg > 0 ||
        draw.returned
      ) {
        return refused([
          reason('not-returnable', 'This draw cannot go back to stock', 'only an untouched device or syringe can'),
        ]);
      }
      return answer(draft('draw-returned', command.body));
    }
    case 'remove-container': {
      const container = state.containers.get(command.body.containerId);
      if (container === undefined) return refused([unknownContainer(command.body.containerId)]);
      if (container.state === 'left')
        return refused([reason('container-gone', 'This container has already left', container.containerId)]);
      return answer(draft('container-left', command.body));
    }
    case 'finish-container': {
      const container = state.containers.get(command.body.containerId);
      if (container === undefined) return refused([unknownContainer(command.body.containerId)]);
      if (container.state !== 'open')
        return refused([reason('container-not-open', 'Only an opened container is finished', container.state)]);
      if (command.body.second === context.actor.id) {
        return refused([
          reason('second-self', 'The second signature must be another person’s', 'author and second are the same'),
        ]);
      }
      const differenceMg = command.body.measuredMg - bookMg(container);
      const tolerance = toleranceMg(container);
      const finished = draft('container-finished', { ...command.body, differenceMg });
      return differenceMg > tolerance.up + SAME_MG || -differenceMg > tolerance.down + SAME_MG
        ? answer(
            finished,
            openCase(
              container.containerId,
              bookMg(container),
              command.body.measuredMg,
              'outside the tolerance of an opened vial',
            ),
          )
        : answer(finished);
    }
    case 'count-stock': {
      const found = new Map(command.body.counts.map((row) => [row.containerId, row.mg]));
      const here = [...state.containers.values()].filter((c) => c.state === 'sealed' || c.state === 'open');
      const cases = [
        ...here.flatMap((container) => {
          const expected = bookMg(container);
          const counted = found.get(container.containerId) ?? 0;
          const slack = container.state === 'open' ? toleranceMg(container) : { up: 0, down: 0 };
          return counted - expected > slack.up + SAME_MG || expected - counted > slack.down + SAME_MG
            ? [
                openCase(
                  container.containerId,
                  expected,
                  counted,
                  found.has(container.containerId) ? 'the count differs' : 'not found',
                ),
              ]
            : [];
        }),
        ...[...found]
          .filter(([id]) => !here.some((c) => c.containerId === id))
          .map(([id, mg]) => openCase(id, 0, mg, 'found, but not in the register')),
      ];
      return answer(draft('stock-counted', command.body), ...cases);
    }
    case 'decide-discrepancy': {
      if (!state.cases.has(command.body.caseId))
        return refused([reason('case-unknown', 'There is no such case', command.body.caseId)]);
      return answer(draft('discrepancy-decided', command.body));
    }
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as Command).kind}`);
    }
  }
}

const discardAfter = (openedAt: Instant): Instant => addMs(openedAt, DISCARD_DAYS_AFTER_OPENING * DAY_MS);
const unknownContainer = (id: string): Reason =>
  reason('container-unknown', 'The register does not hold this container', id);

function leftAt(state: RegisterState, origin: Origin): number | null {
  if (origin.kind === 'draw') {
    const draw = state.draws.get(origin.drawId);
    return draw === undefined ? null : openMg(draw);
  }
  const container = state.containers.get(origin.containerId);
  return container === undefined ? null : bookMg(container) + overfillMg(container);
}

function drawReasons(
  state: RegisterState,
  container: Container | undefined,
  draw: Draw,
  today: string,
  at: Instant,
): Reason[] {
  const reasons: Reason[] = [];
  if (state.draws.has(draw.drawId))
    reasons.push(reason('draw-exists', 'A draw with this id is already recorded', draw.drawId));
  if (!(draw.mg > 0)) reasons.push(reason('amount-missing', 'The amount must be above zero', `${draw.mg} mg`));
  if (container === undefined) return [...reasons, unknownContainer(draw.containerId)];
  if (container.state === 'finished' || container.state === 'left') {
    reasons.push(reason('container-gone', 'This container is no longer in use', container.state));
  }
  if (container.owner.kind === 'patient' && container.owner.patientId !== draw.patientId) {
    reasons.push(
      reason(
        'other-owner',
        'This container belongs to another patient',
        'patient-owned drug is given to its owner alone',
      ),
    );
  }
  if (container.product.expiry < today) {
    reasons.push(
      reason('drug-expired', 'Past its expiry date', `expired ${container.product.expiry}`, [
        { name: 'expiry', value: container.product.expiry, source: 'register' },
      ]),
    );
  }
  if (container.discardAfter !== null && at > container.discardAfter) {
    reasons.push(
      reason(
        'discard-date-passed',
        `Opened more than ${DISCARD_DAYS_AFTER_OPENING} days ago`,
        'discard it and open another',
        [{ name: 'discardAfter', value: container.discardAfter, at: container.discardAfter }],
      ),
    );
  }
  if (
    container.product.form !== 'multi-dose-vial' &&
    container.draws > 0 &&
    bookMg(container) < container.labelledMg - SAME_MG
  ) {
    reasons.push(reason('single-dose-used', 'A single-dose container is used once', 'what is left is waste'));
  }
  const left = bookMg(container) + overfillMg(container);
  if (draw.mg > left + SAME_MG) {
    reasons.push(
      reason('not-enough-left', 'The container does not hold that much', `${left} mg at most, overfill included`, [
        { name: 'book', value: bookMg(container), unit: 'mg', source: 'register' },
        { name: 'overfill', value: overfillMg(container), unit: 'mg', source: 'USP-1151' },
      ]),
    );
  }
  return reasons;
}
