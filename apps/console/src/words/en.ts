import { adverseEvent } from './en/adverse-event.ts';
import { alarm } from './en/alarm.ts';
import { amendment } from './en/amendment.ts';
import { app } from './en/app.ts';
import { ask } from './en/ask.ts';
import { author } from './en/author.ts';
import { board } from './en/board.ts';
import { care } from './en/care.ts';
import { channel } from './en/channel.ts';
import { check } from './en/check.ts';
import { criterion } from './en/criterion.ts';
import { criterionDo } from './en/criterion-do.ts';
import { criterionState } from './en/criterion-state.ts';
import { delivery } from './en/delivery.ts';
import { deviation } from './en/deviation.ts';
import { doWords } from './en/do.ts';
import { dose } from './en/dose.ts';
import { drug } from './en/drug.ts';
import { due } from './en/due.ts';
import { dueDo } from './en/due-do.ts';
import { emergency } from './en/emergency.ts';
import { enrol } from './en/enrol.ts';
import { escort } from './en/escort.ts';
import { event } from './en/event.ts';
import { feed } from './en/feed.ts';
import { give } from './en/give.ts';
import { language } from './en/language.ts';
import { level } from './en/level.ts';
import { limits } from './en/limits.ts';
import { lock } from './en/lock.ts';
import { look } from './en/look.ts';
import { mark } from './en/mark.ts';
import { me } from './en/me.ts';
import { meaning } from './en/meaning.ts';
import { medicine } from './en/medicine.ts';
import { nav } from './en/nav.ts';
import { order } from './en/order.ts';
import { orderSheet } from './en/order-sheet.ts';
import { patient } from './en/patient.ts';
import { patients } from './en/patients.ts';
import { phase } from './en/phase.ts';
import { pump } from './en/pump.ts';
import { ready } from './en/ready.ts';
import { refusal } from './en/refusal.ts';
import { register } from './en/register.ts';
import { release } from './en/release.ts';
import { role } from './en/role.ts';
import { room } from './en/room.ts';
import { route } from './en/route.ts';
import { screeningVerdict } from './en/screening-verdict.ts';
import { session } from './en/session.ts';
import { setUp } from './en/set-up.ts';
import { shelf } from './en/shelf.ts';
import { signIn } from './en/sign-in.ts';
import { sound } from './en/sound.ts';
import { source } from './en/source.ts';
import { start } from './en/start.ts';
import { state } from './en/state.ts';
import { step } from './en/step.ts';
import { stepUp } from './en/step-up.ts';
import { story } from './en/story.ts';
import { strike } from './en/strike.ts';
import { tasks } from './en/tasks.ts';
import { touch } from './en/touch.ts';
import { trigger } from './en/trigger.ts';
import { verdict } from './en/verdict.ts';
import { visit } from './en/visit.ts';
import { vital } from './en/vital.ts';
import { wall } from './en/wall.ts';
import { want } from './en/want.ts';
import { weigh } from './en/weigh.ts';
import { weight } from './en/weight.ts';
import { welcome } from './en/welcome.ts';
import { who } from './en/who.ts';
import type { enLater } from './en-later.ts';

/** Every sentence of the console, in English: one file for each screen or thing. `es.ts` has the same shape, or the types do not compile. */
export const en = {
  app,
  nav,
  limits,
  look,
  language,
  feed,
  signIn,
  setUp,
  phase,
  route,
  escort,
  vital,
  alarm,
  board,
  visit,
  session,
  due,
  dueDo,
  wall,
  want,
  care,
  channel,
  check,
  dose,
  delivery,
  deviation,
  start,
  step,
  order,
  weight,
  orderSheet,
  drug,
  pump,
  give,
  medicine,
  do: doWords,
  room,
  tasks,
  adverseEvent,
  touch,
  trigger,
  level,
  mark,
  refusal,
  verdict,
  role,
  ready,
  who,
  enrol,
  weigh,
  register,
  shelf,
  release,
  criterion,
  criterionState,
  criterionDo,
  story,
  strike,
  me,
  meaning,
  author,
  amendment,
  sound,
  source,
  emergency,
  ask,
  event,
  welcome,
  patients,
  screeningVerdict,
  patient,
  stepUp,
  lock,
  state,
} as const;

/** The same sentences, in any words. */
export type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
export type Words = Widen<typeof en & typeof enLater>;
