export { OpenedBand, OpenedChart, useOpenedChart } from './OpenedChart.tsx';
export { Openings } from './Openings.tsx';
