import * as v from 'valibot';

/** Where mail goes: written under the data folder, thrown away, or handed to a mail server. */
export type Mail =
  | { readonly kind: 'console' }
  | { readonly kind: 'nowhere' }
  | {
      readonly kind: 'smtp';
      readonly host: string;
      readonly port: number;
      /** TLS from the first byte (smtps). */
      readonly secure: boolean;
      /** Never speak without TLS; off only for this very machine, or by ?tls=no. */
      readonly requireTls: boolean;
      readonly login: { readonly user: string; readonly password: string } | undefined;
    };

/** Parses MAIL. */
export const mailSchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const mail = parseMail(dataset.value);
    if (mail) return mail;
    addIssue({
      message:
        'MAIL must be console, nowhere or smtp://user:password@host:587 (smtps:// for TLS from the start).',
    });
    return NEVER;
  }),
);

function parseMail(text: string): Mail | undefined {
  if (text === 'console' || text === 'nowhere') return { kind: text };
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined;
  return serverOf(url);
}

function serverOf(url: URL): Mail {
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isOwnMachine = ['localhost', '127.0.0.1', '::1'].includes(host);
  return {
    kind: 'smtp',
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !isOwnMachine && url.searchParams.get('tls') !== 'no',
    login: loginOf(url),
  };
}

function loginOf({ username, password }: URL): { user: string; password: string } | undefined {
  if (username === '') return undefined;
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}
