/** Hands a link to the phone's share sheet, or copies it where there is none. Gives whether it was copied. */
export async function shareLink(text: string, url: string): Promise<boolean> {
  if (navigator.share === undefined) return copyLink(url);
  try {
    await navigator.share({ text, url });
    return false;
  } catch (error) {
    // The learner closed the share sheet: then nothing is what they chose.
    return (error as DOMException).name === "AbortError" ? false : copyLink(url);
  }
}

/** Gives whether the browser allowed it. */
export async function copyLink(url: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}
