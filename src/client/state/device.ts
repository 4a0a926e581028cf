/** What the browser can do for the app besides storing: handed in, so that the stores and screens stay testable. */
export interface Device {
  /** Asks that the data be kept when space runs out. `unsupported` where the browser has no such promise. */
  persist(): Promise<PersistenceAnswer>;
  persistence(): Promise<PersistenceAnswer>;
  /** Gives the learner a file, by the share sheet where there is one, else as a download. */
  saveFile(name: string, content: string | Blob | Uint8Array): Promise<void>;
  /** Origin and path under which another device finds the app. */
  readonly appAddress: string;
  /**
   * Shows the camera in `video` and reports every QR code that comes before it, until aborted. `refused`: by the learner
   * or the browser; `missing`: there is no camera.
   */
  readCodes(video: HTMLVideoElement, onText: (text: string) => void, signal: AbortSignal): Promise<CameraAnswer>;
}

export type CameraAnswer = "reading" | "refused" | "missing";

export type PersistenceAnswer = "granted" | "refused" | "unsupported";
