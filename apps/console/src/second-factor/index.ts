export { QrCode } from './QrCode.tsx';
export { SecondFactor } from './SecondFactor.tsx';
