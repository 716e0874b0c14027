import { parse } from 'valibot';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { mailSchema } from '#platform/mail-address.ts';
import { openMailSink } from '../../../tests/support/mail-sink.ts';
import type { ChannelSettings, Message } from '../channel.ts';
import { email } from './email.ts';

const sink = await openMailSink();
afterAll(() => sink.close());
beforeEach(() => {
  sink.clear();
  sink.mood = 'take';
});

const settings: ChannelSettings = {
  mail: parse(mailSchema, sink.url),
  from: 'Sambat <sambat@contoh.test>',
  origin: 'https://sambat.contoh.test',
  folder: '',
  service: 'SAMBAT Online',
  city: 'Kota Malang',
};

const message = (more: Partial<Message> = {}): Message => ({
  id: '01a20c1e-00cd-71b4-92a4-55d0fe63b98f',
  to: 'warga@contoh.test',
  language: 'id',
  subject: 'Tiket 2026-000001 diterima',
  paragraphs: ['Bapak/Ibu,', 'Sudah kami terima.'],
  facts: [{ label: 'Nomor tiket', value: '2026-000001' }],
  tables: [],
  button: { label: 'Buka', url: 'https://sambat.contoh.test/lacak/2026-000001?k=a&m=1' },
  footnotes: ['Berhenti: https://sambat.contoh.test/surat/1?k=b'],
  thread: 'report.1',
  unsubscribeUrl: 'https://sambat.contoh.test/surat/1?k=b',
  ...more,
});

describe('a mail', () => {
  test('says the same in text and HTML, and answers its thread', async () => {
    expect(await email.send(message(), settings)).toEqual({ sent: true });
    const [mail] = sink.mails;
    expect(mail?.messageId).toBe('<01a20c1e-00cd-71b4-92a4-55d0fe63b98f@sambat.contoh.test>');
    expect(mail?.parsed.inReplyTo).toBe('<report.1@sambat.contoh.test>');
    expect(mail?.text).toContain('https://sambat.contoh.test/lacak/2026-000001?k=a&m=1');
    expect(mail?.html).toContain('href="https://sambat.contoh.test/lacak/2026-000001?k=a&amp;m=1"');
    expect(mail?.text).toContain('Nomor tiket: 2026-000001');
  });

  test('has no line of its header from what somebody typed', async () => {
    const subject = 'Baik\r\nBcc: korban@contoh.test\r\n\r\nIsi palsu\u2028X: 1';
    await email.send(message({ subject }), settings);
    const [mail] = sink.mails;
    expect(mail?.to).toBe('warga@contoh.test');
    expect(mail?.parsed.bcc).toBeUndefined();
    expect(mail?.subject).toBe('Baik Bcc: korban@contoh.test Isi palsu X: 1');
  });

  test('carries words as words, never as markup or as a link that runs', async () => {
    const evil = '<script>alert(1)</script><a href="x">';
    await email.send(
      message({
        paragraphs: [evil],
        facts: [{ label: evil, value: evil }],
        button: { label: 'x', url: 'javascript:1' },
      }),
      settings,
    );
    expect(sink.mails[0]?.html).not.toMatch(/<script|href="x"|javascript:/);
    expect(sink.mails[0]?.html).toContain('&lt;script&gt;');
  });

  test.each(['', 'bukan alamat', 'a@b.c, d@e.f', 'a@b.c\r\nRCPT TO:<d@e.f>', '<a@b.c>', 'a@b@c'])(
    'to %j is refused before anything is sent',
    async (to) => {
      expect(await email.send(message({ to }), settings)).toEqual({
        failed: 'permanent',
        why: 'not a mail address',
      });
      expect(sink.mails).toEqual([]);
    },
  );
});

describe('a no', () => {
  test.each([
    ['busy', 'tryAgain'],
    ['noSuchMailbox', 'permanent'],
    ['refuseContent', 'permanent'],
    ['hangUpAfterData', 'tryAgain'],
  ] as const)('of a server that says %s is %s, and does not name the person', async (mood, failed) => {
    sink.mood = mood;
    const outcome = await email.send(message(), settings);
    expect(outcome).toMatchObject({ failed });
    expect(JSON.stringify(outcome)).not.toContain('warga@');
  });

  test('of a server that is not there is tried again', async () => {
    const nobody = { ...settings, mail: parse(mailSchema, 'smtp://127.0.0.1:9?tls=no') };
    expect(await email.send(message(), nobody)).toMatchObject({ failed: 'tryAgain' });
  });

  test('without TLS where TLS is demanded nothing leaves', async () => {
    const mail = { ...settings.mail, requireTls: true };
    expect(await email.send(message(), { ...settings, mail })).toMatchObject({ failed: 'tryAgain' });
    expect(sink.mails).toEqual([]);
  });
});
