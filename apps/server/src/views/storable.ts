/** A text column holds no NUL: what was written with one is kept in the record as it is, and in a read model without it. */
export const storable = (text: string): string => text.replaceAll('\u0000', '');
