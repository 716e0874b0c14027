import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../tests/support/database.ts';
import { officerIn } from '../../../tests/support/build-case.ts';
import { fileComplaint } from './file-complaint.ts';
import { readComplaint, readRawForm } from './complaint-form.ts';
import { formOf, malang, openIntake } from './intake.fixture.ts';
import { findPhoto, type PhotoAsker } from './photo.query.ts';
import { filesOf, photosOfForm, receivePhotos } from './receive-photos.ts';

const db = await freshDatabase();
const app = await openIntake(db);

const ROAD = join(import.meta.dirname, '../../../tests/support/photos/road');
const road = (n: number, name = `foto-${n}.jpg`): File =>
  new File([readFileSync(join(ROAD, `road-0${n}.jpg`))], name, { type: 'image/jpeg' });
const nobody: PhotoAsker = { actors: [], formKey: null };

async function thumbOf(key: string): Promise<{ id: string; thumb: string }> {
  const { photos } = await receivePhotos(app, key, [], [road(1)]);
  const [photo] = photos;
  if (!photo) throw new Error('the photo was not kept');
  return photo;
}

async function fileWith(key: string, photo: string, fields: Parameters<typeof formOf>[0] = {}) {
  const form = formOf({ text: 'Jalan berlubang di depan pasar', landmark: 'pasar', photo, ...fields });
  const read = readComplaint(readRawForm(form), malang);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const filed = await fileComplaint(app, { form: read.form, key, channel: 'web', language: 'id', by: null });
  if (!filed.ok) throw new Error(JSON.stringify(filed.refusal));
  return filed.value;
}

describe('photos of a form', () => {
  test('are kept under its key, each for itself: a broken one takes no other with it', async () => {
    const key = randomUUID();
    const pdf = new File(['%PDF-1.7'], 'surat.jpg', { type: 'image/jpeg' });
    const { photos, faults } = await receivePhotos(app, key, [], [road(1), pdf, road(2)]);
    expect(photos).toHaveLength(2);
    expect(faults).toMatchObject([{ name: 'surat.jpg', refusal: { kind: 'typeMismatch' } }]);
    const ids = photos.map(({ id }) => id);
    expect((await photosOfForm(app, key, ids)).map(({ id }) => id)).toEqual(ids);
    expect(await photosOfForm(app, randomUUID(), ids)).toEqual([]);
  });

  test('are five at most; the sixth is named and not kept', async () => {
    const files = [1, 2, 3, 4, 5, 6].map((n) => road(n));
    const { photos, faults } = await receivePhotos(app, randomUUID(), [], files);
    expect(photos).toHaveLength(5);
    expect(faults).toMatchObject([{ name: 'foto-6.jpg', refusal: { kind: 'tooMany', most: 5 } }]);
  });

  test('the same photo again is kept once', async () => {
    const key = randomUUID();
    const first = await receivePhotos(app, key, [], [road(1)]);
    const again = await receivePhotos(app, key, first.photos.map(({ id }) => id), [road(1)]); // prettier-ignore
    expect(again.photos).toEqual(first.photos);
  });

  test('a field left empty sends no photo, words in its place neither', () => {
    const form = formOf({ photos: 'words' });
    form.append('photos', new File([], ''));
    expect(filesOf(form, 'photos')).toEqual([]);
  });
});

describe('who may see a photo', () => {
  test('before it is sent only whoever holds the key of the form', async () => {
    const key = randomUUID();
    const { thumb } = await thumbOf(key);
    expect(await findPhoto(app, thumb, { actors: [], formKey: key })).toEqual({
      type: 'image/webp',
      isPublic: false,
    });
    expect(await findPhoto(app, thumb, { actors: [], formKey: randomUUID() })).toBeNull();
    expect(await findPhoto(app, thumb, nobody)).toBeNull();
  });

  test('when it is sent, the reporter and the desk; everybody once the case is public', async () => {
    await db.pool.query('delete from attachment where case_id is null');
    const key = randomUUID();
    const { id, thumb } = await thumbOf(key);
    const { reportId, caseId } = await fileWith(key, id);
    const desk = officerIn(malang, malang.positions.find(({ role }) => role === 'operator')?.code ?? '');
    const roads = officerIn(malang, malang.positions.find(({ role }) => role === 'liaison')?.code ?? '');
    const see = (asker: PhotoAsker) => findPhoto(app, thumb, asker);
    expect(await see({ actors: [{ role: 'reporter', reportId }], formKey: null })).toMatchObject({
      isPublic: false,
    });
    expect(await see({ actors: [desk], formKey: null })).toMatchObject({ isPublic: false });
    expect(
      await see({ actors: [{ role: 'reporter', reportId: randomUUID() }, roads], formKey: key }),
    ).toBeNull();
    expect(await see(nobody)).toBeNull();
    await db.pool.query('update case_file set is_public = true where id = $1', [caseId]);
    expect(await see(nobody)).toMatchObject({ isPublic: true });
    await db.pool.query('update attachment set hidden_at = now() where id = $1', [id]);
    expect(await see(nobody)).toBeNull();
  });

  test('of a sealed case the desk sees nothing', async () => {
    await db.pool.query('delete from attachment');
    const key = randomUUID();
    const { id, thumb } = await thumbOf(key);
    await fileWith(key, id, { misconduct: 'yes' });
    const by = (role: string) => officerIn(malang, malang.positions.find((p) => p.role === role)?.code ?? '');
    expect(
      await findPhoto(app, thumb, { actors: [by('operator'), by('coordinator')], formKey: null }),
    ).toBeNull();
    expect(await findPhoto(app, thumb, { actors: [by('inspectorate')], formKey: null })).not.toBeNull();
  });

  test.each(['', '..', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}'`])(
    'a name that is none: %s',
    async (name) => {
      expect(await findPhoto(app, name, nobody)).toBeNull();
    },
  );
});
