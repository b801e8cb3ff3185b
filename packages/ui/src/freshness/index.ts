export { ageText, CHARTED_EVERY_MS, countdownText, EXPECTED_EVERY_MS, type Freshness, freshness } from './freshness.ts';
