import { cleanup, configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { overwriteGetLocale } from "../../src/client/messages/compiled/runtime.js";
import { type App, AppProvider } from "../../src/client/state/app.ts";
import { createBattles } from "../../src/client/state/battles.ts";
import { createClimb } from "../../src/client/state/climb.ts";
import { createExams } from "../../src/client/state/exams.ts";
import { createLearner } from "../../src/client/state/learner.ts";
import { createPlanner } from "../../src/client/state/planner.ts";
import { createPractice } from "../../src/client/state/practice.ts";
import { refitMemory } from "../../src/client/state/refit.ts";
import { createSyncing } from "../../src/client/state/syncing.ts";
import { createUpdates } from "../../src/client/state/updates.ts";
import { createSyncStore } from "../../src/client/storage/sync-store.ts";
import { createSyncEngine } from "../../src/client/sync/engine.ts";
import { reviewsOf } from "../../src/domain/answer-reviews.ts";
import { BANK_FORMAT, type BankManifest } from "../../src/domain/bank.ts";
import { climbOf } from "../../src/domain/climb.ts";
import type { EventBodies } from "../../src/domain/event.ts";
import { type Item, sectionOfTopic } from "../../src/domain/item.ts";
import { createMemory } from "../../src/domain/memory.ts";
import { planFor } from "../../src/domain/plan/learner-plan.ts";
import { fitLog } from "../../src/domain/proposal.ts";
import { examPredictionOf, pastPredictionsOf } from "../../src/domain/readiness/mock-exams.ts";
import { parseBackup } from "../../src/schema/backup.ts";
import { readChallenge } from "../../src/schema/challenge.ts";
import { combination, multiple, numeric, single, trueFalse } from "../domain/items.ts";
import { createPhone, type Phone } from "./storage/phone.ts";

// The machine may be busy with other tests; the default of one second would then fail what works.
configure({ asyncUtilTimeout: 10_000 });

export interface PhoneApp {
  readonly phone: Phone;
  readonly app: App;
  /** Files that the learner was given. */
  readonly files: { readonly name: string; readonly text: string }[];
  show(screen: ReactNode): void;
  /** An answer to an item, right or wrong, as practice records it. */
  answer(item: Item, own?: Partial<EventBodies["itemAnswered"]>): Promise<void>;
}

/** Items of every type, in two sections. */
export const ITEMS: readonly Item[] = [
  { ...single, id: "jichi-1", stem: "住民監査請求に関する記述はどれか。", topic: "jichi/juumin" },
  { ...multiple, id: "jichi-2", stem: "議会のＢＣＰ（業務継続計画）を二つ選べ。", topic: "jichi/gikai" },
  { ...combination, id: "jichi-3", stem: "ア～ウの組合せ", topic: "jichi/juumin" },
  { ...trueFalse, id: "toukei-1", stem: "中央値は外れ値に弱い。", topic: "toukei/kihon" },
  { ...numeric, id: "toukei-2", stem: "増加率を求めよ。", topic: "toukei/kihon" },
];

const MANIFEST: BankManifest = {
  format: BANK_FORMAT,
  id: "bank",
  title: "試しの問題集",
  version: "2026.1.0",
  lang: "ja",
  licence: "CC-BY-4.0",
  lawAsOf: "2026-02-08",
  reportUrl: null,
  optional: false,
  sections: [
    {
      slug: "jichi",
      title: "地方自治制度",
      topics: [
        { slug: "juumin", title: "住民監査請求", weight: 1 },
        { slug: "gikai", title: "議会", weight: 1 },
      ],
    },
    { slug: "toukei", title: "統計資料の見方", topics: [{ slug: "kihon", title: "基本統計量", weight: 1 }] },
  ],
  blueprints: [
    {
      id: "trial",
      title: "試しの試験",
      minutes: 30,
      guideLine: 8,
      sections: [
        { section: "jichi", items: 10, guideLine: 7 },
        { section: "toukei", items: 2, guideLine: 1 },
      ],
      source: "公式ではない目安です。",
      asOf: "2022-01-01",
    },
  ],
  packs: [],
};

/** The app on a phone, with real stores and a bank, as `main` builds it. */
export async function openApp(items: readonly Item[] = ITEMS, phone: Phone = createPhone()): Promise<PhoneApp> {
  const { learnerStore, bankStore, planStore, sittingStore, climbStore, database } = phone.open();
  const { clock, chance } = phone;
  const sections = [...new Set(items.map(({ topic }) => sectionOfTopic(topic)))];
  const packs = sections.map((section) => ({
    section,
    file: `${section}.json`,
    hash: section,
    bytes: 1,
    items: items.filter(({ topic }) => sectionOfTopic(topic) === section).length,
  }));
  await bankStore.install(
    { ...MANIFEST, packs },
    sections.map((section) => ({
      format: BANK_FORMAT,
      bankId: "bank",
      section,
      items: items.filter(({ topic }) => sectionOfTopic(topic) === section),
      stimuli: [],
    })),
  );
  const offline = { kind: "bankFailure", reason: "offline", url: "" } as const;
  const bankSource = { list: async () => offline, manifest: async () => offline, pack: async () => offline };
  const learner = createLearner({ learnerStore, bankStore, bankSource, planStore });
  await learner.load();
  const files: { name: string; text: string }[] = [];
  let isPersistent = false;
  const climb = createClimb({
    learner,
    clock,
    climbStore,
    retell: async ({ parameters, ...context }) =>
      climbOf(await learnerStore.readAll(), createMemory(parameters), context),
    pastPredictions: ({ examsById }) => pastPredictionsOf(examsById.values()),
  });
  const exams = createExams({
    ...{ learner, learnerStore, bankStore, clock, chance, sittingStore },
    predictScore: async (blueprint) => examPredictionOf(climb.predictMock(blueprint)),
  });
  const battles = createBattles({ learner, learnerStore, bankStore, chance, readChallenge });
  const examRoom = Promise.resolve({ exams, battles });
  const app: App = {
    climb: async () => climb,
    learner,
    examRoom: () => examRoom,
    learnerStore,
    bankStore,
    clock,
    practice: createPractice({ learner, learnerStore, bankStore, clock, chance }),
    planning: async () => createPlanner({ learner, clock, makePlan: async (input) => planFor(input) }),
    updates: createUpdates({ onWaiting: () => {}, apply: () => {} }),
    device: {
      persist: async () => {
        isPersistent = true;
        return "granted";
      },
      persistence: async () => (isPersistent ? "granted" : "refused"),
      saveFile: async (name, content) => void files.push({ name, text: String(content) }),
      appAddress: "https://noboru.example/",
      readCodes: async () => "missing",
    },
    refit: (occasion) =>
      refitMemory(
        { learner, clock, fitLog: async (current) => fitLog(reviewsOf(await learnerStore.readAll()), current) },
        occasion,
      ),
    // No server: all that needs none works.
    syncing: async () => {
      const engine = createSyncEngine({
        store: createSyncStore({ database, chance }),
        ask: async () => Response.json({}, { status: 404 }),
        clock,
        alone: (work) => work(),
        onRows: learner.show,
      });
      return createSyncing({ engine, learner });
    },
    readBackup: async (text) => parseBackup(text),
    version: "1.2.3",
  };
  overwriteGetLocale(() => learner.store.getState().preferences.language);
  return {
    phone,
    app,
    files,
    show: (screen) => {
      cleanup();
      render(<AppProvider value={app}>{screen}</AppProvider>);
    },
    answer: async (item, own) => {
      await learner.record([{ type: "itemAnswered", body: { ...answerTo(item), ...own } }]);
    },
  };
}

function answerTo({ bankId, id: itemId, version: itemVersion }: Item): EventBodies["itemAnswered"] {
  return {
    item: { bankId, itemId, itemVersion },
    session: "session",
    mode: "practice",
    response: { kind: "options", optionIds: ["b"] },
    guessed: "unasked",
    responseMillis: 12_000,
    score: 1,
  };
}
