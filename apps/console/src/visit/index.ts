export type { AskKey } from './asks.ts';
export { unorderedWays } from './asks-unordered.ts';
export { drawVolume } from './draw-volume.ts';
export { fromWire, VisitModel } from './model.ts';
export { questionPreset } from './question-preset.ts';
export { ReasonList } from './ReasonList.tsx';
export { sayTo, showAgain } from './useSay.ts';
export { VisitFrame } from './VisitFrame.tsx';
export { StripContext, useVisit, type Visit } from './visit-context.ts';
