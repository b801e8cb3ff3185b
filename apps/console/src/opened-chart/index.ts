export { OpenedBand, OpenedChart, useMay } from './OpenedChart.tsx';
export { Openings } from './Openings.tsx';
