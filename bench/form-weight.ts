import { Agent } from 'node:http';
import { send } from './load.ts';

/** What a page weighs when a telephone opens it for the first time. */
export interface Weight {
  requests: number;
  bytes: number;
  parts: { path: string; bytes: number }[];
}

/** What the browser fetches at once: style sheets, modules and pictures of the page itself. */
function partsOf(html: string): string[] {
  const links = [...html.matchAll(/<link\b[^>]*>/g)].flatMap(([tag]) =>
    /rel="(?:stylesheet|modulepreload|preload)"/.test(tag) ? [/href="([^"]+)"/.exec(tag)?.[1]] : [],
  );
  const sources = [...html.matchAll(/<(?:script|img)\b[^>]*\bsrc="([^"]+)"/g)].map(([, path]) => path);
  return [...new Set<string | undefined>([...links, ...sources])].filter(
    (path): path is string => path !== undefined && !path.startsWith('data:'),
  );
}

/** Bytes on the wire (gzip) and requests of a page with an empty cache, headers not counted. */
export async function weigh(port: number, path: string): Promise<Weight> {
  const agent = new Agent({ keepAlive: true });
  const html = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const page = await send(agent, port, { path });
  const parts = [{ path, bytes: page.bytes }];
  for (const part of partsOf(html)) {
    const { pathname } = new URL(part, `http://127.0.0.1:${port}${path}`);
    const answer = await send(agent, port, { path: pathname });
    parts.push({ path: pathname.replace(/-[\w-]{8}\./, '.'), bytes: answer.bytes });
  }
  agent.destroy();
  return { requests: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), parts };
}
