import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { DEMO_PASSPHRASE, WHO } from '../journeys/staff-steps.ts';
import { visit } from './http.ts';

const db = await freshDatabase();
const ORIGIN = 'https://sambat.kota.contoh';
const product = await startProduct({
  databaseUrl: db.connectionString,
  env: {
    MODE: 'production',
    ORIGIN,
    SAMBAT_KEYS: randomBytes(32).toString('base64'),
    TRUSTED_PROXY: '127.0.0.1, ::1',
  },
});

test('in production there is no demo account, no page for developers and no mail to read', async () => {
  const visitor = visit(product.baseUrl);
  expect((await visitor.get('/staf/masuk')).text).not.toContain(DEMO_PASSPHRASE);
  const answer = await visitor.post(
    '/staf/masuk',
    { email: WHO.desk, password: DEMO_PASSPHRASE },
    { origin: ORIGIN },
  );
  expect(answer.status).toBeGreaterThanOrEqual(400);
  for (const path of ['/dev/mail', '/dev/gallery', '/metrics'])
    expect((await visitor.get(path)).status, path).toBe(404);
  expect(product.said()).not.toContain(DEMO_PASSPHRASE);
});

test('in production pages are bound to https and to their own address, whatever the request says', async () => {
  const visitor = visit(product.baseUrl);
  const home = await visitor.get('/', {
    'x-forwarded-host': 'jahat.contoh',
    'x-sambat-host': 'jahat.contoh',
  });
  expect(home.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
  expect(home.text).not.toContain('jahat.contoh');
  const text = 'Jalan berlubang di depan pasar, mohon ditambal segera.';
  const fields = { text, step: 'who', street: 'Jalan Kawi' };
  expect((await visitor.post('/lapor?/kirim', fields)).status).toBe(403);
  const filed = await visitor.post('/lapor?/kirim', fields, { origin: ORIGIN });
  expect(filed.status).toBe(303);
  for (const cookie of filed.headers.getSetCookie()) {
    expect(cookie).toMatch(/^__Host-[a-z-]+=/);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; HttpOnly/i);
  }
});
