export {
  canonicalJson,
  type FhirResource,
  type PassportBundle,
  type PassportInput,
  passportBundle,
  signedText,
} from './passport.ts';
