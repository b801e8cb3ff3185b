export { FeedProvider, useFeed, useFeedState, useNow, useTopics } from './FeedProvider.tsx';
export type { FeedState, Reading } from './feed.ts';
