export { baseFromHydrochlorideMg, hydrochlorideFromBaseMg, MOLAR_MASS, nanomolesPerLitre } from './molecules.ts';
