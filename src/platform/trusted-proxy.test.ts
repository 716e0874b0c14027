import { expect, test } from 'vitest';
import { clientAddress, parseTrustedProxies } from './trusted-proxy.ts';

const trusted = parseTrustedProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');
const none = parseTrustedProxies('');

test.each(['10.0.0.0/33', 'fd00::/129', 'proxy', '10.0.0', '1.2.3.4/8/9', '1.2.3.4/', '*', '10.0.0.0/-1'])(
  'an entry that is neither address nor network is refused: %s',
  (text) => {
    expect(parseTrustedProxies(text)).toBeUndefined();
  },
);

test.each([
  ['nobody trusted: the header is ignored', none, '127.0.0.1', '1.1.1.1', '127.0.0.1'],
  ['a stranger cannot write himself another address', trusted, '9.9.9.9', '1.1.1.1', '9.9.9.9'],
  ['behind a proxy the visitor is the last address', trusted, '127.0.0.1', '1.1.1.1', '1.1.1.1'],
  ['what a visitor wrote in front is ignored', trusted, '127.0.0.1', '8.8.8.8, 1.1.1.1', '1.1.1.1'],
  ['behind two proxies both are skipped', trusted, '127.0.0.1', '1.1.1.1, 10.2.3.4', '1.1.1.1'],
  ['an IPv4 proxy on a dual-stack socket is known', trusted, '::ffff:127.0.0.1', '1.1.1.1', '1.1.1.1'],
  ['IPv6 works too', trusted, 'fd00::1', '2001:db8::7', '2001:db8::7'],
  ['nonsense in the header is not an address', trusted, '127.0.0.1', '<script>', '127.0.0.1'],
  ['no header: the peer', trusted, '127.0.0.1', undefined, '127.0.0.1'],
  ['only proxies in the header: the first of them', trusted, '127.0.0.1', '10.0.0.1', '10.0.0.1'],
])('%s', (_, proxies, peer, header, expected) => {
  expect(proxies && clientAddress(peer, header, proxies)).toBe(expected);
});
