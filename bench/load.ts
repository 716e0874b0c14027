import { Agent, request, type IncomingMessage } from 'node:http';

/** One request of a visit. */
export interface Asked {
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** the fields of a form: makes it a POST */
  form?: Readonly<Record<string, string>>;
}

/** What many people do: the i-th request, and the status that is right. */
export interface Visit {
  name: string;
  status: number;
  ask(i: number): Asked;
}

export interface Answer {
  status: number;
  /** on the wire, without headers */
  bytes: number;
  ms: number;
  headers: IncomingMessage['headers'];
}

/** What a number of requests took, in milliseconds. */
export interface Load {
  count: number;
  seconds: number;
  p50: number;
  p99: number;
  bytes: number;
}

function headersOf(port: number, asked: Asked, body: string): Record<string, string> {
  const post = {
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    accept: 'text/html',
  };
  return { 'accept-encoding': 'gzip', ...(asked.form ? post : {}), ...asked.headers };
}

/** Sends one request and reads the answer to its end. Throws when the connection breaks. */
export function send(
  agent: Agent,
  port: number,
  asked: Asked,
  keep?: (chunk: Buffer) => void,
): Promise<Answer> {
  const body = asked.form ? new URLSearchParams(asked.form).toString() : '';
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({
      agent,
      host: '127.0.0.1',
      port,
      path: asked.path,
      method: asked.form ? 'POST' : 'GET',
      headers: headersOf(port, asked, body),
      timeout: 30_000,
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        keep?.(chunk);
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, bytes, ms: performance.now() - began, headers });
      });
    });
    sent.end(body);
  });
}

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Sends `count` requests of a visit over so many connections. Throws at the first answer that is not as expected. */
export async function press(
  port: number,
  visit: Visit,
  { connections, count, from = 0 }: { connections: number; count: number; from?: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  // written before the clock runs: it is not the citizens' work that is measured
  const waiting = Array.from({ length: count }, (_, i) => visit.ask(from + i)).values();
  let bytes = 0;
  const began = performance.now();
  const one = async (): Promise<void> => {
    for (const asked of waiting) {
      const answer = await send(agent, port, asked);
      if (answer.status !== visit.status)
        throw new Error(`${visit.name}: status ${answer.status} at ${asked.path}`);
      times.push(answer.ms);
      bytes += answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { count, seconds, p50: share(times, 0.5), p99: share(times, 0.99), bytes: bytes / count };
}
