export { openPatientTicker, type PatientTicker, type PatientTickerOptions } from './patient-ticker.ts';
export { type ReadingWindow, readingWindow, WINDOW_MS, type WindowMessage } from './reading-window.ts';
export { openTicker, type Ticker, type TickerOptions, tickId } from './ticker.ts';
