export { type PassportVerdict, signPassport, verifyPassport } from './sign-passport.ts';
