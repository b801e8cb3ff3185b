export { CallDesk } from './CallDesk.tsx';
export { CallScreen } from './CallScreen.tsx';
