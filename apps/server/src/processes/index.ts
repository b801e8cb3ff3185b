export { watchClock } from './clock-steps.ts';
export { isHealthy, openHealth, type Parts } from './health.ts';
export {
  CLOCK_STALLED_MS,
  FEED_PULSE_MS,
  type FeedPort,
  openPulses,
  PULSE_CHANNEL,
  type Pulse,
  type Pulses,
  pulseFrom,
} from './pulses.ts';
export { type Part, ROLE_MEANINGS, ROLES, type Role } from './role.ts';
export { type SoleHolder, soleHolder } from './sole.ts';
