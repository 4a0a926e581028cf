import { createStore, type StoreApi } from "zustand/vanilla";
import type { Blueprint } from "../../domain/blueprint.ts";
import type { EventBodies, EventDraft, ExamPause, Response } from "../../domain/event.ts";
import { buildForm, type ExamForm } from "../../domain/exam/form.ts";
import {
  goTo,
  remainingMillis,
  resumed,
  type Sitting,
  startSitting,
  suspended,
  withFlag,
  withResponse,
  withSpan,
} from "../../domain/exam/sitting.ts";
import { type Item, type ItemKey, itemKey, type Stimulus } from "../../domain/item.ts";
import type {
  BankStore,
  Chance,
  ChangedRows,
  Clock,
  LearnerStore,
  PredictScore,
  SittingStore,
  StorageFailure,
} from "../../domain/ports.ts";
import type { ExamRow } from "../../domain/progress.ts";
import { seedOf } from "../../domain/random.ts";
import { studyDayOf } from "../../domain/study-day.ts";
import { voidDraft } from "./answer-drafts.ts";
import { examDrafts } from "./exam-drafts.ts";
import { banksOf, examBlueprint, paperOf } from "./exam-paper.ts";
import type { Learner } from "./learner.ts";

export interface ExamsState {
  readonly loaded: boolean;
  /** Every mock exam that the log knows, by id. */
  readonly rowsById: ReadonlyMap<string, ExamRow>;
  /** The one that is being sat, as it was stored last. */
  readonly sitting: Sitting | null;
  readonly itemsByKey: ReadonlyMap<ItemKey, Item>;
  /** By `bankId/id`. */
  readonly stimuliByKey: ReadonlyMap<string, Stimulus>;
  /** The last write that failed; the learner is told until one succeeds. */
  readonly failure: StorageFailure | null;
  /** On the clock that only grows, when the span began that is not stored yet; null while the exam's clock stands. */
  readonly spanFrom: number | null;
}

export interface Exams {
  readonly store: StoreApi<ExamsState>;
  /** Reads the device: the open sitting, and what came of the others. */
  load(): Promise<void>;
  /** The form that `start` would begin with these numbers. */
  preview(blueprint: Blueprint): ExamForm;
  /** Prints and begins an exam. Nothing happens where one is open. */
  start(kind: string, blueprint: Blueprint): Promise<void>;
  /** The exam comes in sight: its clock runs, unless the learner stopped it. `again`: now they let it run again. */
  enter(again?: "again"): Promise<void>;
  /** The exam goes out of sight, or its clock is to stand still. */
  leave(cause: ExamPause["cause"]): Promise<void>;
  /** Stores how much time has gone by, or lets the clock run. To be called every few seconds while the exam is in sight. */
  beat(): Promise<void>;
  respond(response: Response | null): Promise<void>;
  flag(flagged: boolean): Promise<void>;
  goTo(index: number): Promise<void>;
  /** Marks it: answers and result in one write. */
  handIn(end: EventBodies["examFinished"]["end"]): Promise<void>;
  /** Throws the open exam away; nothing of it is kept. */
  discard(): Promise<void>;
  /** Takes a whole exam back, with every answer. */
  undo(exam: string): Promise<void>;
}

interface Dependencies {
  readonly learner: Learner;
  readonly learnerStore: LearnerStore;
  readonly sittingStore: SittingStore;
  readonly bankStore: BankStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly predictScore: PredictScore;
}

