export {
  canonicalJson,
  type FhirResource,
  type PassportBundle,
  type PassportInput,
  passportBundle,
  saysNoKnownAllergy,
  signedText,
} from './passport.ts';
