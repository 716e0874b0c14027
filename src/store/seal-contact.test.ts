import { expect, test } from 'vitest';
import { newKeyText, parseKeys } from '#platform/keys.ts';
import { openContact, sealContact } from './seal-contact.ts';

const parsed = parseKeys([newKeyText()], 'test');
if (!parsed.ok) throw new Error(parsed.fault);
const { keys } = parsed;
const warga = { name: 'Warga Contoh', email: 'warga@contoh.example', phone: null };

function sealed() {
  const contact = sealContact(keys, warga, 'report-1');
  if (!contact) throw new Error('nothing was sealed');
  return { name_sealed: contact.name, email_sealed: contact.email, phone_sealed: contact.phone };
}

test('what was sealed opens again, and says nothing before', () => {
  expect(JSON.stringify(sealed())).not.toMatch(/Warga|contoh/);
  expect(openContact(keys, sealed(), 'report-1')).toEqual(warga);
});

test('a contact that was moved to another report does not open', () => {
  expect(() => openContact(keys, sealed(), 'report-2')).toThrow();
});

test('a contact in which nothing was left is none', () => {
  expect(sealContact(keys, { name: null, email: null, phone: null }, 'report-1')).toBeNull();
});
