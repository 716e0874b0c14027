import { expect, test } from 'vitest';
import { networkOf } from './limits.ts';

test('an IPv4 address stands for itself', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
});

test('an IPv6 subscriber stays one however much of the address changes', () => {
  const one = networkOf('2001:db8:12:3401::1');
  expect(one).toBe('2001:db8:12:3400::/56');
  for (const other of [
    '2001:0db8:0012:34ff:ffff:ffff:ffff:ffff',
    '2001:db8:12:3400::',
    '2001:db8:12:3477:1::2',
  ]) {
    expect(networkOf(other)).toBe(one);
  }
  expect(networkOf('2001:db8:12:3500::1')).not.toBe(one);
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/56');
  expect(networkOf('::ffff:203.0.113.7')).toBe('0:0:0:0::/56');
});

test('what is no address stays what it is', () => {
  expect(networkOf('')).toBe('');
  expect(networkOf('unknown')).toBe('unknown');
});
