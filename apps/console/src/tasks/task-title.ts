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
  'consent-in-doubt',
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
  'tell-referrer-decided',
  'integration-wanted',
  'integration-missed',
  'escort-silent',
  'escort-unclear',
  'another-escort',
  'visit-cannot-come',
  'no-more-visits',
  'visits-after-stop',
  'cannot-come-begun',
  'ate-before-session',
  'call-at-risk',
  'call-line-lost',
  'call-follow-suicide',
  'call-red-flag',
  'call-look-today',
  'call-look',
  'call-broken-line',
  'call-follow',
  'call-rebook',
  'next-date',
  'rebook-interval',
  'home-hold',
  'letter-answer',
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
  'sign-up-not-safe',
  'sign-up-minor',
  'sign-up-waits',
  'message-not-delivered',
  'left-before-release',
  'driving-impaired',
  'no-show',
  'welfare-check',
  'sent-home-undosed',
  'after-transfer',
  'sign-spoken-order',
  'sign-emergency',
  'line-failed',
  'dated-ahead',
  'question',
  'rems-form',
] as const;
const TEXTS = ['text-not-safe', 'text-about-patient', 'text-reply'] as const;
/** As a session writes what follows from an entry that broke a rule: the rule's own title comes after it. */
const FOLLOWED = /^Follow up: (.)(.*)$/s;

/** `said`: says the titles of the clinical rows in the reader's language. What a person wrote has no words there and stays. */
export function taskTitle(
  t: TFunction,
  said: (english: string) => string,
  task: { readonly kind: string; readonly title: string },
): string {
  // Who wrote and what are in the title: words of a text are said nowhere else.
  const text = TEXTS.find((kind) => kind === task.kind);
  if (text !== undefined) return `${t(`tasks.kind.${text}`)}: ${task.title}`;
  const known = KINDS.find((kind) => kind === task.kind);
  if (known !== undefined) return t(`tasks.kind.${known}`);
  const [, first, rest] = FOLLOWED.exec(task.title) ?? [];
  if (first === undefined || !task.kind.startsWith('flagged-')) return said(task.title);
  const rule = said(`${first.toUpperCase()}${rest}`);
  return t('tasks.followUp', { what: `${rule.slice(0, 1).toLowerCase()}${rule.slice(1)}` });
}
