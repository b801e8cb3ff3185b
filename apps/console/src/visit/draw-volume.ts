import { figure } from '@keel/ui/figure';

/** What is drawn up for a dose, with the strength it is drawn from: whoever holds the syringe reads mL, not mg. */
export const drawVolume = (mg: number, mgPerMl: number): string =>
  `${figure(mg / mgPerMl, 2)} mL (${figure(mgPerMl)} mg/mL)`;
