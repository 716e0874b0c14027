import { expect } from 'vitest';

/** What a door answered. */
export interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

export type Fields = Readonly<Record<string, string | readonly string[] | Blob | readonly Blob[]>>;

/** A visitor of the product that keeps cookies and comes from an address of its own. */
export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, fields: Fields | string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  ask(path: string, init: RequestInit): Promise<Answer>;
}

let visitors = 0;

/** The address of somebody who was not here before, from the range for documentation and beyond. */
function newAddress(): string {
  visitors += 1;
  return `203.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`;
}

/** Opens a visit; with `address` several visits share one network. */
export function visit(baseUrl: string, address: string = newAddress()): Visitor {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    if (!headers.has('accept')) headers.set('accept', 'text/html');
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  return {
    ask,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', headers: { origin: baseUrl, ...headers }, body: bodyOf(fields) }),
  };
}

function bodyOf(fields: Fields | string): BodyInit {
  if (typeof fields === 'string') return fields;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form;
}

const STACK = /\n\s+at .+:\d+:\d+|node_modules/;
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Holds for every answer to anybody: no trouble of ours, no inner works shown, the headers that protect the reader. */
export function expectDecent(answer: Answer, what: string): void {
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.text, what).not.toMatch(STACK);
  for (const [name, value] of Object.entries(ALWAYS))
    expect(answer.headers.get(name), `${what} ${name}`).toBe(value);
  expect(answer.headers.get('referrer-policy'), what).toBeTruthy();
  if (!(answer.headers.get('content-type') ?? '').startsWith('text/html') || answer.status === 204) return;
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy, what).toContain("default-src 'none'");
  expect(policy, what).not.toContain('unsafe-inline');
}
