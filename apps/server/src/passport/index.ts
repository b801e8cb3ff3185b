export { sealPaper, verifyPaper } from './seal-paper.ts';
export { fingerprintOf, type PassportVerdict, signPassport, verifyPassport } from './sign-passport.ts';
