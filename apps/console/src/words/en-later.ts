import { accounts } from './en/accounts.ts';
import { addition } from './en/addition.ts';
import { arrivals } from './en/arrivals.ts';
import { audit } from './en/audit.ts';
import { call } from './en/call.ts';
import { chart } from './en/chart.ts';
import { chartEvent } from './en/chart-event.ts';
import { closing } from './en/closing.ts';
import { command } from './en/command.ts';
import { completeness } from './en/completeness.ts';
import { cover } from './en/cover.ts';
import { devices } from './en/devices.ts';
import { documents } from './en/documents.ts';
import { home } from './en/home.ts';
import { importList } from './en/import-list.ts';
import { inspection } from './en/inspection.ts';
import { intake } from './en/intake.ts';
import { integration } from './en/integration.ts';
import { kit } from './en/kit.ts';
import { knowledge } from './en/knowledge.ts';
import { leftBehind } from './en/left-behind.ts';
import { loginEnd } from './en/login-end.ts';
import { looked } from './en/looked.ts';
import { money } from './en/money.ts';
import { notTaken } from './en/not-taken.ts';
import { openedChart } from './en/opened-chart.ts';
import { opening } from './en/opening.ts';
import { photo } from './en/photo.ts';
import { plan } from './en/plan.ts';
import { policy } from './en/policy.ts';
import { printList } from './en/print-list.ts';
import { publicFacts } from './en/public-facts.ts';
import { safety } from './en/safety.ts';
import { schedule } from './en/schedule.ts';
import { screening } from './en/screening.ts';
import { signUps } from './en/sign-ups.ts';
import { staff } from './en/staff.ts';

/** Sentences of screens that are not there at the first load: they come with their screen. */
export const enLater = {
  addition,
  arrivals,
  audit,
  call,
  chart,
  chartEvent,
  closing,
  command,
  completeness,
  cover,
  devices,
  documents,
  importList,
  home,
  inspection,
  intake,
  integration,
  kit,
  leftBehind,
  knowledge,
  accounts,
  loginEnd,
  looked,
  money,
  notTaken,
  openedChart,
  opening,
  photo,
  plan,
  policy,
  printList,
  publicFacts,
  safety,
  schedule,
  screening,
  signUps,
  staff,
} as const;
