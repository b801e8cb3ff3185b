export {
  ADVICE_DOCUMENT,
  ADVICE_LANGUAGES,
  ADVICE_VERSION,
  type AdviceLanguage,
  type AfterVisitInput,
  adviceLanguage,
  afterVisit,
} from './after-visit.ts';
export { binderPaper } from './binder.ts';
export type { BinderInput } from './binder-input.ts';
export { binderRows } from './binder-rows.ts';
export { type ConsentPaperInput, consentPaper } from './consent-paper.ts';
export { type Field, field, missingFields } from './field.ts';
export { amountText, type Block, type Fact, type Paper, timeText } from './paper.ts';
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
export { remsPaper } from './rems-paper.ts';
export { type NoteSignature, type SessionNoteInput, sessionNote } from './session-note.ts';
