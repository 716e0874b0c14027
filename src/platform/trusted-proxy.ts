import { BlockList, isIP } from 'node:net';

/** The addresses whose X-Forwarded-* headers are believed: everyone else may write into them what they like. */
export type TrustedProxies = { readonly has: (address: string) => boolean };

/** Parses addresses and networks ("10.0.0.0/8", "::1"), separated by commas; undefined when one of them is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | undefined {
  const list = new BlockList();
  for (const entry of text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    if (!addEntry(list, entry)) return undefined;
  }
  return { has: (address) => isListed(list, plain(address)) };
}

function addEntry(list: BlockList, entry: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const version = isIP(address);
  if (version === 0) return false;
  const bits = version === 6 ? 128 : 32;
  // Without a prefix the network is this one address.
  const length = prefix === undefined ? bits : Number(prefix);
  if (length > bits) return false;
  list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4');
  return true;
}

function isListed(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Node names an IPv4 visitor of a dual-stack socket ::ffff:1.2.3.4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/**
 * The visitor's address: the peer itself, or, when the peer is a trusted proxy, the last address in X-Forwarded-For
 * that is not a trusted proxy too. Whatever a visitor writes in front of it is ignored; so is what is no address.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let address = plain(peer);
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  while (trusted.has(address)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) return address;
    address = hop;
  }
  return address;
}
