import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLog } from '#platform/log.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { startProduct } from '../support/product.ts';
import { visit } from './http.ts';

const folder = await mkdtemp(join(tmpdir(), 'sambat-away-'));
const start = () => startPostgres({ dataDir: folder, log: openLog({ level: 'error' }), unsafeFast: true });
let server = await start();
const product = await startProduct({ databaseUrl: server.connectionString });
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('while the database is away a page says so, and everything works again without a restart', async () => {
  const visitor = visit(product.baseUrl);
  expect((await visitor.get('/')).status).toBe(200);
  await server.stop();
  for (const path of ['/', '/laporan', '/laporan/2026-000001', '/staf/masuk', '/foto/0', '/sitemap.xml']) {
    const away = await visitor.get(path);
    expect([503, 404], `${path} ${away.status}`).toContain(away.status);
    expect(away.text).not.toMatch(/ECONNREFUSED|ENOENT|postgres/i);
  }
  const home = await visitor.get('/laporan');
  expect(home.text).toContain('Layanan sedang terganggu');
  expect(home.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await visitor.get('/health')).status).toBe(503);

  server = await start();
  await expect
    .poll(async () => (await visitor.get('/laporan')).status, { timeout: 30_000, interval: 300 })
    .toBe(200);
  await expect
    .poll(async () => (await visitor.get('/health')).status, { timeout: 30_000, interval: 300 })
    .toBe(200);
});

test('a product whose database is away still stops when it is asked to', async () => {
  await server.stop();
  expect(await product.stop()).toBe(0);
});
