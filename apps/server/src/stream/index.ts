export type { TopicHeld } from './hearing.ts';
export {
  type ChangingView,
  type FeedNow,
  type Hub,
  type HubOptions,
  type Outlet,
  openHub,
  type ReadingSent,
} from './hub.ts';
