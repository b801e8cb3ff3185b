export { INGREDIENT_ROWS } from './ingredient-rows.ts';
export type {
  IngredientRow,
  MedicineClass,
  MedicineEntry,
  RecognisedIngredient,
  RecognisedMedicine,
} from './medicine.ts';
export { PRODUCT_ROWS, type ProductRow } from './product-rows.ts';
export { recogniseMedicine } from './recognise-medicine.ts';
export { SPANISH_NAMES } from './spanish-names.ts';
