/** What stands in an entry, each value with the way to it: `observations.systolicMmHg 148`. Nothing of it is left out. */
export function fieldsOf(body: unknown, path = ''): string {
  if (body === null || typeof body !== 'object') return path === '' ? String(body) : `${path} ${String(body)}`;
  return Object.entries(body)
    .map(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`))
    .filter((line) => line !== '')
    .join(' · ');
}
