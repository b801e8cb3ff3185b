/**
 * What a patient may judge a clinic by. `record`: the clinic's own record answers; `owner`: the clinic's owner states it, under
 * his name and date. What neither says is not stated, which is no "no".
 */
export interface ChecklistRow {
  readonly id: string;
  readonly about: 'licences' | 'protocol' | 'monitoring' | 'outcomes' | 'money' | 'contact';
  readonly answeredBy: 'record' | 'owner';
}

export const CHECKLIST = [
  { id: 'prescriber-licence', about: 'licences', answeredBy: 'owner' },
  { id: 'rems-certified', about: 'licences', answeredBy: 'owner' },
  { id: 'life-support', about: 'licences', answeredBy: 'owner' },
  { id: 'protocol-adopted', about: 'protocol', answeredBy: 'record' },
  { id: 'history-first', about: 'protocol', answeredBy: 'owner' },
  { id: 'off-label-said', about: 'protocol', answeredBy: 'owner' },
  { id: 'prescriber-on-site', about: 'monitoring', answeredBy: 'owner' },
  { id: 'watched-throughout', about: 'monitoring', answeredBy: 'owner' },
  { id: 'emergency-kit', about: 'monitoring', answeredBy: 'record' },
  { id: 'scores-each-time', about: 'outcomes', answeredBy: 'owner' },
  { id: 'outcomes-public', about: 'outcomes', answeredBy: 'owner' },
  { id: 'stops-without-benefit', about: 'outcomes', answeredBy: 'owner' },
  { id: 'prices-public', about: 'money', answeredBy: 'owner' },
  { id: 'unused-paid-back', about: 'money', answeredBy: 'owner' },
  { id: 'reached-at-night', about: 'contact', answeredBy: 'owner' },
  { id: 'own-doctor-told', about: 'contact', answeredBy: 'owner' },
  { id: 'home-use', about: 'contact', answeredBy: 'owner' },
] as const satisfies readonly ChecklistRow[];

export type ChecklistId = (typeof CHECKLIST)[number]['id'];
