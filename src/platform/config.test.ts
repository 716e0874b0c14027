import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, type Config, type Environment } from './config.ts';
import { newKeyText, openText, sealText } from './keys.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'sambat-config-'));
  await mkdir(join(cwd, 'settings', 'kota-malang'), { recursive: true });
});

afterAll(() => rm(cwd, { recursive: true, force: true }));

const PRODUCTION = {
  MODE: 'production',
  ORIGIN: 'https://sambat.example.go.id',
  SAMBAT_KEYS: newKeyText(),
  MAIL: 'smtp://user:p%40ss@mail.example.go.id',
  MAIL_FROM: 'Sambat <sambat@example.go.id>',
};

function read(env: Environment): Config {
  const result = readConfig(env, cwd);
  if (!result.ok) throw new Error(result.faults.join(' '));
  return result.config;
}

function faults(env: Environment): readonly string[] {
  const result = readConfig(env, cwd);
  return result.ok ? [] : result.faults;
}

describe('on a laptop', () => {
  test('nothing needs to be set', () => {
    expect(read({})).toMatchObject({
      mode: 'development',
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      origin: 'http://localhost:3000',
      dataDir: join(cwd, 'data'),
      databaseUrl: undefined,
      city: 'kota-malang',
      cityDir: join(cwd, 'settings', 'kota-malang'),
      mail: { kind: 'console' },
      metricsToken: undefined,
      tiles: undefined,
      demo: true,
    });
  });

  test('the clock may start at another moment, which must be one', () => {
    const CLOCK = '2026-03-20T22:00:00+07:00';
    expect(read({ CLOCK }).clock).toEqual(new Date('2026-03-20T15:00:00Z'));
    expect(faults({ CLOCK: 'Nyepi' })).toEqual(['CLOCK must be a moment such as 2026-03-20T22:00:00+07:00.']);
    expect(faults({ ...PRODUCTION, CLOCK })).toEqual([
      'CLOCK is refused in production: there the time is what it is.',
    ]);
  });

  test('a key is made once, readable by its owner only, and found again', async () => {
    const file = join(cwd, 'data', 'keys', 'sambat.keys');
    const sealed = sealText(read({}).keys, 'rahasia', 'a');
    expect(openText(read({}).keys, sealed, 'a')).toBe('rahasia');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(cwd, 'data', 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readFile(file, 'utf8')).toMatch(/^#/);
  });

  test('no key is made for a start that is refused', async () => {
    const dir = join(cwd, 'other');
    expect(faults({ DATA_DIR: dir, CITY: 'atlantis' })).toHaveLength(1);
    await expect(stat(dir)).rejects.toThrow();
  });
});

describe('in production', () => {
  test('a complete environment is accepted and understood', () => {
    expect(read(PRODUCTION)).toMatchObject({
      mode: 'production',
      origin: 'https://sambat.example.go.id',
      demo: false,
      mail: {
        kind: 'smtp',
        host: 'mail.example.go.id',
        port: 587,
        secure: false,
        requireTls: true,
        login: { user: 'user', password: 'p@ss' },
      },
    });
  });

  test('NODE_ENV counts where MODE is not set', () => {
    expect(read({ ...PRODUCTION, MODE: '', NODE_ENV: 'production' }).mode).toBe('production');
  });

  test('nothing is guessed: each missing thing has its own sentence', () => {
    const said = faults({ MODE: 'production' });
    for (const name of ['ORIGIN', 'SAMBAT_KEYS', 'MAIL']) {
      expect(said.filter((sentence) => sentence.startsWith(`In production ${name}`))).toHaveLength(1);
    }
    expect(said).toHaveLength(3);
  });

  test.each([
    ['ORIGIN', { ORIGIN: 'http://sambat.example.go.id' }],
    ['MAIL=console', { MAIL: 'console' }],
    ['MAIL_FROM', { MAIL_FROM: '' }],
    ['DEMO=true', { DEMO: 'true' }],
    ['SAMBAT_KEYS', { SAMBAT_KEYS: ' ' }],
    ['SAMBAT_KEYS', { SAMBAT_KEYS: '0'.repeat(64) }],
  ])('%s is refused where it is not safe: %j', (name, change) => {
    const said = faults({ ...PRODUCTION, ...change });
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(name);
  });

  test('a machine that only talks to itself may do without https', () => {
    expect(read({ ...PRODUCTION, ORIGIN: 'http://localhost:3000' }).origin).toBe('http://localhost:3000');
  });
});

describe('a faulty environment', () => {
  test.each([
    ['MODE', { MODE: 'prod' }],
    ['ROLE', { ROLE: 'boss' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '1e3' }],
    ['HOST', { HOST: 'a b' }],
    ['ORIGIN', { ORIGIN: 'sambat.example' }],
    ['ORIGIN', { ORIGIN: 'https://sambat.example/path' }],
    ['ORIGIN', { PUBLIC_URL: 'javascript:alert(1)' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://u:geheim@h/d' }],
    ['DATABASE_POOL', { DATABASE_POOL: '1' }],
    ['SAMBAT_KEYS', { SAMBAT_KEYS: 'geheim' }],
    ['key file', { SAMBAT_KEYS_FILE: 'missing.keys' }],
    ['not both', { SAMBAT_KEYS: newKeyText(), SAMBAT_KEYS_FILE: 'missing.keys' }],
    ['CITY', { CITY: '../etc' }],
    ['CITY', { CITY: 'atlantis' }],
    ['MAIL', { MAIL: 'pigeon' }],
    ['MAIL', { MAIL: 'smtp://' }],
    ['MAIL_FROM', { MAIL_FROM: 'a@b\nBcc: c@d' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'geheim' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: '10.0.0.0/99' }],
    ['TILE_URL', { TILE_URL: 'https://tiles.example/1.png', TILE_ATTRIBUTION: 'x' }],
    ['TILE_ATTRIBUTION', { TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png' }],
    ['DEMO', { DEMO: 'yes' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATABASE_URL', { ROLE: 'worker' }],
  ])('is refused with one sentence that names %s: %j', (name, env) => {
    const said = faults(env);
    expect(said.length).toBeGreaterThan(0);
    expect(said.some((sentence) => sentence.includes(name))).toBe(true);
    expect(said.every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
    expect(said.join()).not.toContain('geheim');
  });

  test('gets all its sentences at once', () => {
    expect(faults({ PORT: 'x', ROLE: 'x', MAIL: 'x' })).toHaveLength(3);
  });

  test('an empty variable is an absent one', () => {
    expect(read({ PORT: '', MAIL: ' ', DATABASE_URL: '' }).port).toBe(3000);
  });
});

describe('what may be chosen', () => {
  test('keys from a file: the first is current, remarks and empty lines are skipped', async () => {
    const [first, second] = [newKeyText(), newKeyText()];
    await writeFile(join(cwd, 'two.keys'), `# current\n${first} # since March\n\n${second}\n`);
    const fromFile = read({ SAMBAT_KEYS_FILE: 'two.keys' }).keys;
    expect(fromFile).toEqual(read({ SAMBAT_KEYS: `${first},${second}` }).keys);
    expect(fromFile.all).toHaveLength(2);
    expect(fromFile.current.secret.toString('base64')).toBe(first);
  });

  test('mail over TLS from the start, and without TLS only on this machine or when said', () => {
    expect(read({ MAIL: 'smtps://mail.example' }).mail).toMatchObject({
      port: 465,
      secure: true,
      requireTls: true,
    });
    expect(read({ MAIL: 'smtp://127.0.0.1:2525' }).mail).toMatchObject({
      port: 2525,
      requireTls: false,
      login: undefined,
    });
    expect(read({ MAIL: 'smtp://mail.example?tls=no' }).mail).toMatchObject({ requireTls: false });
    expect(read({ MAIL: 'nowhere' }).mail).toEqual({ kind: 'nowhere' });
  });

  test('map tiles with their attribution, a metrics token, proxies', () => {
    const url = 'https://tiles.example/{z}/{x}/{y}.png';
    const config = read({
      TILE_URL: url,
      TILE_ATTRIBUTION: '© OpenStreetMap',
      METRICS_TOKEN: 'a-long-enough-token',
      TRUSTED_PROXY: '10.0.0.0/8',
    });
    expect(config.tiles).toEqual({ url, attribution: '© OpenStreetMap' });
    expect(config.metricsToken).toBe('a-long-enough-token');
    expect(config.trustedProxies.has('10.1.2.3')).toBe(true);
    expect(config.trustedProxies.has('11.1.2.3')).toBe(false);
  });

  test('a worker or a web process on a common database', () => {
    const env = { ROLE: 'worker', DATABASE_URL: 'postgresql://sambat@db.example/sambat' };
    expect(read(env)).toMatchObject({ role: 'worker', databaseUrl: env.DATABASE_URL });
  });
});
