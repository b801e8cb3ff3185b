import { answer } from './en/answer.ts';
import { consent } from './en/consent.ts';
import { contact } from './en/contact.ts';
import { cost } from './en/cost.ts';
import { decision } from './en/decision.ts';
import { escort } from './en/escort.ts';
import { forms } from './en/forms.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { homeAdult } from './en/home-adult.ts';
import { mailbox } from './en/mailbox.ts';
import { menu } from './en/menu.ts';
import { my } from './en/my.ts';
import { notTaken } from './en/not-taken.ts';
import { open } from './en/open.ts';
import { passkey } from './en/passkey.ts';
import { path } from './en/path.ts';
import { place } from './en/place.ts';
import { prepare } from './en/prepare.ts';
import { privacy } from './en/privacy.ts';
import { refer } from './en/refer.ts';
import { safetyPlan } from './en/safety-plan.ts';
import { sessions } from './en/sessions.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { signUp } from './en/sign-up.ts';
import { titles } from './en/titles.ts';
import { well } from './en/well.ts';

/** Everything that the patients' side says, in English. A page has a file of its own, here and in Spanish. */
export const en = {
  decision,
  home,
  homeAdult,
  help,
  answer,
  titles,
  well,
  safetyPlan,
  shell,
  menu,
  passkey,
  path,
  my,
  notTaken,
  contact,
  signUp,
  signIn,
  open,
  refer,
  mailbox,
  forms,
  consent,
  prepare,
  place,
  escort,
  cost,
  sessions,
  privacy,
} as const;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
export type Words = Widen<typeof en>;
