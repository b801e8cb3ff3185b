export { PasskeyList } from './PasskeyList.tsx';
export { PasskeyOffer } from './PasskeyOffer.tsx';
export { PasskeySignIn } from './PasskeySignIn.tsx';
