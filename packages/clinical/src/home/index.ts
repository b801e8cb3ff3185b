export {
  decideHome,
  HOME_COMMANDS,
  type HomeCommand,
  type HomeCommandBodies,
  type HomeCommandKind,
  type HomeDeciding,
  holdOf,
} from './decide.ts';
export {
  afterDose,
  againstDose,
  freshUntil,
  type Home,
  homeConsentHolds,
  judgedBy,
  readHome,
  untoldOf,
} from './home.ts';
export { HOME_REACH_RULES, HOME_RULES, HOME_STOP_RULES, type HomeRuleId, type HomeStopId } from './rules.ts';
export {
  againstPressure,
  type HomeDose,
  type HomeLines,
  linesOf,
  stopsTold,
  untold,
  untoldFrom,
  withTold,
} from './told.ts';
