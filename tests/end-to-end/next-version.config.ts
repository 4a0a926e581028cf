import { mergeConfig } from "vitest/config";
import present from "../../vite.config.ts";

/** How a learner would tell the next version from the present one. */
export const NEXT_TITLE = "のぼる 次の版";

/** The present tree with another title: an update of the smallest kind. */
export default mergeConfig(present, {
  plugins: [
    {
      name: "next-version",
      transformIndexHtml: (html: string) => html.replace(/<title>.*<\/title>/, `<title>${NEXT_TITLE}</title>`),
    },
  ],
});
