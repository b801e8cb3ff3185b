export { AlarmSound } from './AlarmSound.tsx';
