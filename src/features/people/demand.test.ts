import { isHttpError, isRedirect } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { STAFF_ROLES, type StaffRole } from '#domain/actor.ts';
import { demand, DEMANDS, mayPass, type Demand } from './demand.ts';
import type { Staff } from './officer-of.ts';
import { guardStaff } from './recognise.ts';

const person: Staff = {
  accountId: 'a',
  name: 'Made Up',
  email: 'a@tiny.example',
  language: 'id',
  sessionHash: Buffer.alloc(32),
  signedInAt: new Date('2026-11-20T01:00:00Z'),
  hasSecondStep: false,
  positions: [],
  officer: null,
};
const as = (role: StaffRole) => ({
  locals: { staff: person, officer: { role, position: 'p', agency: 'a', accountId: 'a' } },
});
const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};
const answer = (work: () => unknown): string | number | null => {
  const error = thrown(work);
  if (isRedirect(error)) return error.location;
  return isHttpError(error) ? error.status : null;
};

test('every role passes exactly the doors that name it', () => {
  const names = Object.keys(DEMANDS).filter((name): name is Demand => name in DEMANDS);
  for (const role of STAFF_ROLES) {
    for (const name of names) {
      const isNamed = DEMANDS[name].some((allowed) => allowed === role);
      expect(answer(() => demand(as(role), name))).toBe(isNamed ? null : 403);
    }
  }
  expect(mayPass('reporter', names)).toBe(false);
  expect(answer(() => demand(as('operator'), 'agency', 'desk'))).toBeNull();
});

test('without a session the door leads to the sign-in page, without a position to the own account', () => {
  expect(answer(() => demand({ locals: { staff: null, officer: null } }, 'staff'))).toBe('/staf/masuk');
  expect(answer(() => demand({ locals: { staff: person, officer: null } }, 'staff'))).toBe('/staf/akun');
});

const request = (
  path: string,
  init: RequestInit = {},
  more: { isDataRequest?: boolean; staff?: Staff } = {},
) => {
  const url = new URL(path, 'http://localhost');
  const { isDataRequest = false, staff = null } = more;
  return { url, request: new Request(url, init), isDataRequest, locals: { staff } };
};
const html = { headers: { accept: 'text/html' } };

test('every address of the staff is guarded, for every method and language', () => {
  const guarded = (path: string, init: RequestInit = html) => answer(() => guardStaff(request(path, init)));
  expect(guarded('/staf/kasus?antrean=baru')).toBe('/staf/masuk?next=%2Fstaf%2Fkasus%3Fantrean%3Dbaru');
  expect(guarded('/staf')).toBe('/staf/masuk?next=%2Fstaf');
  expect(guarded('/en/staf/kasus')).toBe('/staf/masuk?next=%2Fen%2Fstaf%2Fkasus');
  expect(guarded('/staf/kasus?/accept', { ...html, method: 'POST' })).toBe(
    '/staf/masuk?next=%2Fstaf%2Fkasus',
  );
  expect(guarded('/staf/langsung', { headers: { accept: 'text/event-stream' } })).toBe(401);
  expect(guarded('/staf/kasus', { method: 'DELETE' })).toBe(401);
});

test('the sign-in pages, the citizen’s pages and whoever is signed in pass', () => {
  const open = [...['/staf/masuk', '/staf/masuk/kode', '/en/staf/masuk/sandi/x', '/', '/lapor', '/stafette']];
  for (const path of open) expect(answer(() => guardStaff(request(path, html)))).toBeNull();
  expect(answer(() => guardStaff(request('/staf/masukan', html)))).not.toBeNull();
  expect(answer(() => guardStaff(request('/staf/kasus', html, { staff: person })))).toBeNull();
});
