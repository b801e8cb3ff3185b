export type { FeedState, Reading } from './feed.ts';
export { FeedProvider, useFeed, useFeedState, useNow, useTopics } from './FeedProvider.tsx';
