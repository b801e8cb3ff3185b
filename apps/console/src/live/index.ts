export { FeedProvider, useFeed, useFeedState, useNow, useReadings, useTopics } from './FeedProvider.tsx';
export type { FeedState, Reading } from './feed.ts';
export { absence, newest, newestPressure, type Shown } from './live-values.ts';
export type { Channel, Readings, Sample } from './readings.ts';
