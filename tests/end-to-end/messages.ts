import en from "../../src/client/messages/en.json" with { type: "json" };
import ja from "../../src/client/messages/ja.json" with { type: "json" };

/** The app's own words, so that the tests find what a learner reads. */
export type Messages = typeof ja;

export const JAPANESE: Messages = ja;
export const ENGLISH: Messages = en;

/** A message with its gaps filled; a gap without a value stands for any text. */
export function said(message: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const parts = message.split(/\{(\w+)\}/);
  const pattern = parts.map((part, index) => {
    const text = index % 2 === 0 ? part : values[part];
    return text === undefined ? ".+" : String(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${pattern.join("")}$`);
}
