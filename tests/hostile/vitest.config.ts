import { mergeConfig } from "vitest/config";
import usual from "../../vite.config.ts";

const LONGEST_TEST_MILLIS = 600_000;

export default mergeConfig(usual, {
  test: { setupFiles: ["tests/hostile/many-inputs.ts"], testTimeout: LONGEST_TEST_MILLIS },
});
