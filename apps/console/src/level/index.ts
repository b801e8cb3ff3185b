export { type Curve, CurveChart } from './CurveChart.tsx';
export { drugOf, pkRoute } from './pk-route.ts';
