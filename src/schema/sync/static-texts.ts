/**
 * Texts that chunks name by their place in this list, so that the first answer of a chunk does not spell out its bank.
 * For ever: what stands here keeps its place, new ones are only added at the end. The first 32 cost one byte.
 */
export const STATIC_TEXTS: readonly string[] = [
  "tokyo-shunin",
  "tokyo-ict",
  "jichi-",
  "gyousei-",
  "jijou-",
  "jitsumu-",
  "kenpou-",
  "koumuin-",
  "toukei-",
  "preferenceSet",
  "itemMarked",
  "noteWritten",
  "parametersFitted",
  "parametersDeclined",
  "progressReset",
  "examStarted",
  "examFinished",
  "",
  "{}",
  "0.5",
];
