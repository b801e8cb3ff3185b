import type { Delivery } from '@keel/clinical/session';
import { figure } from '@keel/ui/figure';
import type { TFunction } from 'i18next';

/** How much got in, while it is being entered. */
export interface DeliveryDraft {
  readonly how?: Delivery['kind'] | undefined;
  /** What got in, or the most that did. */
  readonly mg: string;
  readonly mgMin: string;
}

export const NO_DELIVERY: DeliveryDraft = { mg: '', mgMin: '' };

export function deliveryDraft(delivery: Delivery): DeliveryDraft {
  switch (delivery.kind) {
    case 'partial':
      return { how: 'partial', mg: String(delivery.mg), mgMin: '' };
    case 'uncertain':
      return { how: 'uncertain', mg: String(delivery.mgMax), mgMin: String(delivery.mgMin) };
    default:
      return { ...NO_DELIVERY, how: delivery.kind };
  }
}

/** A range that ends before it begins. */
export const rangeIsTurned = ({ how, mg, mgMin }: DeliveryDraft): boolean =>
  how === 'uncertain' && mg !== '' && mgMin !== '' && Number(mgMin) > Number(mg);

/** Null until it is whole. */
export function deliveryOf(draft: DeliveryDraft): Delivery | null {
  const { how, mg, mgMin } = draft;
  switch (how) {
    case 'full':
    case 'declined':
      return { kind: how };
    case 'partial':
      return mg === '' ? null : { kind: 'partial', mg: Number(mg) };
    case 'uncertain':
      return mg === '' || mgMin === '' || rangeIsTurned(draft)
        ? null
        : { kind: 'uncertain', mgMin: Number(mgMin), mgMax: Number(mg), because: 'seen' };
    default:
      return null;
  }
}

/** In words, with what is known of its amount. */
export function deliveryText(delivery: Delivery, t: TFunction): string {
  const kind = t(`delivery.${delivery.kind}`);
  if (delivery.kind === 'partial') return `${kind}: ${figure(delivery.mg)} mg`;
  if (delivery.kind === 'uncertain') return `${kind}: ${figure(delivery.mgMin)}–${figure(delivery.mgMax)} mg`;
  return kind;
}
