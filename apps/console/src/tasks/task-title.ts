import type { TFunction } from 'i18next';

/** The kind's own words in the reader's language; a title that a person or a session wrote stands as it is. */
const KINDS = [
  'case-decide',
  'case-notify-dea',
  'case-form-106',
  'case-close',
  'ask-cssrs',
  'suicide-assess-now',
  'suicide-assess-today',
  'suicide-tell-clinician',
  'ask-by-voice',
  'serious-event',
  'report-medwatch',
  'report-rems',
  'bladder-stop',
  'good-faith-estimate',
  'consent-withdrawn',
  'consent-ended',
  'deletion-request',
  'intake-review',
  'document-review',
  'consent-question',
  'distress-reach',
  'distress-ask',
  'home-reach',
  'check-in-call',
  'check-in-silent',
  'scale-by-voice',
  'tell-not-eligible',
  'contact-after-not-eligible',
  'send-referrer-letter',
  'integration-wanted',
  'integration-missed',
  'escort-silent',
  'visit-cannot-come',
  'ate-before-session',
  'call-line-lost',
  'call-follow-suicide',
  'call-red-flag',
  'call-look-today',
  'call-look',
  'call-broken-line',
  'call-follow',
  'call-rebook',
  'next-date',
  'authorisation-renew',
  'visit-twice',
  'place-wanted',
  'place-untaken',
  'place-instead',
  'drug-still-out',
  'call-escort',
  'call-pharmacy',
  'call-question',
  'instalment-late',
  'craving-review',
] as const;
const TEXTS = ['text-not-safe', 'text-about-patient', 'text-reply'] as const;
export function taskTitle(t: TFunction, task: { readonly kind: string; readonly title: string }): string {
  // Who wrote and what are in the title: words of a text are said nowhere else.
  const text = TEXTS.find((kind) => kind === task.kind);
  if (text !== undefined) return `${t(`tasks.kind.${text}`)}: ${task.title}`;
  const known = KINDS.find((kind) => kind === task.kind);
  return known === undefined ? task.title : t(`tasks.kind.${known}`);
}
