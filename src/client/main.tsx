import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { FitLog, PredictScore } from "../domain/ports.ts";
import { AppRoot } from "./app-root.tsx";
import { browserChance, browserClock, browserDevice } from "./browser.ts";
import type { App } from "./state/app.ts";
import type { Climb } from "./state/climb.ts";
import { createLearner } from "./state/learner.ts";
import type { Planner } from "./state/planner.ts";
import { createPractice } from "./state/practice.ts";
import { createUpdates, type UpdateSource } from "./state/updates.ts";
import { createBankSource } from "./storage/bank-source.ts";
import { createBankStore } from "./storage/bank-store.ts";
import { createDatabase } from "./storage/database.ts";
import { createLearnerStore } from "./storage/learner-store.ts";
import { createPlanStore } from "./storage/plan-store.ts";
import "./ui/tokens.css";

/** Long enough for the last screen of a pack to be drawn. */
const REFIT_DELAY_MILLIS = 2_000;

/** Put in by the build, from package.json. */
declare const APP_VERSION: string;

const [clock, chance, device] = [browserClock, browserChance, browserDevice];
const database = createDatabase("noboru");
const learnerStore = createLearnerStore({ database, clock, chance });
const bankStore = createBankStore(database);
const bankSource = createBankSource(new URL("bank/index.json", document.baseURI).href);
const planStore = createPlanStore(database);
const learner = createLearner({ learnerStore, bankStore, bankSource, planStore });
const practice = createPractice({ learner, learnerStore, bankStore, clock, chance });
const updates = createUpdates(lateServiceWorker());

// Its checks come with the first backup that is read, not with the first question.
const readBackup: App["readBackup"] = async (text) => (await import("../schema/backup.ts")).parseBackup(text);

// As what fits memory comes with the first fit.
const refit: App["refit"] = async (occasion) => {
  const [{ refitMemory }, { askWorker }] = await Promise.all([
    import("./state/refit.ts"),
    import("./workers/ask-worker.ts"),
  ]);
  const fitLog: FitLog = (current) => askWorker("fit", { database: database.name, current });
  return refitMemory({ learner, clock, fitLog }, occasion);
};

// Plans are made once the first screen is there: until then the last one is followed.
let planner: Planner | undefined;
const planning: App["planning"] = async () => {
  const [{ createPlanner }, { askWorker }] = await Promise.all([
    import("./state/planner.ts"),
    import("./workers/ask-worker.ts"),
  ]);
  planner ??= createPlanner({ learner, clock, makePlan: (input) => askWorker("plan", input) });
  return planner;
};

// Mock exams come with the first look at them.
const predictScore: PredictScore = async (blueprint) => {
  const [kept, { examPredictionOf }] = await Promise.all([climb(), import("../domain/readiness/mock-exams.ts")]);
  return examPredictionOf(kept.predictMock(blueprint));
};
let openedRoom: ReturnType<App["examRoom"]> | undefined;
const examRoom: App["examRoom"] = () => {
  openedRoom ??= import("./open-exam-room.ts").then(({ openExamRoom }) =>
    openExamRoom({ database, learner, learnerStore, bankStore, clock, chance, predictScore }),
  );
  // Offline the first time, it may not be there yet.
  openedRoom.catch(() => {
    openedRoom = undefined;
  });
  return openedRoom;
};

let openedClimb: Climb | undefined;
const climb: App["climb"] = async () => {
  const [{ createClimb }, { createClimbStore }, { pastPredictionsOf }, { askWorker }] = await Promise.all([
    import("./state/climb.ts"),
    import("./storage/climb-store.ts"),
    import("../domain/readiness/mock-exams.ts"),
    import("./workers/ask-worker.ts"),
  ]);
  openedClimb ??= createClimb({
    learner,
    clock,
    climbStore: createClimbStore(database),
    retell: (context) => askWorker("climb", { ...context, database: database.name }),
    pastPredictions: ({ examsById }) => pastPredictionsOf(examsById.values()),
  });
  return openedClimb;
};

// Sync, once it is on or its screen is opened.
let syncing: ReturnType<App["syncing"]> | undefined;
const openSyncing: App["syncing"] = () => {
  syncing ??= import("./sync-root.ts").then(({ createSyncRoot }) =>
    createSyncRoot({ database, chance, clock, learner }),
  );
  return syncing;
};

const app: App = {
  learner,
  planning,
  examRoom,
  climb,
  practice,
  updates,
  learnerStore,
  bankStore,
  clock,
  device,
  refit,
  syncing: openSyncing,
  readBackup,
  version: APP_VERSION,
};

const root = document.getElementById("root");
if (root === null) throw new Error("Inconsistent: index.html has no #root");

void start(createRoot(root));

// After a pack, when the learner looks at what came of it; offline the first time, there may be nothing to load.
learner.store.subscribe(({ session }, { session: before }) => {
  if (session?.phase !== "finished" || before?.phase === "finished") return;
  setTimeout(() => void refit("byItself").catch(() => {}), REFIT_DELAY_MILLIS);
});

// A phone keeps the app open for days: the day, the banks and what another tab did are looked at anew.
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void learner.load().then(lookAround);
});
addEventListener("online", () => void learner.refreshBanks());

async function start(screen: Root): Promise<void> {
  // First the device: until then the words of index.html stay.
  await learner.load();
  screen.render(
    <StrictMode>
      <AppRoot app={app} />
    </StrictMode>,
  );
  await lookAround();
  await planning().catch((error: Error) => learner.store.setState({ planFailure: error }));
  if ((await database.syncAccounts.count()) > 0) await openSyncing();
}

async function lookAround(): Promise<void> {
  try {
    await practice.resume();
  } finally {
    await learner.refreshBanks();
  }
}

// In development the compiler tells of changed items; they are swapped in like any update.
import.meta.hot?.on("noboru:bank", () => void learner.refreshBanks().then(() => practice.resume()));

// After the page has loaded, so that the first question does not share the line with the precache.
function lateServiceWorker(): UpdateSource {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return { onWaiting: () => {}, apply: () => {} };
  const loaded = new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  let apply = () => {};
  return {
    onWaiting: async (callback) => {
      await loaded;
      const { registerServiceWorker } = await import("./service-worker-bridge.ts");
      ({ apply } = registerServiceWorker(callback));
    },
    apply: () => apply(),
  };
}
