export type { AskKey } from './asks.ts';
export { fromWire } from './model.ts';
export { ReasonList } from './ReasonList.tsx';
export { VisitFrame } from './VisitFrame.tsx';
export { useVisit, type Visit } from './visit-context.ts';
