/** Names of browsers and systems as they call themselves, the more special first. */
const BROWSERS = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bUCBrowser\//, 'UC Browser'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** "Chrome · Android", so that a person knows the own sessions again; null when neither is known. */
export function agentWords(agent: string | null): string | null {
  const named = [BROWSERS, SYSTEMS].flatMap((names) => {
    const name = names.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
    return name === undefined ? [] : [name];
  });
  return named.length === 0 ? null : named.join(' · ');
}
