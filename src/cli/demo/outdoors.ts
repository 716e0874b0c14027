/** What kind of matter a category is, for choosing words. */

/** Matters outdoors, where neighbours meet and somebody may come to look. */
const OUTDOORS = /^(?:road|drain|river|light|waste|tree|park|env|cable|traffic|parking|noise|order|water)\b/;

/** True for matters of streets and places, false for those of counters, papers and persons. */
export function isOutdoors(category: string): boolean {
  return OUTDOORS.test(category);
}

/** Cases whose texts give nothing away and thank nobody. */
export function isDelicate(category: string): boolean {
  return category === 'conduct' || category.startsWith('social.violence') || category === 'order.alcohol';
}

/** The aspects by which phrases are chosen: parts of the code, and `field` or `counter`. */
export function aspectsOf(category: string): readonly string[] {
  return [...category.split('.'), isOutdoors(category) ? 'field' : 'counter'];
}
