export { Cockpit } from './Cockpit.tsx';
export { SessionFrame } from './SessionFrame.tsx';
