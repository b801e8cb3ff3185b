/** Who reviews a screening: the desk accepts a request, and somebody who treats goes on with it. */
export const isClinical = (roles: readonly string[]): boolean =>
  roles.some((role) => role === 'nurse' || role === 'prescriber');
