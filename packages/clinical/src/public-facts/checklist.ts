/**
 * What a patient may judge a clinic by. `yes-no`: the owner says yes or no, in his own words beside it; `words`: only words answer it;
 * `record`: the clinic's own record answers, and nobody else may. What has no answer is not stated, which is no "no".
 */
export interface ChecklistRow {
  readonly id: string;
  readonly about: 'licences' | 'protocol' | 'monitoring' | 'outcomes' | 'money' | 'contact';
  readonly answer: 'yes-no' | 'words' | 'record';
}

export const CHECKLIST = [
  { id: 'prescriber-licence', about: 'licences', answer: 'words' },
  { id: 'rems-certified', about: 'licences', answer: 'yes-no' },
  { id: 'life-support', about: 'licences', answer: 'yes-no' },
  { id: 'protocol-adopted', about: 'protocol', answer: 'record' },
  { id: 'history-first', about: 'protocol', answer: 'yes-no' },
  { id: 'off-label-said', about: 'protocol', answer: 'yes-no' },
  { id: 'prescriber-on-site', about: 'monitoring', answer: 'yes-no' },
  { id: 'watched-throughout', about: 'monitoring', answer: 'yes-no' },
  { id: 'emergency-kit', about: 'monitoring', answer: 'record' },
  { id: 'scores-each-time', about: 'outcomes', answer: 'yes-no' },
  { id: 'outcomes-public', about: 'outcomes', answer: 'yes-no' },
  { id: 'stops-without-benefit', about: 'outcomes', answer: 'yes-no' },
  { id: 'prices-public', about: 'money', answer: 'yes-no' },
  { id: 'unused-paid-back', about: 'money', answer: 'yes-no' },
  { id: 'reached-at-night', about: 'contact', answer: 'words' },
  { id: 'own-doctor-told', about: 'contact', answer: 'yes-no' },
  { id: 'home-use', about: 'contact', answer: 'yes-no' },
] as const satisfies readonly ChecklistRow[];

export type ChecklistId = (typeof CHECKLIST)[number]['id'];
export const CHECKLIST_IDS = CHECKLIST.map(({ id }) => id) as readonly ChecklistId[];
