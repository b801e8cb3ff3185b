import { usd } from '@keel/clinical/costs';
import type { MyCostView } from '@keel/formats/api';

export type Course = MyCostView['courses'][number];
export type Language = 'en' | 'es';

/** From the least to the most, in cents; one amount where they are the same. */
export const rangeText = (range: { readonly low: number; readonly high: number }, language: Language): string =>
  range.low === range.high ? usd(range.low, language) : `${usd(range.low, language)} – ${usd(range.high, language)}`;
