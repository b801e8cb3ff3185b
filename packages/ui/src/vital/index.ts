export { Vital, type VitalProps } from './Vital.tsx';
