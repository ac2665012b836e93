/** Two rankings as one. */

/** How little the first places are worth more than the next ones: the usual constant of this way of joining searches. */
const RANK_OFFSET = 60;

/** Reciprocal rank fusion: what stands in both comes before what stands in one; of two as good, that of the first ranking. */
export function fuseRankings<Ranked extends { readonly id: string }>(
  ...rankings: readonly (readonly Ranked[])[]
): Ranked[] {
  const scores = new Map<string, { readonly ranked: Ranked; score: number }>();
  for (const ranking of rankings)
    for (const [rank, ranked] of ranking.entries()) {
      const known = scores.get(ranked.id) ?? { ranked, score: 0 };
      known.score += 1 / (RANK_OFFSET + rank);
      scores.set(ranked.id, known);
    }
  return [...scores.values()].toSorted((a, b) => b.score - a.score).map(({ ranked }) => ranked);
}
