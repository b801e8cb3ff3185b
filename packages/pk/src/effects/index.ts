export { REFERENCE_LEVELS, type ReferenceLevel, referenceLevels } from './reference-levels.ts';
