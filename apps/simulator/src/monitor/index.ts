export { type Feed, openFeed } from './feed.ts';
export { type MessageParts, observationMessage, type Shown } from './message.ts';
export { createMonitor, FAULTS, type Fault, type Monitor, type MonitorSettings } from './monitor.ts';
