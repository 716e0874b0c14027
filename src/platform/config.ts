import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { readKeyFile, readOrMakeKeyFile } from './key-file.ts';
import { parseKeys, type Keys } from './keys.ts';
import type { LogLevel } from './log.ts';
import { mailSchema, type Mail } from './mail-address.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxy.ts';

/** Everything the environment says: secrets and addresses, no rules of the city. */
export type Config = {
  readonly mode: 'development' | 'production';
  /** What this process does: serve pages, do the jobs, or both. */
  readonly role: 'all' | 'web' | 'worker';
  readonly host: string;
  readonly port: number;
  /** Scheme and host under which people reach us, without a slash at the end. */
  readonly origin: string;
  readonly dataDir: string;
  /** Undefined: start our own PostgreSQL in dataDir. */
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  readonly keys: Keys;
  readonly city: string;
  /** The folder of the chosen city's settings. */
  readonly cityDir: string;
  readonly mail: Mail;
  readonly mailFrom: string;
  /** Undefined: nobody may read the metrics. */
  readonly metricsToken: string | undefined;
  readonly trustedProxies: TrustedProxies;
  readonly tiles: { readonly url: string; readonly attribution: string } | undefined;
  /** Whether the demo accounts exist; never in production. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  /** The moment at which the city's clock starts instead of now, to try out a holiday; never in production. */
  readonly clock: Date | undefined;
};

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] };

const flag = (name: string) =>
  v.optional(
    v.pipe(
      v.picklist(['true', 'false'], `${name} must be true or false.`),
      v.transform((text) => text === 'true'),
    ),
  );

const wholeNumber = (name: string, least: number, most: number, preset: string) => {
  const fault = `${name} must be a whole number from ${least} to ${most}.`;
  return v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, fault),
      v.transform(Number),
      v.minValue(least, fault),
      v.maxValue(most, fault),
    ),
    preset,
  );
};

const ORIGIN_FAULT =
  'ORIGIN must be the address people use, such as https://sambat.malangkota.go.id, without a path.';

const originSchema = v.pipe(
  v.string(),
  v.url(ORIGIN_FAULT),
  v.check((text) => /^https?:\/\/[^/?#@]+\/?$/i.test(text), ORIGIN_FAULT),
  v.transform((text) => new URL(text).origin),
);

const SCHEMA = v.object({
  MODE: v.optional(
    v.picklist(['development', 'production', 'test'], 'MODE must be development or production.'),
    'development',
  ),
  ROLE: v.optional(v.picklist(['all', 'web', 'worker'], 'ROLE must be all, web or worker.'), 'all'),
  HOST: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w.:-]+$/, 'HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0.'),
    ),
    '127.0.0.1',
  ),
  PORT: wholeNumber('PORT', 1, 65_535, '3000'),
  ORIGIN: v.optional(originSchema),
  DATA_DIR: v.optional(v.string(), './data'),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''),
        'DATABASE_URL must look like postgresql://user:password@host:5432/database.',
      ),
    ),
  ),
  DATABASE_POOL: wholeNumber('DATABASE_POOL', 2, 200, '10'),
  SAMBAT_KEYS: v.optional(v.string()),
  SAMBAT_KEYS_FILE: v.optional(v.string()),
  CITY: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^[a-z0-9]+(-[a-z0-9]+)*$/,
        'CITY must be the name of a folder in settings, such as kota-malang.',
      ),
    ),
    'kota-malang',
  ),
  SETTINGS_DIR: v.optional(v.string(), './settings'),
  CLOCK: v.optional(
    v.pipe(
      v.string(),
      v.isoTimestamp('CLOCK must be a moment such as 2026-03-20T22:00:00+07:00.'),
      v.transform((text) => new Date(text)),
    ),
  ),
  MAIL: v.optional(mailSchema),
  MAIL_FROM: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:[^<>\p{Cc}]+ <)?[^\s<>@]+@[^\s<>@]+>?$/u,
        'MAIL_FROM must look like: Sambat <sambat@malangkota.go.id>.',
      ),
    ),
  ),
  METRICS_TOKEN: v.optional(
    v.pipe(v.string(), v.minLength(16, 'METRICS_TOKEN must have at least 16 characters.')),
  ),
  TRUSTED_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const proxies = parseTrustedProxies(dataset.value);
        if (proxies) return proxies;
        addIssue({
          message: 'TRUSTED_PROXY must be a list of addresses or networks, such as 127.0.0.1, 10.0.0.0/8.',
        });
        return NEVER;
      }),
    ),
    '',
  ),
  TILE_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /^https?:\/\/./.test(text) && ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
        'TILE_URL must be an address with {z}, {x} and {y}.',
      ),
    ),
  ),
  TILE_ATTRIBUTION: v.optional(v.string()),
  DEMO: flag('DEMO'),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.',
    ),
    'info',
  ),
});

type Given = v.InferOutput<typeof SCHEMA>;

/**
 * Reads the whole environment once. `cwd` is what relative paths start from.
 * Refuses with one plain sentence per fault, never repeating a secret. In development a key file is made in
 * `DATA_DIR`/keys when no keys are given; in production nothing is guessed.
 */
export function readConfig(env: Environment, cwd: string): ConfigResult {
  const parsed = v.safeParse(SCHEMA, prepare(env));
  if (!parsed.success)
    return { ok: false, faults: [...new Set(parsed.issues.map((issue) => issue.message))] };
  const given = parsed.output;
  const dataDir = resolve(cwd, given.DATA_DIR);
  const cityDir = join(resolve(cwd, given.SETTINGS_DIR), given.CITY);
  const faults = [...faultsOf(given, cityDir), ...productionFaultsOf(given)];
  // No key is made for a start that will not happen.
  if (faults.length > 0 && !hasKeys(given)) return { ok: false, faults };
  const keys = loadKeys(given, cwd, dataDir);
  if (!keys.ok) return { ok: false, faults: [...faults, keys.fault] };
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, config: assemble(given, keys.keys, dataDir, cityDir) };
}

