export {
  type DoseForLevel,
  type DoseGoal,
  doseForLevel,
  type InverseQuestion,
  infusionThatHolds,
  type NoAnswer,
  type Occasion,
  type SteadyInfusion,
  type TimeUntilBelow,
  timeUntilBelow,
} from './dose-for-level.ts';
