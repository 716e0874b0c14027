import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseState } from '#domain/case.ts';
import { maySee } from '#domain/permissions.ts';
import type { App } from '#store/app.ts';
import { officer, officerIn } from '../../../tests/support/build-case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { file, move } from '../../../tests/support/stored-case.ts';
import { loadBoard } from './board.query.ts';
import { loadCasePage } from './case-page.query.ts';
import { openCasework, wander } from './casework.fixture.ts';
import { countQueues, listInbox } from './inbox.query.ts';
import { named } from './named-sql.ts';
import { queuesOf, scopeOfOfficer } from './queues.ts';
import { staffPhoto } from './staff-photo.query.ts';

const db = await freshDatabase();
const desk = officer(smallCity, 'operator');
let app: App;
let all: { number: string; state: CaseState; photo: string | null }[];

beforeAll(async () => {
  app = await openCasework(db);
  await wander(db, 48, 7, 20261124);
  // Chance seldom gets as far as this.
  for (const support of ['parks', 'water']) {
    const { caseId } = await file(db);
    await move(db, caseId, 'dispatch', desk, { agency: 'roads', category: 'hole', unit: 'roads.repair' });
    await move(db, caseId, 'accept', officer(smallCity, 'agencyAdmin', 'roads'));
    await move(db, caseId, 'addSupport', desk, { agency: support, part: 'Memangkas pohon' });
    await move(db, caseId, 'proposeDeferral', officer(smallCity, 'liaison', 'roads'));
  }
  const found = await db.pool.query<(typeof all)[number]>(
    'select number, state, null as photo from case_file',
  );
  all = found.rows;
});

const positions = smallCity.positions.map((p) => officerIn(smallCity, p.code));
const NOTHING = { words: '', category: '', area: '', after: null };

test('chance has made cases of many kinds', () => {
  expect(new Set(all.map(({ state }) => state.status)).size).toBeGreaterThan(7);
  expect(all.some(({ state }) => state.sealed)).toBe(true);
  expect(all.some(({ state }) => state.assignments.some((a) => a.role === 'support'))).toBe(true);
  expect(all.some(({ state }) => state.deferral !== null)).toBe(true);
});

describe.each(positions)('$position', (by) => {
  const seen = () => all.filter(({ state }) => maySee(by, state)).map(({ number }) => number);

  test('finds in the database exactly what the rules let it see', async () => {
    const query = named(`select number from case_file where ${scopeOfOfficer(by)}`, { agency: by.agency });
    const found = await db.pool.query<{ number: string }>(query);
    expect(found.rows.map(({ number }) => number).toSorted()).toEqual(seen().toSorted());
  });

  test('searches no further than it sees', async () => {
    const { rows } = await listInbox(
      app,
      by,
      { ...NOTHING, queue: queuesOf(by)[0] ?? 'open', words: 'jalan' },
      200,
    );
    expect(rows.map(({ number }) => number).toSorted()).toEqual(seen().toSorted());
  });

  test('lists in each queue as many cases as the tab says', async () => {
    const counts = await countQueues(app, by);
    for (const queue of queuesOf(by)) {
      const { rows } = await listInbox(app, by, { ...NOTHING, queue }, 200);
      expect([queue, rows.length]).toEqual([queue, counts[queue]]);
      expect(seen()).toEqual(expect.arrayContaining(rows.map(({ number }) => number)));
    }
  });

  test('opens what it sees and nothing else', async () => {
    for (const { number, state } of all) {
      const page = await loadCasePage(app, by, number);
      expect([number, page !== null]).toEqual([number, maySee(by, state)]);
    }
  });

  test('counts on its board only what it sees', async () => {
    const board = await loadBoard(app, by);
    const open = all.filter(({ state }) => maySee(by, state) && state.endedAt === null);
    expect(board.counts.open).toBe(open.length);
    expect(seen()).toEqual(expect.arrayContaining(board.oldest.map(({ number }) => number)));
  });
});

describe('an officer of another agency', () => {
  const stranger = officer(smallCity, 'agencyAdmin', 'parks');

  test('gets neither the photo nor a hint that it exists, while the agency that has the case does', async () => {
    const { caseId } = await file(db);
    await move(db, caseId, 'dispatch', desk, { agency: 'roads', category: 'hole', unit: 'roads.repair' });
    const sha = await app.files.put(new Uint8Array([1, 2, 3]), 'image/webp');
    const id = '00000000-0000-4000-8000-00000000f070';
    await db.pool.query(
      `insert into attachment (id, case_id, seq, field, audience, sha256, thumb_sha256, type, width, height, bytes, has_exif,
         uploaded_by, created_at) values ($1, $2, 1, 'photos', 'public', $3, $3, 'image/webp', 1, 1, 3, false, 'form:x', now())`,
      [id, caseId, sha],
    );
    expect(await staffPhoto(app, stranger, id, 'full')).toBeNull();
    expect(await staffPhoto(app, officer(smallCity, 'agencyAdmin', 'roads'), id, 'full')).toMatchObject({
      type: 'image/webp',
    });
    expect(await staffPhoto(app, stranger, 'not-an-id', 'full')).toBeNull();
  });

  test('does not meet a private case of others among the neighbours', async () => {
    const own = await file(db, { category: 'tree' });
    const other = await file(db, { private: true });
    await move(db, own.caseId, 'dispatch', desk, { agency: 'parks', category: 'tree', unit: 'parks.trees' });
    await move(db, other.caseId, 'dispatch', desk, {
      agency: 'roads',
      category: 'hole',
      unit: 'roads.repair',
    });
    const page = await loadCasePage(app, stranger, own.ticket);
    expect(page?.near.map(({ number }) => number)).not.toContain(other.ticket);
    const atDesk = await db.pool.query('select count(*) as n from case_file where number = $1', [
      other.ticket,
    ]);
    expect(atDesk.rows).toEqual([{ n: 1 }]);
  });
});
