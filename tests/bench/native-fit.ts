import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";
import { type PackedReviews, toSequences } from "../../src/domain/packed-reviews.ts";

/** The reviews as fsrs-rs wants them: an item for each that is predicted, with all before it. */
export function toNativeItems(reviews: PackedReviews): FSRSBindingItem[] {
  const { starts, elapsedDays, grades } = toSequences(reviews);
  const items: FSRSBindingItem[] = [];
  for (let memory = 0; memory < reviews.memoryCount; memory++) {
    const history: FSRSBindingReview[] = [];
    for (let index = starts[memory] ?? 0; index < (starts[memory + 1] ?? 0); index++) {
      const days = elapsedDays[index] ?? 0;
      history.push(new FSRSBindingReview(grades[index] ?? 0, days));
      if (days > 0) items.push(new FSRSBindingItem([...history]));
    }
  }
  return items;
}

/** The parameters that the native build of fsrs-rs fits. */
export function fitNatively(items: FSRSBindingItem[]): Promise<readonly number[]> {
  return computeParameters(items, { enableShortTerm: true });
}
