export {
  type ChangingView,
  type FeedNow,
  type Hub,
  type HubOptions,
  type Outlet,
  openHub,
  type ReadingSent,
  type TopicHeld,
} from './hub.ts';
