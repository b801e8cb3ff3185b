/** A JSON Schema (2020-12) as far as values seen tell it. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
}

interface Seen {
  count: number;
  readonly types: Set<string>;
  objects: number;
  readonly members: Map<string, Seen>;
  items: Seen | undefined;
}

const nothing = (): Seen => ({ count: 0, types: new Set(), objects: 0, members: new Map(), items: undefined });

const typeOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'number' && Number.isInteger(value)
        ? 'integer'
        : typeof value;

function see(seen: Seen, value: unknown): void {
  const type = typeOf(value);
  seen.count += 1;
  seen.types.add(type);
  if (type === 'array') {
    seen.items ??= nothing();
    for (const item of value as unknown[]) see(seen.items, item);
  } else if (type === 'object') {
    seen.objects += 1;
    for (const [name, member] of Object.entries(value as object)) {
      const known = seen.members.get(name) ?? nothing();
      seen.members.set(name, known);
      see(known, member);
    }
  }
}

function shape(seen: Seen): Shape {
  const types = [...seen.types].filter((type) => type !== 'integer' || !seen.types.has('number')).sort();
  const members = [...seen.members].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(types.length === 0 ? {} : { type: types.length === 1 ? (types[0] as string) : types }),
    ...(members.length === 0
      ? {}
      : {
          properties: Object.fromEntries(members.map(([name, member]) => [name, shape(member)])),
          required: members.filter(([, member]) => member.count === seen.objects).map(([name]) => name),
        }),
    ...(seen.items === undefined ? {} : { items: shape(seen.items) }),
  };
}

/** Collects values, and says what all of them had in common: every value seen is valid under it. */
export function shapeCollector(): { readonly add: (value: unknown) => void; readonly shape: () => Shape } {
  const seen = nothing();
  return { add: (value) => see(seen, value), shape: () => shape(seen) };
}
