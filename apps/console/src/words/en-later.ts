import { accounts } from './en/accounts.ts';
import { addition } from './en/addition.ts';
import { call } from './en/call.ts';
import { closing } from './en/closing.ts';
import { inspection } from './en/inspection.ts';
import { intake } from './en/intake.ts';
import { integration } from './en/integration.ts';
import { kit } from './en/kit.ts';
import { knowledge } from './en/knowledge.ts';
import { money } from './en/money.ts';
import { opening } from './en/opening.ts';
import { plan } from './en/plan.ts';
import { policy } from './en/policy.ts';
import { printList } from './en/print-list.ts';
import { publicFacts } from './en/public-facts.ts';
import { safety } from './en/safety.ts';
import { screening } from './en/screening.ts';
import { signUps } from './en/sign-ups.ts';

/** Sentences of screens that are not there at the first load: they come with their screen. */
export const enLater = {
  addition,
  call,
  closing,
  inspection,
  intake,
  integration,
  kit,
  knowledge,
  accounts,
  money,
  opening,
  plan,
  policy,
  printList,
  publicFacts,
  safety,
  screening,
  signUps,
} as const;
