import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * How our own server runs, as `-c` arguments. Durable, on its Unix socket only, and silent about data: PostgreSQL
 * puts values of rows and statements into its log, so details, statements and ordinary errors are left out
 * (the application sees and logs them itself).
 */
export function serverSettings(socketDir: string, unsafeFast: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: '5432',
    shared_buffers: `${sharedBuffers(availableMemory())}MB`,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    max_wal_size: '1GB',
    ...(unsafeFast && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
      shared_buffers: '128MB',
    }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Megabytes for PostgreSQL's own cache: an eighth of the memory, never under 32 MB or over 2 GB. */
function sharedBuffers(memoryBytes: number): number {
  return Math.min(2048, Math.max(32, Math.floor(memoryBytes / 8 / MB)));
}

/** What a container grants us, where it grants less than the machine has. */
function availableMemory(): number {
  const granted = process.constrainedMemory();
  return granted > 0 ? Math.min(granted, totalmem()) : totalmem();
}
