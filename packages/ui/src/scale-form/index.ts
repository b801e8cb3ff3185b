export { askedNow } from './asked-now.ts';
export { ScaleForm, type ScaleFormProps } from './ScaleForm.tsx';
