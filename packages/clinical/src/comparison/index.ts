export { isPriceOld, PRICES, type PriceRow, pricesOf } from './prices.ts';
export {
  type ComparedTreatment,
  compareTreatments,
  DISAGREEMENTS,
  type Figure,
  GUIDELINE_PLACES,
  type Onset,
  OTHER_TREATMENTS,
  TREATMENT_IDS,
  TREATMENTS,
  type TreatmentId,
  type TreatmentRow,
} from './treatments.ts';
