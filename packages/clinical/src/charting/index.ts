export { type AutoChart, autoChart, CONTINUOUS_MAX_AGE_MS, CUFF_EARLY_MS, WAIT_FOR_CUFF_MS } from './auto-chart.ts';
