import { BlockList, isIP } from 'node:net';

/** An address as it is registered and compared: IPv4 in its plain form, IPv6 in lower case without a zone. */
export function plainAddress(address: string | undefined): string {
  const text = (address ?? '').toLowerCase().split('%', 1)[0] ?? '';
  return text.startsWith('::ffff:') && isIP(text.slice(7)) === 4 ? text.slice(7) : text;
}

/** Whether a text is an address or a network that `addressMatcher` can use. */
export function isAddress(entry: string): boolean {
  const [network = '', prefix, ...more] = entry.trim().split('/');
  const family = isIP(plainAddress(network));
  if (family === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

/**
 * Whether an address is among registered ones. Each entry is one address, or a network as `10.1.2.0/24`; an entry that
 * is neither lets nobody in.
 */
export function addressMatcher(entries: readonly string[]): (address: string) => boolean {
  const allowed = new BlockList();
  for (const entry of entries) {
    if (!isAddress(entry)) continue;
    const [network = '', prefix] = entry.trim().split('/');
    const plain = plainAddress(network);
    const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) allowed.addAddress(plain, family);
    else allowed.addSubnet(plain, Number(prefix), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && allowed.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  };
}
