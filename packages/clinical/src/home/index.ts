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
  type Home,
  type HomeDose,
  homeConsentHolds,
  judgedBy,
  readHome,
  untoldOf,
} from './home.ts';
export { HOME_RULES, HOME_STOP_RULES, type HomeRuleId, type HomeStopId } from './rules.ts';
