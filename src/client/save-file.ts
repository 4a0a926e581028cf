/** An address of a file in memory is kept this long for the download to begin. */
const DOWNLOAD_MILLIS = 60_000;

/** Hands a file (JSON where it is text) to the share sheet of a phone, or downloads it. */
export async function saveFile(name: string, content: string | Blob | Uint8Array): Promise<void> {
  const file = new File([content as BlobPart], name, { type: typeOf(content) });
  const isTouch = matchMedia("(pointer: coarse)").matches;
  if (isTouch && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return;
    } catch (error) {
      // The learner closed the share sheet: no file is what they chose. Any other refusal falls back to a download.
      if ((error as DOMException).name === "AbortError") return;
    }
  }
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_MILLIS);
}

function typeOf(content: string | Blob | Uint8Array): string {
  if (typeof content === "string") return "application/json";
  return content instanceof Blob ? content.type : "application/octet-stream";
}
