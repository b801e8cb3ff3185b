export { SignUpsScreen } from './SignUpsScreen.tsx';
