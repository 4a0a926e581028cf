import { findBrowser, installBrowser } from "../end-to-end/browser.ts";
import { openSite, type Site } from "../end-to-end/site.ts";
import { hearProgram } from "../programs.ts";

/** Builds the present tree and serves it to `measure`. Says nothing on standard output, which belongs to the figures. */
export async function withBuiltApp<T>(measure: (site: Site, browserPath: string) => Promise<T>): Promise<T> {
  await installBrowser(hearProgram);
  const browserPath = findBrowser();
  if (browserPath === null) throw new Error("Without a browser nothing can be measured.");
  const { ok, output } = await hearProgram(["npm", "run", "build", "--silent"]);
  if (!ok) throw new Error(`The build failed:\n${output}`);
  const site = await openSite();
  try {
    return await measure(site, browserPath);
  } finally {
    await site.stop();
  }
}
