export { ChoiceField, type ChoiceFieldProps, Field, type FieldProps, WordsField } from './Field.tsx';
