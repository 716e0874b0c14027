import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { openTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for a fresh database. */
    databaseDesk: string;
  }
}

/**
 * One PostgreSQL for the whole run, started when the first test file asks for a database: runs of pure tests pay
 * nothing. Test files run in other processes, so they ask over a local port.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let opened: ReturnType<typeof openTestServer> | undefined;
  const desk = createServer((request, response) => {
    opened ??= openTestServer();
    opened
      .then((server) => (request.method === 'DELETE' ? server.drop(request.url ?? '') : server.create()))
      .then(
        (answer) => response.end(answer),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  desk.listen(0, '127.0.0.1');
  await once(desk, 'listening');
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('the database desk has no port');
  project.provide('databaseDesk', `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await opened?.then((server) => server.close());
  };
}
