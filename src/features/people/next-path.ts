/**
 * Where to go after signing in: a path of our own, or null. Everything that a browser could read as another host
 * (`//`, `\`, `@`, control characters, also encoded) is refused, so that a link to our sign-in page cannot lead away.
 */
export function nextPath(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 500) return null;
  if (!/^\/(?:[a-z]{2}\/)?staf(?:[/?]|$)/.test(given)) return null;
  if (/[\\@\p{Cc}\p{Z}]|\/\/|%(?:0|1|2f|40|5c|7f)/iu.test(given)) return null;
  const own = new URL(given, 'http://here.invalid');
  return own.origin === 'http://here.invalid' && own.pathname.includes('/staf')
    ? own.pathname + own.search
    : null;
}
