export {
  type ComparedRegimen,
  type Comparison,
  type ComparisonRequest,
  compareRegimens,
  type PlannedDose,
  type PlannedRegimen,
} from './compare-regimens.ts';
export { type DrugExposure, type LifetimeDose, lifetimeExposure } from './lifetime-exposure.ts';
export { CURVE_LABEL, type ModelCard, modelCard, NOT_ADVICE } from './model-card.ts';
export {
  NOT_A_CAUSE,
  type Observation,
  type Overlay,
  type OverlayPoint,
  type OverlaySession,
  overlaySessions,
} from './overlay-sessions.ts';
export {
  createSessionForecaster,
  type ForecasterSetup,
  type ForecastRefused,
  type ForecastRequest,
  type OtherModel,
  type SessionDose,
  type SessionForecast,
  type SessionForecaster,
} from './session-forecaster.ts';
