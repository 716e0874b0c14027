import pg from 'pg';

/**
 * Preloaded into the measured web process: counts what it sends to the database, begin and commit among it, and tells
 * the count to whoever started it when asked.
 */
let sent = 0;
const client: { query: (...args: never[]) => unknown } = pg.Client.prototype;
const query = client.query;
client.query = function (...args) {
  sent += 1;
  return query.apply(this, args);
};

process.on('message', () => process.send?.({ sent }));
// Being asked must not keep the process alive.
process.channel?.unref();
