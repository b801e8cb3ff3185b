import type { Words } from './en.ts';
import { answer } from './es/answer.ts';
import { consent } from './es/consent.ts';
import { contact } from './es/contact.ts';
import { cost } from './es/cost.ts';
import { decision } from './es/decision.ts';
import { escort } from './es/escort.ts';
import { forms } from './es/forms.ts';
import { help } from './es/help.ts';
import { home } from './es/home.ts';
import { homeAdult } from './es/home-adult.ts';
import { mailbox } from './es/mailbox.ts';
import { menu } from './es/menu.ts';
import { my } from './es/my.ts';
import { notTaken } from './es/not-taken.ts';
import { open } from './es/open.ts';
import { passkey } from './es/passkey.ts';
import { path } from './es/path.ts';
import { place } from './es/place.ts';
import { prepare } from './es/prepare.ts';
import { privacy } from './es/privacy.ts';
import { refer } from './es/refer.ts';
import { safetyPlan } from './es/safety-plan.ts';
import { sessions } from './es/sessions.ts';
import { shell } from './es/shell.ts';
import { signIn } from './es/sign-in.ts';
import { signUp } from './es/sign-up.ts';
import { titles } from './es/titles.ts';
import { well } from './es/well.ts';

export const es: Words = {
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
};
