import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, DESK, openBrowser, PHONE } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { fileComplaint } from './citizen-steps.ts';
import { asStaff, type Who } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();

const PUBLIC = ['/peta', '/tentang', '/privasi', '/aturan', '/lacak', '/laporan?cari=tidak+ada', '/en', '/en/lapor', '/bukan-halaman']; // prettier-ignore
const STAFF: readonly (readonly [Who, readonly string[]])[] = [
  ['desk', ['/staf/catat', '/staf/kiriman', '/staf/akun/jabatan', '/staf/akun/sandi', '/staf/akun/langkah-kedua']],
  ['coordinator', ['/staf/papan', '/staf/piket', '/staf/pembelajaran', '/staf/pengaturan', '/staf/pengaturan/kalender', '/staf/pengaturan/aturan']],
  ['head', ['/staf', '/staf/papan']],
  ['planner', ['/staf']],
  ['inspectorate', ['/staf']],
]; // prettier-ignore

test('no page that citizens can open has a barrier, on a small screen, light and dark', async () => {
  const citizen = await asCitizen(browser, product.baseUrl);
  const found: string[] = [];
  for (const path of PUBLIC) {
    await citizen.goto(path);
    found.push(...(await lookAt(citizen, `page ${path.replaceAll(/\W+/g, '-')}`)));
  }
  const complaint = { text: 'Lampu jalan mati sejak Senin malam.', area: 'Kauman', street: 'Jalan Kawi' };
  const { ticket } = await fileComplaint(citizen, complaint);
  for (const path of ['', '/kontak', '/cetak']) {
    await citizen.goto(`/lacak/${ticket}${path}`);
    found.push(...(await lookAt(citizen, `own report${path.replace('/', ' ')}`)));
  }
  expect(found).toEqual([]);
});

test('no page that staff can open has a barrier, on any screen, light and dark', async () => {
  const found: string[] = [];
  for (const [who, paths] of STAFF) {
    const officer = await asStaff(browser, product.baseUrl, who);
    for (const path of paths) {
      await officer.goto(path);
      found.push(...(await lookAt(officer, `${who} ${path.replaceAll(/\W+/g, '-')}`)));
      await officer.setViewportSize(PHONE);
      found.push(...(await lookAt(officer, `${who} ${path.replaceAll(/\W+/g, '-')} phone`)));
      await officer.setViewportSize(DESK);
    }
    await officer.context().close();
  }
  expect(found).toEqual([]);
});
