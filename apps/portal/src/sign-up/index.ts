export { SignUpPage as default } from './SignUpPage.tsx';
