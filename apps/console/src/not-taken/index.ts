export { NotTakenStrip } from './NotTakenStrip.tsx';
