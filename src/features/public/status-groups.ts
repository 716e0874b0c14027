import { OPEN, PUBLIC, type Status } from '#domain/status.ts';

/** How everybody may narrow the list: in plain words, several statuses at once. The code stands in addresses. */
export const STATUS_GROUPS = [
  { code: 'terbuka', statuses: PUBLIC.filter((status) => OPEN.includes(status)) },
  { code: 'diteruskan', statuses: ['received', 'dispatched', 'returned'] },
  { code: 'ditangani', statuses: ['handling', 'validating'] },
  { code: 'anggaran', statuses: ['waiting_budget'] },
  { code: 'menunggu', statuses: ['waiting_external', 'referred', 'needs_reporter'] },
  { code: 'konfirmasi', statuses: ['resolved'] },
  { code: 'selesai', statuses: ['closed'] },
] as const satisfies readonly { code: string; statuses: readonly Status[] }[];

/** The statuses of a group, or null for a code that is none. */
export function statusesOf(code: string): readonly Status[] | null {
  return STATUS_GROUPS.find((group) => group.code === code)?.statuses ?? null;
}
