export { type Field, field, missingFields } from './field.ts';
export {
  REMS_FORM_DUE_DAYS,
  REMS_FORM_REMINDER_DAYS,
  REMS_FORM_VERSIONS,
  REMS_TOTAL_MINUTES_MIN,
  type RemsForm,
  type RemsFormInput,
  type RemsFormVersion,
  remsForm,
  remsFormDueAt,
} from './rems-form.ts';