/** The store that drives mock exams. Every touch is stored before the screen shows it. */
export function createExams(dependencies: Dependencies): Exams {
  const { learner, learnerStore, sittingStore, bankStore, clock, chance, predictScore } = dependencies;
  const store = createStore<ExamsState>(() => ({
    loaded: false,
    rowsById: new Map(),
    sitting: null,
    itemsByKey: new Map(),
    stimuliByKey: new Map(),
    failure: null,
    spanFrom: null,
  }));
  /** Of the next form, so that the one that begins is the one that was shown. */
  let seed = seedOf(chance.newId());
  let lastStep: Promise<void> = Promise.resolve();

  return {
    store,
    load: () => inTurn(read),
    preview,

    start: (kind, blueprint) =>
      inTurn(async () => {
        if ((await sittingStore.load()) !== null) return read();
        const form = preview(blueprint);
        if (form.items.length === 0) return;
        const id = chance.newId();
        if (!(await isStored(sittingStore.print(id, await paperOf(form, bankStore))))) return;
        const state = learner.store.getState();
        const numbers = examBlueprint(state, blueprint);
        const predicted = await predictScore(blueprint).catch(() => undefined);
        const facts = { exam: id, kind, blueprint: numbers, seed, banks: banksOf(state, numbers), items: form.items };
        const body = predicted === undefined ? facts : { ...facts, predicted };
        const isBegun = await record([{ type: "examStarted", body }], ([event], stored) => {
          if (stored !== null || event === undefined) return undefined;
          const startedId = { deviceId: event.deviceId, sequence: event.sequence };
          return startSitting({ id, startedId, kind, blueprint: numbers, items: form.items }, clock.wallMs());
        });
        if (!isBegun) return;
        seed = seedOf(chance.newId());
        await read();
        store.setState({ spanFrom: clock.elapsedMs() });
      }),

    enter: (again) => inTurn(() => run(again)),

    leave: (cause) =>
      inTurn(async () => {
        if (store.getState().spanFrom === null) return;
        const isLed = await lead((open) => suspended(open, cause, clock.wallMs()));
        // Where it could not be stored, what is stored is older: the time until the next entry does not count either.
        if (!isLed && cause !== "asked") store.setState({ spanFrom: null });
      }),

    beat: () =>
      inTurn(async () => {
        // Another tab may have stopped the clock when it was closed.
        if (store.getState().spanFrom === null) return run();
        await lead((open) => open);
        const { sitting } = store.getState();
        if (sitting !== null && remainingMillis(sitting) === 0) await finish("timeUp");
      }),

    respond: (response) => touch((open) => withResponse(open, response)),
    flag: (flagged) => touch((open) => withFlag(open, flagged)),
    goTo: (index) => touch((open) => goTo(open, index)),
    handIn: (end) => inTurn(() => finish(end)),

    discard: () =>
      inTurn(async () => {
        const { sitting } = store.getState();
        if (sitting === null) return;
        await record([voidDraft(sitting.startedId)], (_, stored) => (stored?.id === sitting.id ? null : undefined));
        await read();
      }),

    undo: (exam) =>
      inTurn(async () => {
        const row = store.getState().rowsById.get(exam);
        if (row === undefined) return;
        const facts = [...row.responses, row.finished, row.started].filter((fact) => fact !== null);
        await record(facts.map(({ eventId }) => voidDraft(eventId)));
      }),
  };

  /** Lets the clock run, unless the learner stopped it and has not said otherwise. */
  async function run(again?: "again"): Promise<void> {
    const { sitting, spanFrom } = store.getState();
    if (sitting === null || spanFrom !== null) return;
    if (sitting.suspension?.cause === "asked" && again === undefined) return;
    if (await lead((open) => resumed(open, clock.wallMs()))) store.setState({ spanFrom: clock.elapsedMs() });
  }

  function preview(blueprint: Blueprint): ExamForm {
    const state = learner.store.getState();
    const { summariesByKey, progressByKey } = state;
    const today = studyDayOf(clock.wallMs(), clock.zoneMinutes());
    const { bankId } = examBlueprint(state, blueprint);
    return buildForm({ blueprint, bankId, summaries: [...summariesByKey.values()], progressByKey, today, seed });
  }

  async function read(): Promise<void> {
    const [{ rows }, open] = await Promise.all([learnerStore.load(["exam"]), sittingStore.load()]);
    const known = store.getState();
    store.setState({
      loaded: true,
      rowsById: withRows(new Map(), rows),
      sitting: open?.sitting ?? null,
      itemsByKey: new Map(open?.paper.items.map((item) => [itemKey(item), item])),
      stimuliByKey: new Map(open?.paper.stimuli.map((stimulus) => [itemKey(stimulus), stimulus])),
      spanFrom: open?.sitting.id === known.sitting?.id && open?.sitting.suspension === null ? known.spanFrom : null,
    });
  }

  async function touch(change: (open: Sitting) => Sitting): Promise<void> {
    await inTurn(async () => void (await lead(change)));
  }

  /**
   * One step from the sitting on screen, with the span that went by. Where another tab has led it on, nothing is stored,
   * and the screen goes to where it is now.
   */
  async function lead(change: (open: Sitting) => Sitting): Promise<boolean> {
    const { sitting: seen, spanFrom } = store.getState();
    if (seen === null) return false;
    const now = clock.elapsedMs();
    const stored = await sittingStore.lead((open) => {
      if (open?.id !== seen.id || open.revision !== seen.revision) return undefined;
      const next = change(withSpan(open, spanFrom === null ? 0 : now - spanFrom));
      return { ...next, keptWallMs: clock.wallMs(), revision: open.revision + 1 };
    });
    if (stored.kind === "storageFailure") {
      store.setState({ failure: stored });
      return false;
    }
    const sitting = stored.value;
    const isRunning = spanFrom !== null && (sitting === undefined || sitting.suspension === null);
    store.setState({ failure: null, spanFrom: isRunning ? now : null });
    if (sitting === undefined) await read();
    else store.setState({ sitting });
    return sitting !== undefined;
  }

  async function finish(end: EventBodies["examFinished"]["end"]): Promise<void> {
    if (!(await lead((open) => open))) return;
    const { sitting, itemsByKey } = store.getState();
    if (sitting === null) return;
    const drafts = examDrafts(sitting, itemsByKey, learner.store.getState().progressByKey, end);
    const isOpen = (stored: Sitting | null) => stored?.id === sitting.id && stored.revision === sitting.revision;
    const isKept = await record(drafts, (_, stored) => (isOpen(stored) ? null : undefined));
    if (isKept || store.getState().failure === null) await read();
  }

  /** Whether the events were stored; false also where another tab was first. */
  async function record(drafts: readonly EventDraft[], step?: Parameters<Learner["record"]>[2]): Promise<boolean> {
    const stored = await learner.record(drafts, undefined, step);
    if (stored.kind === "storageFailure") {
      store.setState({ failure: stored });
      return false;
    }
    const { changedRows, events } = stored.value;
    store.setState(({ rowsById }) => ({ failure: null, rowsById: withRows(rowsById, changedRows) }));
    return events.length > 0;
  }

  async function isStored(write: ReturnType<SittingStore["print"]>): Promise<boolean> {
    const stored = await write;
    store.setState({ failure: stored.kind === "storageFailure" ? stored : null });
    return stored.kind === "stored";
  }

  /** Runs steps one after the other: a tap during a write waits for its turn, none is lost. */
  function inTurn(step: () => Promise<void>): Promise<void> {
    const run = lastStep.then(step);
    lastStep = run.catch(() => {});
    return run;
  }
}

function withRows(rowsById: ReadonlyMap<string, ExamRow>, changed: ChangedRows): ReadonlyMap<string, ExamRow> {
  const next = new Map(rowsById);
  for (const [subject, row] of changed) {
    if (!subject.startsWith("exam/")) continue;
    const id = subject.slice("exam/".length);
    if (row === null) next.delete(id);
    else next.set(id, row as ExamRow);
  }
  return next;
}
