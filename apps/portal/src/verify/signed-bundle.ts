/** Of a passport only what this page reads. It is written here anew, so that the page shares no line with what signed it. */
export interface Resource {
  readonly resourceType: string;
  readonly [name: string]: unknown;
}
export interface SignedBundle {
  readonly resourceType: 'Bundle';
  readonly timestamp?: unknown;
  readonly entry: readonly { readonly resource: Resource }[];
  readonly signature?: { readonly data?: unknown };
}

/** Whether a value has the shape of a bundle; what is in its resources is shown as text, whatever it is. */
export function isBundle(value: unknown): value is SignedBundle {
  if (typeof value !== 'object' || value === null) return false;
  const { resourceType, entry } = value as { readonly resourceType?: unknown; readonly entry?: unknown };
  return (
    resourceType === 'Bundle' &&
    Array.isArray(entry) &&
    entry.every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        typeof (one as { readonly resource?: unknown }).resource === 'object' &&
        (one as { readonly resource?: unknown }).resource !== null,
    )
  );
}

/** JSON with its names in order and without spaces (RFC 8785, for texts, whole numbers and short decimals). */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => inOrder(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${inOrder((value as Readonly<Record<string, unknown>>)[name])}`);
  return `{${members.join(',')}}`;
}

/** The text that is signed: the whole bundle but the bytes of the signature itself. */
export function signedTextOf(bundle: SignedBundle): string {
  const { signature, ...rest } = bundle;
  if (signature === undefined) return inOrder(rest);
  const { data: _data, ...about } = signature;
  return inOrder({ ...rest, signature: about });
}
