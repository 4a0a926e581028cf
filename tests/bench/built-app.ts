import { findBrowser, installBrowser } from "../end-to-end/browser.ts";
import { openSite, type Site } from "../end-to-end/site.ts";
import { hearProgram } from "../programs.ts";

/**
 * Builds the present tree and serves it to `measure`, where asked for with the drafts of the bank in it, as large as it
 * is going to be. Says nothing on standard output, which belongs to the figures.
 */
export async function withBuiltApp<T>(
  measure: (site: Site, browserPath: string) => Promise<T>,
  { drafts = false }: { readonly drafts?: boolean } = {},
): Promise<T> {
  await installBrowser(hearProgram);
  const browserPath = findBrowser();
  if (browserPath === null) throw new Error("Without a browser nothing can be measured.");
  const steps = [
    ["npm", "run", "--silent", "bank", "--", "build", ...(drafts ? ["--drafts"] : [])],
    ["vite", "build"],
  ] as const;
  for (const step of steps) {
    const { ok, output } = await hearProgram(step);
    if (!ok) throw new Error(`The build failed:\n${output}`);
  }
  const site = await openSite();
  try {
    return await measure(site, browserPath);
  } finally {
    await site.stop();
  }
}
