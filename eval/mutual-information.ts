/**
 * Mutual information of two clusterings over the geometric mean of their entropies, as Strehl and Ghosh, and whoever published
 * figures for these sets, normalise it. The arithmetic mean gives .001 less here.
 */
export function mutualInformation(a: readonly string[], b: readonly string[]): number {
  const total = a.length;
  const [ofA, ofB, both] = [
    countEach(a),
    countEach(b),
    countEach(a.map((name, index) => `${name}\t${b[index]}`)),
  ];
  const entropy = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, size) => sum - (size / total) * Math.log(size / total), 0);
  let mutual = 0;
  for (const [pair, size] of both) {
    const [one = '', other = ''] = pair.split('\t');
    mutual += (size / total) * Math.log((size * total) / ((ofA.get(one) ?? 1) * (ofB.get(other) ?? 1)));
  }
  return mutual / Math.sqrt(entropy(ofA) * entropy(ofB));
}

function countEach(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
