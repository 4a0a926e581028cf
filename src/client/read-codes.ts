import type { CameraAnswer } from "./state/device.ts";

/** Often enough for codes that change three times a second. */
const LOOK_MILLIS = 120;

/** Codes in pictures of this width are read, and larger ones take longer to look at. */
const LOOK_WIDTH = 720;

interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Shows the camera and reports the QR codes before it: by the browser's own reader where it has one, else by jsQR. */
export async function readCodes(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<CameraAnswer> {
  const stream = await openCamera();
  if (typeof stream === "string") return stream;
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  if (signal.aborted) {
    stop();
    return "reading";
  }
  signal.addEventListener("abort", stop, { once: true });
  video.srcObject = stream;
  await video.play().catch(() => {});
  const read = await createReader();
  void look();
  return "reading";

  async function look(): Promise<void> {
    while (!signal.aborted) {
      if (video.readyState >= video.HAVE_CURRENT_DATA) {
        for (const text of await read(video).catch(() => [])) if (!signal.aborted) onText(text);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
    }
  }
}

async function openCamera(): Promise<MediaStream | Exclude<CameraAnswer, "reading">> {
  try {
    const video = { facingMode: "environment", width: { ideal: 1280 } };
    return (await navigator.mediaDevices?.getUserMedia({ video })) ?? "missing";
  } catch (error) {
    return (error as DOMException).name === "NotAllowedError" ? "refused" : "missing";
  }
}

async function createReader(): Promise<(video: HTMLVideoElement) => Promise<readonly string[]>> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (BarcodeDetector !== undefined && formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video)).map(({ rawValue }) => rawValue);
  }
  const { default: findCode } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, LOOK_WIDTH / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const image = context?.getImageData(0, 0, canvas.width, canvas.height);
    const code = image && findCode(image.data, image.width, image.height, { inversionAttempts: "dontInvert" });
    return code ? [code.data] : [];
  };
}
