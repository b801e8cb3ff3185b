export { Cockpit } from './Cockpit.tsx';
export { orderText } from './order-text.ts';
