import { makePlan } from "../../../src/domain/plan/plan.ts";
import { numbersTo, type PolicyKind } from "./policy.ts";

/** The app's plan, made anew each morning. */
export function planned(parameters: PolicyKind["parameters"]): PolicyKind {
  return {
    name: `ours ${parameters}`,
    parameters,
    create: () => {
      let retry = new Uint8Array();
      return {
        queue: ({ day, exam, seconds, known, budget, kernel, beliefs }) => {
          const { weight } = exam;
          const items = {
            weight,
            length: weight.map(() => 1),
            elapsedDays: beliefs.lastDay.map((last) => (last < 0 ? -1 : day - last)),
            stability: beliefs.stability,
            difficulty: beliefs.difficulty,
            known: weight.map(() => known),
          };
          const plan = makePlan({ parameters: kernel.w, items, seconds, budget });
          retry = Uint8Array.from(plan.retry);
          return numbersTo(weight.length).sort((a, b) => (plan.index[b] as number) - (plan.index[a] as number));
        },
        isRetried: (item) => {
          const isWorthIt = retry[item] === 1;
          retry[item] = 0;
          return isWorthIt;
        },
      };
    },
  };
}
