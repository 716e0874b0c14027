/** Parts of the training texts that take turns at being held out. */

/** A shuffled copy; `random` gives numbers in [0, 1). */
function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/**
 * Deals rows to `count` folds of about one size and answers each row's fold. Rows of one group (the same complaint
 * told twice) stay together: a model that has read one of them would be praised for knowing the other.
 */
export function dealFolds(groups: readonly string[], count: number, random: () => number): Uint8Array {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const filled = Array.from({ length: count }, () => 0);
  const foldOf = new Map<string, number>();
  for (const [group, size] of shuffled([...sizes], random)) {
    const fold = filled.indexOf(Math.min(...filled));
    filled[fold] = (filled[fold] ?? 0) + size;
    foldOf.set(group, fold);
  }
  return Uint8Array.from(groups, (group) => foldOf.get(group) ?? 0);
}
