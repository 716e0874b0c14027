import { createServer } from 'node:http';

/** The least that a page can cost: node:http answers a sentence. Tells its port to whoever started it. */
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>Sambat</title><p>Laporan Anda kami terima.');
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
