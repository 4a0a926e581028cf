import { createStore, type StoreApi } from "zustand/vanilla";
import type { ItemSummary } from "../../domain/bank.ts";
import {
  type EventDraft,
  type EventId,
  type ItemReference,
  isBuilt,
  type Response,
  type StoredEvent,
} from "../../domain/event.ts";
import { gradeResponse, gradeStatement } from "../../domain/grading.ts";
import { drillableStatements, type Item, type ItemKey, itemKey, type Stimulus } from "../../domain/item.ts";
import type { BankStore, Chance, Clock, LearnerStore } from "../../domain/ports.ts";
import type { StatementProgress } from "../../domain/progress.ts";
import { selectSession, selectStatements } from "../../domain/selection.ts";
import {
  currentAnswer,
  currentEntry,
  type Session,
  type SessionEntry,
  startSession,
  withAnswer,
  withGuess,
  withNext,
  withoutLastAnswer,
  withoutMissing,
} from "../../domain/session.ts";
import { studyDayOf } from "../../domain/study-day.ts";
import { answerDraft, newStart, voidDraft } from "./answer-drafts.ts";
import type { Learner } from "./learner.ts";
import { selectionInput } from "./plan.ts";

/** A pack to start: its size, and for a drill which items may be asked. */
export interface PackRequest {
  readonly mode: Session["mode"];
  readonly minutes: number;
  readonly title: string | null;
  readonly only?: (summary: ItemSummary) => boolean;
  /** Of these, what must not be missing, even if it was answered today. */
  readonly first?: (summary: ItemSummary) => boolean;
}

/** The texts of the sessions opened so far. The session itself is in the learner's store, where it is kept. */
export interface PracticeState {
  readonly itemsByKey: ReadonlyMap<ItemKey, Item>;
  /** By `bankId/id`. */
  readonly stimuliByKey: ReadonlyMap<string, Stimulus>;
  /** A write is under way: a second tap is ignored. */
  readonly busy: boolean;
}

export interface Practice {
  readonly store: StoreApi<PracticeState>;
  /** Selects, stores and opens a pack; the open one is replaced. */
  start(request: PackRequest): Promise<void>;
  /** Reads the texts of the session that was open when the app was closed. */
  resume(): Promise<void>;
  respond(response: Response): Promise<void>;
  /** 勘だった: the same response again, marked as a guess, and on. */
  confessGuess(): Promise<void>;
  next(): Promise<void>;
  undo(): Promise<void>;
  /** Puts the open session away. */
  leave(): Promise<void>;
  toggleFlag(item: ItemReference, on: boolean): Promise<void>;
}

