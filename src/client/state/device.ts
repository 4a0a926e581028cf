/** What the browser can do for the app besides storing: handed in, so that the stores and screens stay testable. */
export interface Device {
  /** Asks that the data be kept when space runs out. `unsupported` where the browser has no such promise. */
  persist(): Promise<PersistenceAnswer>;
  persistence(): Promise<PersistenceAnswer>;
  /** Gives the learner a file, by the share sheet where there is one, else as a download. */
  saveFile(name: string, content: string | Blob): Promise<void>;
}

export type PersistenceAnswer = "granted" | "refused" | "unsupported";
