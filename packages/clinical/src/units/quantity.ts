declare const unit: unique symbol;
/** A number that carries its unit in the type and nothing at run time. */
export type In<U extends string> = number & { readonly [unit]: U };

/** Mass of drug as free base. A salt is another type, with one named conversion. */
export type Milligrams = In<'mg'>;
/** Body mass. */
export type Kilograms = In<'kg'>;
export type MilligramsPerKilogram = In<'mg/kg'>;
export type Millilitres = In<'mL'>;
export type MillilitresPerHour = In<'mL/h'>;
export type MilligramsPerMillilitre = In<'mg/mL'>;
export type Minutes = In<'min'>;

function notNegative<U extends string>(name: U) {
  return (value: number): In<U> => {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`not a quantity in ${name}: ${value}`);
    return value as In<U>;
  };
}

/** The only ways in. They throw RangeError: input was parsed at the border, so a bad value here is our bug. */
export const milligrams = notNegative('mg');
export const kilograms = notNegative('kg');
export const milligramsPerKilogram = notNegative('mg/kg');
export const millilitres = notNegative('mL');
export const millilitresPerHour = notNegative('mL/h');
export const milligramsPerMillilitre = notNegative('mg/mL');
export const minutes = notNegative('min');
