import type { Container } from './register.ts';

/**
 * Volume a vial may hold beyond its label, mL by labelled volume. Source: clinical-protocol a.3 (USP-1151), recommended
 * excess for mobile liquids.
 */
export const OVERFILL_ML: readonly { readonly fromMl: number; readonly excessMl: number }[] = [
  { fromMl: 0, excessMl: 0 },
  { fromMl: 5, excessMl: 0.3 },
  { fromMl: 10, excessMl: 0.5 },
  { fromMl: 20, excessMl: 0.6 },
];

/** Loss to hub and needle, mL a draw, and its ceiling as a share of the vial. Source: clinical-protocol l.5 (PD). */
export const HUB_LOSS_ML_PER_DRAW = 0.1;
export const HUB_LOSS_SHARE_MAX = 0.05;

/** mg that may be found beyond the label; only a multi-dose vial has any. */
export function overfillMg(container: Pick<Container, 'product'>): number {
  if (container.product.form !== 'multi-dose-vial') return 0;
  const row = OVERFILL_ML.findLast(({ fromMl }) => fromMl <= container.product.mlPerContainer);
  return (row?.excessMl ?? 0) * container.product.mgPerMl;
}

/** Difference (found − book, mg) that may be booked at the end of an opened vial with two signatures. */
export function toleranceMg(container: Container): { readonly up: number; readonly down: number } {
  if (container.product.form !== 'multi-dose-vial' || container.state !== 'open') return { up: 0, down: 0 };
  return {
    up: overfillMg(container),
    down: Math.min(
      HUB_LOSS_ML_PER_DRAW * container.draws * container.product.mgPerMl,
      HUB_LOSS_SHARE_MAX * container.labelledMg,
    ),
  };
}
