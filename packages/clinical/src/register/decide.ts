import { accepted, type Context, type Decision, type EventDraft, type Reason, refused } from '../record/index.ts';
import { localDateOf } from '../units/index.ts';
import { caseDuties } from './cases.ts';
import type { RegisterCommand } from './commands.ts';
import { countCases, movesMg } from './count-cases.ts';
import { discardAfter, drawReasons, reason, unknownContainer, type Wanted } from './draw-rules.ts';
import {
  bookMg,
  type CaseOpened,
  type Draw,
  keptDrawId,
  type Origin,
  openMg,
  type RegisterEvent,
  type RegisterState,
  registerStream,
  SAME_MG,
} from './register.ts';
import { overfillMg, toleranceMg } from './tolerance.ts';

type Body<K extends RegisterEvent['kind']> = Extract<RegisterEvent, { kind: K }>['body'];

/** Drafts of this register's events, all of one command. */
export function drafting(
  command: { readonly id: string; readonly occurredAt: EventDraft['occurredAt'] },
  zone: string,
) {
  const draft = <K extends RegisterEvent['kind']>(kind: K, body: Body<K>): EventDraft<K, Body<K>> => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone,
    body,
  });
  const openCase = (
    kind: CaseOpened['kind'],
    containerId: string | null,
    expectedMg: number,
    foundMg: number,
    because: string,
  ) =>
    draft('discrepancy-opened', {
      caseId: `${command.id}-${containerId ?? 'clinic'}`,
      kind,
      containerId,
      expectedMg,
      foundMg,
      because,
    });
  return { draft, openCase };
}

/** What a draw leads to once it is certain that it happened: the seal broken, the draw, and a case where it cannot be. */
export function drawnDrafts(
  state: RegisterState,
  draw: Draw,
  flags: readonly Reason[],
  { draft, openCase }: ReturnType<typeof drafting>,
  occurredAt: EventDraft['occurredAt'],
): readonly EventDraft[] {
  const container = state.containers.get(draw.containerId);
  const left = container === undefined ? 0 : bookMg(container) + overfillMg(container);
  return [
    ...(container?.state === 'sealed'
      ? [draft('container-opened', { containerId: draw.containerId, discardAfter: discardAfter(occurredAt) })]
      : []),
    draft('drug-drawn', { ...draw, flags }),
    ...(draw.mg > left + SAME_MG
      ? [openCase('beyond', draw.containerId, left, draw.mg, 'more was drawn than the register holds')]
      : []),
  ];
}

