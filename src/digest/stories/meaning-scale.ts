/**
 * What it says of two articles that their vectors are so near: every model has a scale of its own, and tells events apart better or
 * worse. Both are learned from the articles themselves: those that their words have made one story, and those of others.
 */
import { dotProduct } from '../meaning/vectors.ts';

export interface MeaningScale {
  /** Takes note of how near an article's vector is to those that came before it. */
  add(storyId: string, vector: Float32Array): void;
  /**
   * How much likelier articles of one event are so near than others are, as a natural logarithm (both taken to be spread alike
   * about their means); undefined while too few are known, or where the model can't tell them apart.
   */
  evidence(nearness: number): number | undefined;
}

/** Each is compared with so many others. */
const COMPARED = 40;
const ENOUGH_OTHERS = 400;
const ENOUGH_SAME = 50;

export function createMeaningScale(): MeaningScale {
  const recent: { readonly storyId: string; readonly vector: Float32Array }[] = [];
  const [same, others] = [createMean(), createMean()];
  return {
    add(storyId, vector) {
      for (const other of recent)
        (other.storyId === storyId ? same : others).add(dotProduct(vector, other.vector));
      recent.push({ storyId, vector });
      if (recent.length > COMPARED) recent.shift();
    },
    evidence(nearness) {
      if (same.count < ENOUGH_SAME || others.count < ENOUGH_OTHERS) return undefined;
      const [apart, variance] = [same.mean - others.mean, others.variance];
      if (apart <= 0 || variance === 0) return undefined;
      return ((nearness - (same.mean + others.mean) / 2) * apart) / variance;
    },
  };
}

/** Welford's running mean and variance. */
function createMean() {
  let [count, mean, squares] = [0, 0, 0];
  return {
    add(value: number) {
      count += 1;
      const off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
    },
    get count() {
      return count;
    },
    get mean() {
      return mean;
    },
    get variance() {
      return squares / count;
    },
  };
}
