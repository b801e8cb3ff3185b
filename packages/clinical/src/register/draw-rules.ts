import type { Reason } from '../record/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import { bookMg, type Container, type Draw, type RegisterState, SAME_MG } from './register.ts';
import { overfillMg } from './tolerance.ts';

/** Days a multi-dose vial may be used after the first puncture. Source: clinical-protocol a.3 (GK, pharmacopoeial practice). */
export const DISCARD_DAYS_AFTER_OPENING = 28;

const SOURCE = ['clinical-protocol l.5'];

/** Why something about the register is refused or flagged; nobody can override what is not there. */
export const reason = (rule: string, title: string, because: string, inputs: Reason['inputs'] = []): Reason => ({
  rule,
  title,
  because,
  inputs,
  missing: [],
  sources: SOURCE,
  override: null,
});

export const unknownContainer = (id: string): Reason =>
  reason('container-unknown', 'The register does not hold this container', id);

export const discardAfter = (openedAt: Instant): Instant => addMs(openedAt, DISCARD_DAYS_AFTER_OPENING * DAY_MS);

/** What the order behind a draw says, where there is one: another drug or strength is another draw. */
export interface Wanted {
  readonly drug?: string;
  readonly mgPerMl?: number;
}

/** Everything that stands against a draw, at once. Empty: it can be drawn. */
export function drawReasons(
  state: RegisterState,
  draw: Draw,
  today: string,
  at: Instant,
  wanted: Wanted = {},
): readonly Reason[] {
  const container = state.containers.get(draw.containerId);
  const reasons: Reason[] = [];
  if (state.draws.has(draw.drawId))
    reasons.push(reason('draw-exists', 'A draw with this id is already recorded', draw.drawId));
  if (!(draw.mg > 0)) reasons.push(reason('amount-missing', 'The amount must be above zero', `${draw.mg} mg`));
  if (container === undefined) return [...reasons, unknownContainer(draw.containerId)];
  return [...reasons, ...containerReasons(container, draw, today, at), ...labelReasons(container, wanted)];
}

function labelReasons({ product }: Container, wanted: Wanted): Reason[] {
  const reasons: Reason[] = [];
  if (wanted.drug !== undefined && product.drug !== wanted.drug) {
    reasons.push(
      reason('other-drug', 'Another drug than the one ordered', `${product.drug} for an order of ${wanted.drug}`),
    );
  }
  if (wanted.mgPerMl !== undefined && Math.abs(product.mgPerMl - wanted.mgPerMl) > SAME_MG) {
    reasons.push(
      reason(
        'other-strength',
        'Another strength than the one ordered',
        `${product.mgPerMl} mg/mL for an order of ${wanted.mgPerMl} mg/mL`,
      ),
    );
  }
  return reasons;
}

function containerReasons(container: Container, draw: Draw, today: string, at: Instant): Reason[] {
  const reasons: Reason[] = [];
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
  if (container.product.form !== 'multi-dose-vial' && container.draws > 0) {
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