/** Decides one register command. Facts about drug already drawn, given or wasted are never refused. */
export function decideRegister(
  state: RegisterState,
  command: RegisterCommand,
  context: Context,
  wanted: Wanted = {},
): Decision {
  const making = drafting(command, context.zone);
  const { draft, openCase } = making;
  const answer = (...events: readonly EventDraft[]): Decision =>
    accepted({ stream: registerStream(state.location), events });
  // Somebody else, proven by his own PIN: the author himself is nobody else.
  const second = context.second !== undefined && context.second.id !== context.actor.id ? context.second.id : null;
  const secondMissing = reason(
    'second-missing',
    'A second person has to confirm this',
    'with his own PIN or badge on this tablet',
  );

  switch (command.kind) {
    case 'open-register':
      return state.place === null
        ? answer(draft('register-opened', command.body))
        : refused([reason('register-exists', 'This register is kept already', state.place.name)]);
    case 'receive-stock': {
      const reasons = receiptReasons(state, command.body);
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
      const { done, ...body } = command.body;
      const today = localDateOf(command.occurredAt, context.zone);
      const reasons = drawReasons(state, body, today, command.occurredAt, wanted);
      if (!done && reasons.length > 0) return refused(reasons);
      const drawId = keptDrawId(state.draws, body.drawId, command.id);
      const drafts = drawnDrafts(state, { ...body, drawId }, reasons, making, command.occurredAt);
      const beyond = drafts.some(({ kind }) => kind === 'discrepancy-opened');
      if (drawId === body.drawId || beyond) return answer(...drafts);
      return answer(
        ...drafts,
        openCase('beyond', body.containerId, 0, body.mg, 'drawn under an id that another draw has'),
      );
    }
    case 'record-drug-given': {
      const { drawId, mg } = command.body;
      const draw = state.draws.get(drawId);
      if (draw === undefined) {
        const flags = [reason('draw-unknown', 'Given from a draw the register does not know', drawId)];
        return answer(
          draft('drug-given', { drawId, mg, flags }),
          openCase('beyond', null, 0, mg, 'given from a draw the register does not know'),
        );
      }
      const left = openMg(draw);
      if (mg <= left + SAME_MG) return answer(draft('drug-given', { drawId, mg, flags: [] }));
      const flags = [reason('given-beyond-drawn', 'More was given than is left of the draw', `${left} mg were left`)];
      return answer(
        draft('draw-corrected', {
          drawId,
          containerId: draw.containerId,
          mg: draw.mg + (mg - left),
          because: 'more was given than drawn',
        }),
        draft('drug-given', { drawId, mg, flags }),
        openCase('beyond', draw.containerId, left, mg, 'more was given than drawn'),
      );
    }
    case 'waste-drug': {
      const { origin, mg } = command.body;
      const flags: Reason[] = [];
      if (second === null) {
        flags.push(
          context.second === undefined
            ? reason('witness-missing', 'Waste needs a second person', 'to be witnessed before the day is closed')
            : reason('witness-self', 'The witness must be another person', 'author and witness are the same'),
        );
      }
      const draw = origin.kind === 'draw' ? state.draws.get(origin.drawId) : undefined;
      const containerId = origin.kind === 'container' ? origin.containerId : (draw?.containerId ?? null);
      const left = leftAt(state, origin);
      if (left === null) {
        flags.push(reason('origin-unknown', 'Wasted from something the register does not know', originName(origin)));
      }
      const wasted = draft('drug-wasted', { ...command.body, witness: second, flags });
      if (left === null) {
        return answer(wasted, openCase('beyond', containerId, 0, mg, 'wasted from what the register does not know'));
      }
      if (mg <= left + SAME_MG) return answer(wasted);
      const more =
        draw === undefined
          ? []
          : [
              draft('draw-corrected', {
                drawId: draw.drawId,
                containerId: draw.containerId,
                mg: draw.mg + (mg - left),
                because: 'more was wasted than drawn',
              }),
            ];
      return answer(...more, wasted, openCase('beyond', containerId, left, mg, 'more was wasted than was left'));
    }
    case 'witness-waste': {
      const key = `${command.body.command}/${command.body.index}`;
      const waste = state.wastes.get(key);
      if (waste === undefined || waste.witness !== null)
        return refused([reason('waste-unknown', 'No waste is waiting for a witness under this id', key)]);
      if (waste.by === context.actor.id)
        return refused([
          reason('witness-self', 'The witness must be another person', 'you wasted it yourself: ask a colleague'),
        ]);
      return answer(draft('waste-witnessed', { ...command.body, witness: context.actor.id }));
    }
    case 'return-draw': {
      const draw = state.draws.get(command.body.drawId);
      if (draw === undefined) return refused([reason('draw-unknown', 'There is no such draw', command.body.drawId)]);
      return returnable(state, draw.drawId)
        ? answer(draft('draw-returned', command.body))
        : refused([
            reason('not-returnable', 'This draw cannot go back to stock', 'only an untouched device or syringe can'),
          ]);
    }
    case 'remove-container': {
      const { containerId, how } = command.body;
      const container = state.containers.get(containerId);
      if (container === undefined) return refused([unknownContainer(containerId)]);
      if (container.state === 'left' || container.state === 'finished')
        return refused([reason('container-gone', 'This container has already left', container.containerId)]);
      if (how === 'destroyed' && second === null) return refused([secondMissing]);
      const left = draft('container-left', { ...command.body, witness: second });
      return how === 'lost'
        ? answer(left, openCase('lost', containerId, bookMg(container), 0, 'declared lost'))
        : answer(left);
    }
    case 'finish-container': {
      const container = state.containers.get(command.body.containerId);
      if (container === undefined) return refused([unknownContainer(command.body.containerId)]);
      const reasons: Reason[] = [];
      if (container.state !== 'open')
        reasons.push(reason('container-not-open', 'Only an opened container is finished', `it is ${container.state}`));
      if (second === null) reasons.push(secondMissing);
      if (second === null || reasons.length > 0) return refused(reasons);
      const differenceMg = command.body.measuredMg - bookMg(container);
      const tolerance = toleranceMg(container);
      const finished = draft('container-finished', { ...command.body, second, differenceMg });
      return differenceMg > tolerance.up + SAME_MG || -differenceMg > tolerance.down + SAME_MG
        ? answer(
            finished,
            openCase(
              'finish',
              container.containerId,
              bookMg(container),
              command.body.measuredMg,
              'outside the tolerance of an opened vial',
            ),
          )
        : answer(finished);
    }
    case 'count-stock':
      return answer(
        draft('stock-counted', { ...command.body, second }),
        ...countCases(state, command.body.counts).map((found) =>
          openCase('count', found.containerId, found.expectedMg, found.foundMg, found.because),
        ),
      );
    case 'declare-discrepancy': {
      const { containerId, expectedMg, foundMg, because } = command.body;
      return answer(openCase('declared', containerId, expectedMg, foundMg, because));
    }
    case 'decide-discrepancy': {
      const one = state.cases.get(command.body.caseId);
      if (one === undefined || one.closed !== null)
        return refused([reason('case-unknown', 'There is no such open case', command.body.caseId)]);
      return answer(draft('discrepancy-decided', command.body));
    }
    case 'take-discrepancy':
    case 'answer-case-duty': {
      const one = state.cases.get(command.body.caseId);
      if (one === undefined || one.closed !== null)
        return refused([reason('case-unknown', 'There is no such open case', command.body.caseId)]);
      return answer(
        command.kind === 'take-discrepancy'
          ? draft('discrepancy-taken', command.body)
          : draft('case-duty-answered', command.body),
      );
    }
    case 'close-discrepancy': {
      const one = state.cases.get(command.body.caseId);
      if (one === undefined || one.closed !== null)
        return refused([reason('case-unknown', 'There is no such open case', command.body.caseId)]);
      if (one.decision === null)
        return refused([
          reason('case-undecided', 'Nobody has decided what it was', 'decide: explained, loss or theft'),
        ]);
      const owed = caseDuties(one, context.zone).filter(({ duty }) => duty !== 'close');
      if (owed.length > 0)
        return refused(
          owed.map(({ duty }) =>
            duty === 'notify-dea'
              ? reason('dea-not-notified', 'The DEA has had no written notice', 'say when and how it was notified')
              : reason('form-106-missing', 'Form 106 has not been filed', 'say when, and under which number'),
          ),
        );
      return answer(draft('discrepancy-closed', { ...command.body, adjustedMg: movesMg(state, one) }));
    }
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as RegisterCommand).kind}`);
    }
  }
}

/** What has left a vial does not go back into it; a device or syringe that was set aside does, untouched. */
export function returnable(state: RegisterState, drawId: string): boolean {
  const draw = state.draws.get(drawId);
  const container = draw === undefined ? undefined : state.containers.get(draw.containerId);
  return (
    draw !== undefined &&
    container !== undefined &&
    (container.state === 'open' || container.state === 'sealed') &&
    container.product.form !== 'multi-dose-vial' &&
    draw.givenMg + draw.wastedMg === 0 &&
    !draw.returned
  );
}

function receiptReasons(state: RegisterState, { product, containerIds, owner }: Body<'stock-received'>): Reason[] {
  const reasons: Reason[] = [];
  const known = containerIds.filter((id) => state.containers.has(id));
  if (known.length > 0)
    reasons.push(reason('container-exists', 'A container with this id is already in the register', known.join(', ')));
  if (new Set(containerIds).size !== containerIds.length || containerIds.length === 0) {
    reasons.push(
      reason('container-ids-unclear', 'Each container needs an id of its own', `${containerIds.length} given`),
    );
  }
  if (!(product.mgPerMl > 0 && product.mlPerContainer > 0)) {
    reasons.push(reason('strength-missing', 'Strength and volume must be above zero', 'mg/mL and mL of one container'));
  }
  if (owner.kind === 'patient' && product.form === 'multi-dose-vial') {
    reasons.push(
      reason('patient-vial', 'A multi-dose vial cannot belong to one patient', 'it would be drawn for others'),
    );
  }
  return reasons;
}

const originName = (origin: Origin): string => (origin.kind === 'draw' ? origin.drawId : origin.containerId);

function leftAt(state: RegisterState, origin: Origin): number | null {
  if (origin.kind === 'draw') {
    const draw = state.draws.get(origin.drawId);
    return draw === undefined ? null : openMg(draw);
  }
  const container = state.containers.get(origin.containerId);
  return container === undefined ? null : bookMg(container) + overfillMg(container);
}