interface Dependencies {
  readonly learner: Learner;
  readonly learnerStore: LearnerStore;
  readonly bankStore: BankStore;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** The store that drives a session. Every step is stored before the screen moves on. */
export function createPractice({ learner, learnerStore, bankStore, clock, chance }: Dependencies): Practice {
  const store = createStore<PracticeState>(() => ({ itemsByKey: new Map(), stimuliByKey: new Map(), busy: false }));
  /** When the question or feedback on screen was opened, on the clock that only grows. */
  let openedAt = clock.elapsedMs();
  let lastStep: Promise<void> = Promise.resolve();

  return {
    store,

    start: (request) =>
      inTurn(async () => {
        const entries = await select(request);
        const { mode, minutes, title } = request;
        const session = startSession({ id: chance.newId(), mode, minutes, title, entries });
        await readTexts(session);
        const { kind } = await learner.record([], () => withoutUnreadable(session));
        if (kind === "stored") openedAt = clock.elapsedMs();
      }),

    resume: () => inTurn(reopen),

    respond: (response) =>
      once(async () => {
        const { session, entry, item } = open();
        if (session.phase !== "asking") return;
        const responseMillis = Math.round(clock.elapsedMs() - openedAt);
        const facts = { response, score: await grade(item, entry, response), responseMillis, ...startOf(entry, item) };
        await keep([answerDraft(session, entry, item, { ...facts, guessed: "unasked" })], ([event]) =>
          withAnswer(session, { ...facts, eventId: idOf(event), guessed: false }),
        );
      }),

    confessGuess: () =>
      once(async () => {
        const { session, entry, item } = open();
        const last = currentAnswer(session);
        if (last === null) return;
        const { index: _, eventId, ...facts } = last;
        const again = answerDraft(session, entry, item, { ...facts, guessed: "yes" });
        const spent = clock.elapsedMs() - openedAt;
        await keep([voidDraft(eventId), again], ([, event]) => withNext(withGuess(session, idOf(event)), spent));
      }),

    next: () =>
      once(async () => {
        const { session } = learner.store.getState();
        if (session?.phase !== "answered") return;
        const spent = clock.elapsedMs() - openedAt;
        await keep([], () => withNext(session, spent));
      }),

    undo: () =>
      once(async () => {
        const { session } = learner.store.getState();
        const last = session?.answers.at(-1);
        if (session == null || last === undefined) return;
        await keep([voidDraft(last.eventId)], () => withoutUnreadable(withoutLastAnswer(session)));
      }),

    leave: () => inTurn(() => keep([], () => null)),

    toggleFlag: async (item, on) => {
      await learner.record([{ type: "itemMarked", body: { item, mark: "flagged", on } }]);
    },
  };

  async function select({ mode, minutes, only, first }: PackRequest): Promise<readonly SessionEntry[]> {
    const today = studyDayOf(clock.wallMs(), clock.zoneMinutes());
    const input = selectionInput(learner.store.getState(), today, minutes);
    const filtered = { ...input, ...(only && { only }), ...(first && { first }) };
    if (mode === "practice") return selectSession(filtered).entries;
    const { rows } = await learnerStore.load(["statement"]);
    const progressByStatement = new Map(
      [...rows].map(([subject, row]) => [subject.slice("statement/".length), row as StatementProgress]),
    );
    return selectStatements({ ...filtered, progressByStatement }).entries;
  }

  /** A statement's card knows no versions. */
  function startOf(entry: SessionEntry, item: Item): { startsAnew?: true } {
    return entry.statementId === undefined ? newStart(item, learner.store.getState().progressByKey.get(entry.key)) : {};
  }

  /** Adds a session's texts to those at hand: until it is stored, the one on screen still needs its own. */
  async function readTexts(session: Session): Promise<void> {
    const items = await bankStore.items(session.entries.map(({ key }) => key));
    const itemsByKey = new Map(store.getState().itemsByKey);
    const stimuliByKey = new Map(store.getState().stimuliByKey);
    for (const item of items) {
      itemsByKey.set(itemKey(item), item);
      const { bankId, stimulusId } = item;
      const stimulus = stimulusId === undefined ? null : await bankStore.stimulus(bankId, stimulusId);
      if (stimulus !== null) stimuliByKey.set(itemKey(stimulus), stimulus);
    }
    store.setState({ itemsByKey, stimuliByKey });
  }

  /** The session without what an update of the bank took out; where its feedback was on screen, one step on. */
  function withoutUnreadable(session: Session): Session {
    if (session.entries.every(isReadable)) return session;
    const readable = withoutMissing(session, isReadable);
    const entry = currentEntry(readable);
    return entry === null || isReadable(entry) ? readable : withNext(readable, 0);
  }

  function isReadable({ key, statementId }: SessionEntry): boolean {
    const item = store.getState().itemsByKey.get(key);
    if (item === undefined) return false;
    return statementId === undefined || drillableStatements(item).some(({ id }) => id === statementId);
  }

  /** The open session with its texts, as it was left. */
  async function reopen(): Promise<void> {
    const { session } = learner.store.getState();
    if (session === null) return;
    await readTexts(session);
    const readable = withoutUnreadable(session);
    if (readable !== session) await keep([], () => readable);
    openedAt = clock.elapsedMs();
  }

  /**
   * One step from the session on screen. Where another tab has led the session on, nothing is stored, and the screen
   * goes to where the session is now.
   */
  async function keep(
    drafts: readonly EventDraft[],
    step: (events: readonly StoredEvent[]) => Session | null,
  ): Promise<void> {
    const seen = JSON.stringify(learner.store.getState().session);
    let isOvertaken = false;
    const stored = await learner.record(drafts, (events, session) => {
      isOvertaken = JSON.stringify(session) !== seen;
      return isOvertaken ? undefined : step(events);
    });
    if (stored.kind !== "stored") return;
    openedAt = clock.elapsedMs();
    if (!isOvertaken) return;
    await learner.load();
    await reopen();
  }

  function open(): { session: Session; entry: SessionEntry; item: Item } {
    const { session } = learner.store.getState();
    const entry = session === null ? null : currentEntry(session);
    const item = entry === null ? undefined : store.getState().itemsByKey.get(entry.key);
    if (session === null || entry === null || item === undefined) {
      throw new Error(`Inconsistent: session ${session?.id} has no open question (${entry?.key})`);
    }
    return { session, entry, item };
  }

  /** A tap while a step is under way is no second answer. */
  async function once(step: () => Promise<void>): Promise<void> {
    if (!store.getState().busy) await inTurn(step);
  }

  /** Runs steps one after the other. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    const run = lastStep.then(async () => {
      store.setState({ busy: true });
      try {
        await step();
      } finally {
        store.setState({ busy: false });
      }
    });
    lastStep = run.catch(() => {});
    return run;
  }
}

async function grade(item: Item, entry: SessionEntry, response: Response): Promise<number> {
  if (isBuilt(response)) return (await import("../../domain/built-answer.ts")).gradeAnyResponse(item, response);
  if (entry.statementId === undefined) return gradeResponse(item, response);
  const statement = drillableStatements(item).find(({ id }) => id === entry.statementId);
  if (statement === undefined) throw new Error(`Inconsistent: item ${entry.key} has no statement ${entry.statementId}`);
  return gradeStatement(statement, response);
}

function idOf(event: StoredEvent | undefined): EventId {
  if (event === undefined) throw new Error("Inconsistent: the log stored fewer events than it was given");
  return { deviceId: event.deviceId, sequence: event.sequence };
}
