export {
  CLOCK_STALLED_MS,
  FEED_PULSE_MS,
  type FeedPort,
  openPulses,
  type Pulse,
  type Pulses,
} from './pulses.ts';
