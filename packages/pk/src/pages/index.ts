export { type Chart, drawChart, drawRatios, type RatioRow, type Series } from './chart.ts';
export { writePages } from './write-pages.ts';
