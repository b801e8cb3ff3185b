export { Cockpit } from './Cockpit.tsx';
