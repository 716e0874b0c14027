import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Random } from '#cli/demo/random.ts';
import type { Example } from '#domain/classify/train.ts';

/** What the classifier is measured on; a class with fewer complaints is left out (28 agencies, 70 topics remain). */
export const TARGETS = ['agency', 'topic'] as const;
export type Target = (typeof TARGETS)[number];
const FEWEST = 20;

const complaint = v.object({
  id: v.number(),
  text: v.string(),
  address: v.nullable(v.string()),
  kelurahan: v.nullable(v.string()),
  kecamatan: v.nullable(v.string()),
  topic: v.nullable(v.string()),
  agency: v.nullable(v.string()),
  created_at: v.string(),
});
type Complaint = v.InferOutput<typeof complaint>;

/** A complaint as the desk would have it, with the moment it came. */
export interface Dated extends Example {
  at: string;
}

export interface Parts {
  train: Dated[];
  test: Dated[];
}

async function readGroups(folder: string): Promise<Map<number, string>> {
  const text = await readFile(join(folder, 'near_duplicate_groups.json'), 'utf8');
  const groups = v.parse(v.array(v.array(v.number())), JSON.parse(text));
  return new Map(groups.flatMap((ids, number) => ids.map((id) => [id, `together ${number}`] as const)));
}

function toDated(one: Complaint, label: string, groups: ReadonlyMap<number, string>): Dated {
  return {
    told: {
      text: one.text,
      place: one.address ?? undefined,
      ward: one.kelurahan === null ? undefined : `${one.kelurahan}, ${one.kecamatan ?? ''}`,
    },
    label,
    group: groups.get(one.id) ?? `alone ${one.id}`,
    at: one.created_at,
  };
}

/** The labelled complaints of a folder (complaints.jsonl, near_duplicate_groups.json); null when it is not there. */
export async function readComplaints(folder: string, target: Target): Promise<Dated[] | null> {
  const text = await readFile(join(folder, 'complaints.jsonl'), 'utf8').catch(() => null);
  if (text === null) return null;
  const groups = await readGroups(folder);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => v.parse(complaint, JSON.parse(line)))
    .flatMap((one) => (one[target] ? [toDated(one, one[target], groups)] : []));
}

/** Without the complaints of classes that have too few to learn from. */
export function withoutRare(complaints: readonly Dated[]): Dated[] {
  const sizes = new Map<string, number>();
  for (const { label } of complaints) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return complaints.filter(({ label }) => (sizes.get(label) ?? 0) >= FEWEST);
}

function fill(groups: readonly Dated[][], count: number): Parts {
  const parts: Parts = { train: [], test: [] };
  for (const group of groups) (parts.train.length < count ? parts.train : parts.test).push(...group);
  return parts;
}

function groupsOf(complaints: readonly Dated[]): Dated[][] {
  return [...Map.groupBy(complaints, ({ group }) => group).values()];
}

/** Two thirds and the rest by chance, near-duplicates together. */
export function splitByChance(complaints: readonly Dated[], random: Random): Parts {
  return fill(random.shuffle(groupsOf(complaints)), (complaints.length * 2) / 3);
}

/** The first two thirds in time and what came after, near-duplicates where the first of them falls. */
export function splitByTime(complaints: readonly Dated[]): Parts {
  const inTime = complaints.toSorted((a, b) => a.at.localeCompare(b.at));
  return fill(groupsOf(inTime), (complaints.length * 2) / 3);
}
