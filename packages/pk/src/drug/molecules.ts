/** Molar masses, g/mol, and the one conversion between a vial's salt and the base that every model here counts in. */
export const MOLAR_MASS = {
  ketamine: 237.73,
  ketamineHydrochloride: 274.19,
  norketamine: 223.7,
  hydroxynorketamine: 239.7,
  dehydronorketamine: 221.68,
} as const;

/** mg of ketamine or esketamine hydrochloride → mg of base (× 0.86703). Some papers dose the salt; vials usually state base. */
export const baseFromHydrochlorideMg = (hydrochlorideMg: number): number =>
  (hydrochlorideMg * MOLAR_MASS.ketamine) / MOLAR_MASS.ketamineHydrochloride;

/** mg of base → mg of hydrochloride (28 mg of base is 32.3 mg of salt in one nasal device). */
export const hydrochlorideFromBaseMg = (baseMg: number): number =>
  (baseMg * MOLAR_MASS.ketamineHydrochloride) / MOLAR_MASS.ketamine;

/** ng/mL → nmol/L. */
export const nanomolesPerLitre = (ngPerMl: number, molecule: keyof typeof MOLAR_MASS): number =>
  (ngPerMl * 1000) / MOLAR_MASS[molecule];
