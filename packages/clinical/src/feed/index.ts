export { type Arrival, isFromBefore } from './before-put-on.ts';
export {
  type Association,
  DETACH_REASONS,
  type DetachReason,
  type DeviceCommand,
  type DeviceEvent,
  type DeviceRegistration,
  type DeviceState,
  decideDevice,
  deviceFold,
  deviceStream,
} from './feed.ts';
