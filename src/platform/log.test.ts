import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { logOfRequest, maskPersonal, newRequestId, openLog } from './log.ts';

function capture(): { log: ReturnType<typeof openLog>; written: () => string } {
  const chunks: string[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { log: openLog({ level: 'info', to }), written: () => chunks.join('') };
}

test('fields that carry people’s data are hidden, on top and one level below', () => {
  const { log, written } = capture();
  log.info(
    { email: 'budi@contoh.id', phone: '0812', body: 'jalan rusak', report: { name: 'Budi', code: 'X1' } },
    'filed',
  );
  expect(written()).not.toMatch(/budi|0812|jalan|X1/i);
  expect(JSON.parse(written())).toMatchObject({ msg: 'filed', level: 'info', report: { name: '[hidden]' } });
});

test('addresses and numbers inside a sentence are masked', () => {
  const { log, written } = capture();
  log.info('mail to budi.s+1@contoh.co.id or +62 812-3456-7890 failed');
  log.error({ err: new Error('no such user siti@contoh.id') }, 'could not send');
  log.warn('number %s', '3573011234567890');
  expect(written()).not.toMatch(/contoh|7890/);
  expect(written()).toContain('mail to [mail] or [number] failed');
});

test('what finds a fault stays: ids, times, ticket numbers, versions, addresses of files', () => {
  for (const text of [
    '0198f3c2-9a7b-7c3d-8e4f-123456789012',
    '2026-03-01T10:00:00.000Z',
    'MLG-2603-00123',
    '18.4.0',
    'x.ts:12:34',
  ]) {
    expect(maskPersonal(text)).toBe(text);
  }
});

test('a database error keeps code, constraint and place, and loses the values it repeats', () => {
  const { log, written } = capture();
  const error = Object.assign(new Error('invalid input syntax for type uuid: "Budi Santoso"'), {
    code: '22P02',
    detail: 'Key (phone)=(0812)',
    table: 'contact',
    constraint: 'contact_pk',
  });
  log.error({ err: new Error('saving failed', { cause: error }) }, 'failed');
  expect(written()).not.toMatch(/Budi|0812/);
  expect(JSON.parse(written())).toMatchObject({
    err: { message: 'saving failed', cause: { reason: '22P02', table: 'contact', constraint: 'contact_pk' } },
  });
  expect(written()).toContain('log.test.ts');
});

test('a line break in a message cannot forge a second line', () => {
  const { log, written } = capture();
  log.info('one\n{"level":"fatal"}');
  expect(written().trimEnd().split('\n')).toHaveLength(1);
});

test('every line of a request carries its id', () => {
  const { log, written } = capture();
  const id = newRequestId();
  logOfRequest(log, id).info('page shown');
  expect(JSON.parse(written())).toMatchObject({ requestId: id, msg: 'page shown' });
});
