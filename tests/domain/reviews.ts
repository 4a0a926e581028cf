import fc from "fast-check";
import type { Grade } from "../../src/domain/fsrs.ts";
import type { Review } from "../../src/domain/packed-reviews.ts";

const gap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 400 }));

/** Reviews of a few memories in order, with a day now and then on which a clock was set back. */
export const reviewList: fc.Arbitrary<readonly Review[]> = fc
  .array(
    fc.record({
      memory: fc.constantFrom("a", "b", "c"),
      gap: fc.oneof({ weight: 19, arbitrary: gap }, { weight: 1, arbitrary: fc.constant(-2) }),
      grade: fc.constantFrom<Grade>(1, 2, 3, 4),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let day = 20_000;
    return steps.map(({ memory, gap, grade }) => {
      day += gap;
      return { memory, day, grade };
    });
  });
