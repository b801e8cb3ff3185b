export { SetUpScreen } from './SetUpScreen.tsx';
export { SignInScreen } from './SignInScreen.tsx';
