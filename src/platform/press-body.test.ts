import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pressBody } from './press-body.ts';

const page = '<p>Jalan berlubang di depan toko.</p>'.repeat(200);
const answer = (type: string) => new Response(page, { headers: { 'content-type': type } });

async function pressed(type: string, accept: string | null) {
  const response = answer(type);
  const headers = new Headers(response.headers);
  const body = await pressBody(response.body, headers, accept);
  return { headers, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
}

describe('a page on the wire', () => {
  test('is pressed where the browser takes it, and says so', async () => {
    const { headers, bytes } = await pressed('text/html; charset=utf-8', 'gzip, br');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('vary')).toBe('accept-encoding');
    expect(gunzipSync(bytes).toString()).toBe(page);
  });

  test('comes as it is where the browser does not', async () => {
    const { headers, bytes } = await pressed('text/html', null);
    expect(headers.get('content-encoding')).toBeNull();
    expect(new TextDecoder().decode(bytes)).toBe(page);
  });

  test('may be given as a whole, and says its length either way', async () => {
    const headers = new Headers({ 'content-type': 'text/html' });
    expect(await pressBody(page, headers, null)).toEqual(Buffer.from(page));
    expect(headers.get('content-length')).toBe(String(page.length));
    const sent = await pressBody(page, headers, 'gzip');
    expect(gunzipSync(sent instanceof Uint8Array ? sent : '').toString()).toBe(page);
    expect(Number(headers.get('content-length'))).toBeLessThan(page.length / 2);
  });

  test('is the right one, however many are asked for at once and after each other', async () => {
    const pages = Array.from({ length: 40 }, (_, i) => `<p>${i}</p>`.repeat(i * 700 + 500));
    const inTwoTurns = [pages, pages.toReversed()];
    for (const turn of inTwoTurns) {
      const sent = await Promise.all(
        turn.map((one) => pressBody(one, new Headers({ 'content-type': 'text/html' }), 'gzip')),
      );
      expect(sent.map((one) => gunzipSync(one instanceof Uint8Array ? one : '').toString())).toEqual(turn);
    }
  });

  test('is left alone when it is a picture or a stream of events', async () => {
    expect((await pressed('image/webp', 'gzip')).headers.get('content-encoding')).toBeNull();
    expect((await pressed('text/event-stream', 'gzip')).headers.get('content-encoding')).toBeNull();
  });
});
