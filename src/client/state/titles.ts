import type { InstalledBank } from "../../domain/ports.ts";

/** 地方自治制度, or 地方自治制度 · 住民監査請求 where the path names a leaf; the path itself when no bank knows it. */
export function topicTitle(banks: readonly InstalledBank[], path: string): string {
  const [sectionSlug, leafSlug] = path.split("/");
  for (const { manifest } of banks) {
    const section = manifest.sections.find(({ slug }) => slug === sectionSlug);
    if (section === undefined) continue;
    const leaf = section.topics.find(({ slug }) => slug === leafSlug);
    return leaf === undefined ? section.title : `${section.title} · ${leaf.title}`;
  }
  return path;
}