/** An empty variable is an absent one: compose files and shells cannot tell them apart. */
function prepare(env: Environment): Record<string, string> {
  const all = { ...env, MODE: env['MODE'] || env['NODE_ENV'], ORIGIN: env['ORIGIN'] || env['PUBLIC_URL'] };
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && value.trim() !== '') given[name] = value.trim();
  }
  return given;
}

function isProduction(given: Given): boolean {
  return given.MODE === 'production';
}

function hasKeys(given: Given): boolean {
  return given.SAMBAT_KEYS !== undefined || given.SAMBAT_KEYS_FILE !== undefined;
}

/** A rule that ties variables together, and the sentence for whoever breaks it. */
type Rule = { readonly broken: (given: Given) => boolean; readonly fault: string };

const RULES: readonly Rule[] = [
  {
    broken: (given) => given.SAMBAT_KEYS !== undefined && given.SAMBAT_KEYS_FILE !== undefined,
    fault: 'Set SAMBAT_KEYS or SAMBAT_KEYS_FILE, not both.',
  },
  {
    broken: (given) => given.TILE_URL !== undefined && given.TILE_ATTRIBUTION === undefined,
    fault: 'TILE_URL needs TILE_ATTRIBUTION: whoever made the map must be named on it.',
  },
  {
    broken: (given) => given.ROLE !== 'all' && given.DATABASE_URL === undefined,
    fault:
      'ROLE=web and ROLE=worker need DATABASE_URL, because Sambat’s own PostgreSQL belongs to one process.',
  },
];

const PRODUCTION_RULES: readonly Rule[] = [
  {
    broken: (given) => given.ORIGIN === undefined,
    fault: 'In production ORIGIN must be set to the address people use.',
  },
  {
    broken: (given) => given.ORIGIN !== undefined && !isSafeOrigin(given.ORIGIN),
    fault: 'In production ORIGIN must begin with https://.',
  },
  {
    broken: (given) => !hasKeys(given),
    fault:
      'In production SAMBAT_KEYS or SAMBAT_KEYS_FILE must be set (make a key with: openssl rand -base64 32).',
  },
  {
    broken: (given) => given.MAIL === undefined,
    fault:
      'In production MAIL must be set: smtp://user:password@host:587, or nowhere if no mail shall be sent.',
  },
  {
    broken: (given) => given.MAIL?.kind === 'console',
    fault: 'In production MAIL=console is refused, because it leaves people’s mail in plain files.',
  },
  {
    broken: (given) => given.MAIL?.kind === 'smtp' && given.MAIL_FROM === undefined,
    fault: 'In production MAIL_FROM must be set to the sender people may answer.',
  },
  {
    broken: (given) => given.DEMO === true,
    fault: 'DEMO=true is refused in production: its passwords are public.',
  },
  {
    broken: (given) => given.CLOCK !== undefined,
    fault: 'CLOCK is refused in production: there the time is what it is.',
  },
];

function faultsOf(given: Given, cityDir: string): string[] {
  const faults = RULES.filter((rule) => rule.broken(given)).map((rule) => rule.fault);
  if (!existsSync(cityDir))
    faults.push(`There are no settings for CITY=${given.CITY}: the folder ${cityDir} is missing.`);
  return faults;
}

function productionFaultsOf(given: Given): string[] {
  return isProduction(given)
    ? PRODUCTION_RULES.filter((rule) => rule.broken(given)).map((rule) => rule.fault)
    : [];
}

/** https, or a machine that only talks to itself. */
function isSafeOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function loadKeys(given: Given, cwd: string, dataDir: string): ReturnType<typeof parseKeys> {
  if (given.SAMBAT_KEYS !== undefined) {
    return parseKeys(
      given.SAMBAT_KEYS.split(/[\s,]+/).filter((text) => text !== ''),
      'SAMBAT_KEYS',
    );
  }
  if (given.SAMBAT_KEYS_FILE !== undefined) return readKeyFile(resolve(cwd, given.SAMBAT_KEYS_FILE));
  return readOrMakeKeyFile(join(dataDir, 'keys', 'sambat.keys'));
}

function assemble(given: Given, keys: Keys, dataDir: string, cityDir: string): Config {
  return {
    mode: isProduction(given) ? 'production' : 'development',
    role: given.ROLE,
    host: given.HOST,
    port: given.PORT,
    origin: given.ORIGIN ?? `http://localhost:${given.PORT}`,
    dataDir,
    databaseUrl: given.DATABASE_URL,
    databasePool: given.DATABASE_POOL,
    keys,
    city: given.CITY,
    cityDir,
    mail: given.MAIL ?? { kind: 'console' },
    mailFrom: given.MAIL_FROM ?? 'Sambat <sambat@localhost>',
    metricsToken: given.METRICS_TOKEN,
    trustedProxies: given.TRUSTED_PROXY,
    tiles:
      given.TILE_URL && given.TILE_ATTRIBUTION
        ? { url: given.TILE_URL, attribution: given.TILE_ATTRIBUTION }
        : undefined,
    demo: given.DEMO ?? !isProduction(given),
    logLevel: given.LOG_LEVEL,
    clock: given.CLOCK,
  };
}
