export { EnrolScreen } from './EnrolScreen.tsx';
export { SetUpScreen } from './SetUpScreen.tsx';
export { SignInScreen } from './SignInScreen.tsx';
export { WelcomeScreen } from './WelcomeScreen.tsx';
