export { EmergencyScreen } from './EmergencyScreen.tsx';
export { EmergencySheet } from './EmergencySheet.tsx';
export { HandoverScreen } from './HandoverScreen.tsx';
