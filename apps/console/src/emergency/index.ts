export { EmergencySheet } from './EmergencySheet.tsx';
