/**
 * JSON by RFC 8785: one value, one text. Members are sorted by UTF-16 code units, numbers written as ECMAScript does, no
 * white space. Members that are `undefined` are left out, as JSON does.
 *
 * @throws TypeError for what JSON cannot hold (a number that is not finite, a function, a bigint, a hole): never stored as null.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`not a number JSON can hold: ${value}`);
      return JSON.stringify(value);
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`;
      const prototype = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null)
        throw new TypeError(`not plain data: ${prototype?.constructor?.name ?? 'object'}`);
      const members = Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
      return `{${members.join(',')}}`;
    }
    default:
      throw new TypeError(`not a JSON value: ${typeof value}`);
  }
}
