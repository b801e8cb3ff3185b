import { adverseEvent } from '../clinical-words/es/index.ts';
import type { Words } from './en.ts';
import { accounts } from './es/accounts.ts';
import { addition } from './es/addition.ts';
import { alarm } from './es/alarm.ts';
import { amendment } from './es/amendment.ts';
import { app } from './es/app.ts';
import { arrivals } from './es/arrivals.ts';
import { ask } from './es/ask.ts';
import { audit } from './es/audit.ts';
import { author } from './es/author.ts';
import { board } from './es/board.ts';
import { call } from './es/call.ts';
import { care } from './es/care.ts';
import { channel } from './es/channel.ts';
import { chart } from './es/chart.ts';
import { chartEvent } from './es/chart-event.ts';
import { check } from './es/check.ts';
import { closing } from './es/closing.ts';
import { command } from './es/command.ts';
import { completeness } from './es/completeness.ts';
import { cover } from './es/cover.ts';
import { criterion } from './es/criterion.ts';
import { criterionDo } from './es/criterion-do.ts';
import { criterionState } from './es/criterion-state.ts';
import { delivery } from './es/delivery.ts';
import { deviation } from './es/deviation.ts';
import { devices } from './es/devices.ts';
import { doWords } from './es/do.ts';
import { documents } from './es/documents.ts';
import { dose } from './es/dose.ts';
import { drug } from './es/drug.ts';
import { due } from './es/due.ts';
import { dueDo } from './es/due-do.ts';
import { emergency } from './es/emergency.ts';
import { enrol } from './es/enrol.ts';
import { escort } from './es/escort.ts';
import { event } from './es/event.ts';
import { feed } from './es/feed.ts';
import { give } from './es/give.ts';
import { home } from './es/home.ts';
import { importList } from './es/import-list.ts';
import { inspection } from './es/inspection.ts';
import { intake } from './es/intake.ts';
import { integration } from './es/integration.ts';
import { kit } from './es/kit.ts';
import { knowledge } from './es/knowledge.ts';
import { language } from './es/language.ts';
import { leftBehind } from './es/left-behind.ts';
import { level } from './es/level.ts';
import { limits } from './es/limits.ts';
import { lock } from './es/lock.ts';
import { loginEnd } from './es/login-end.ts';
import { look } from './es/look.ts';
import { looked } from './es/looked.ts';
import { mark } from './es/mark.ts';
import { me } from './es/me.ts';
import { meaning } from './es/meaning.ts';
import { medicine } from './es/medicine.ts';
import { money } from './es/money.ts';
import { nav } from './es/nav.ts';
import { notTaken } from './es/not-taken.ts';
import { openedChart } from './es/opened-chart.ts';
import { opening } from './es/opening.ts';
import { order } from './es/order.ts';
import { orderSheet } from './es/order-sheet.ts';
import { patient } from './es/patient.ts';
import { patients } from './es/patients.ts';
import { phase } from './es/phase.ts';
import { photo } from './es/photo.ts';
import { plan } from './es/plan.ts';
import { policy } from './es/policy.ts';
import { printList } from './es/print-list.ts';
import { publicFacts } from './es/public-facts.ts';
import { pump } from './es/pump.ts';
import { ready } from './es/ready.ts';
import { refusal } from './es/refusal.ts';
import { register } from './es/register.ts';
import { release } from './es/release.ts';
import { role } from './es/role.ts';
import { room } from './es/room.ts';
import { route } from './es/route.ts';
import { safety } from './es/safety.ts';
import { schedule } from './es/schedule.ts';
import { screening } from './es/screening.ts';
import { screeningVerdict } from './es/screening-verdict.ts';
import { session } from './es/session.ts';
import { setUp } from './es/set-up.ts';
import { shelf } from './es/shelf.ts';
import { signIn } from './es/sign-in.ts';
import { signUps } from './es/sign-ups.ts';
import { sound } from './es/sound.ts';
import { source } from './es/source.ts';
import { staff } from './es/staff.ts';
import { start } from './es/start.ts';
import { state } from './es/state.ts';
import { step } from './es/step.ts';
import { stepUp } from './es/step-up.ts';
import { story } from './es/story.ts';
import { strike } from './es/strike.ts';
import { tasks } from './es/tasks.ts';
import { touch } from './es/touch.ts';
import { trigger } from './es/trigger.ts';
import { verdict } from './es/verdict.ts';
import { visit } from './es/visit.ts';
import { vital } from './es/vital.ts';
import { wall } from './es/wall.ts';
import { want } from './es/want.ts';
import { weigh } from './es/weigh.ts';
import { weight } from './es/weight.ts';
import { welcome } from './es/welcome.ts';
import { who } from './es/who.ts';

export const es: Words = {
  app,
  nav,
  limits,
  look,
  knowledge,
  language,
  feed,
  signIn,
  printList,
  signUps,
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
  call,
  chartEvent,
  closing,
  notTaken,
  openedChart,
  opening,
  photo,
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
  plan,
  accounts,
  looked,
  money,
  policy,
  pump,
  give,
  medicine,
  do: doWords,
  room,
  tasks,
  chart,
  intake,
  integration,
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
  documents,
  register,
  importList,
  home,
  inspection,
  kit,
  leftBehind,
  loginEnd,
  addition,
  safety,
  shelf,
  release,
  cover,
  publicFacts,
  command,
  completeness,
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
  screening,
  screeningVerdict,
  patient,
  devices,
  staff,
  schedule,
  arrivals,
  stepUp,
  audit,
  lock,
  state,
};
