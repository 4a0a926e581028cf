import { lazy, type ReactNode, Suspense, useLayoutEffect } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { BankGate } from "./features/home/bank-gate.tsx";
import { HomePage } from "./features/home/home-page.tsx";
import { PracticePage } from "./features/practice/practice-page.tsx";
import { StartPage } from "./features/practice/start-page.tsx";
import { overwriteGetLocale } from "./messages/compiled/runtime.js";
import { Shell } from "./shell.tsx";
import { useLearner } from "./state/app.ts";

// Only what the first question needs is in the first file; the rest is precached and loaded when opened.
const InsightsPage = lazy(() => import("./features/insights/insights-page.tsx"));
const LibraryPage = lazy(() => import("./features/library/library-page.tsx"));
const ItemPage = lazy(() => import("./features/library/item-page.tsx"));
const BattlePage = lazy(() => import("./features/battle/battle-page.tsx"));
const ExamScreens = lazy(() => import("./features/exam/exam-screens.tsx"));
const PlanPage = lazy(() => import("./features/plan/plan-page.tsx"));
const SettingsPage = lazy(() => import("./features/settings/settings-page.tsx"));
const SyncPage = lazy(() => import("./features/sync/sync-page.tsx"));
const OnboardingPage = lazy(() => import("./features/onboarding/onboarding-page.tsx"));

/** The screen that the address names, in the learner's language. */
export function Screens(): ReactNode {
  const loaded = useLearner((state) => state.loaded);
  const loadError = useLearner((state) => state.loadError);
  const language = useLearner((state) => state.preferences.language);
  const [path] = useHashLocation();
  // The address is only a fragment, so the browser would leave the next screen scrolled like the last one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another screen
  useLayoutEffect(() => {
    scrollTo(0, 0);
  }, [path]);
  if (loadError !== null) throw loadError;
  if (!loaded) return null;
  overwriteGetLocale(() => language);
  // Nothing below is memoised, so another language renders every message again, and focus stays where it is.
  return <Suspense>{screenAt(path)}</Suspense>;
}

/**
 * `/practice` the open session · `/practice/7` a pack of minutes (`/new` puts an open one away) · `/drill/<kind>/<about>` a drill ·
 * `/exam/…` mock exams · `/battle/…` a battle · `/library/<bank>/<item>` an item · `/plan` the days to the exam ·
 * `/sync` the other devices, `/sync/pair/<secret>` a link from one · `/insights` · `/settings` · `/welcome` ·
 * anything unknown is home.
 */
function screenAt(path: string): ReactNode {
  const [place, ...rest] = path.split("/").slice(1).map(decoded);
  const about = rest.length > 0 ? rest.join("/") : undefined;
  switch (place) {
    case "practice":
      return about === undefined ? <PracticePage /> : start("daily", about);
    case "drill":
      return start(rest[0] ?? "", rest.slice(1).join("/"));
    case "welcome":
      return <OnboardingPage />;
    case "insights":
      return inShell("/insights", <InsightsPage />);
    case "battle":
      return inShell("/", <BattlePage key={path} path={rest} />);
    case "exam":
      // While it is sat, nothing but the exam is on the screen.
      return rest[0] === "sitting" ? (
        <BankGate>
          <ExamScreens path={rest} />
        </BankGate>
      ) : (
        inShell("/", <ExamScreens path={rest} />)
      );
    case "plan":
      return inShell("/", <PlanPage />);
    case "library":
      return inShell(
        "/library",
        rest.length === 2 ? <ItemPage bankId={rest[0] ?? ""} itemId={rest[1] ?? ""} /> : <LibraryPage />,
      );
    case "settings":
      // Without the gate: a backup can be read before any bank is there.
      return (
        <Shell current="/settings">
          <SettingsPage />
        </Shell>
      );
    case "sync":
      return (
        <Shell current="/settings">
          <SyncPage pairing={rest[1]} />
        </Shell>
      );
    default:
      return inShell("/", <HomePage />);
  }
}

/** A hand-made address may hold anything. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function start(kind: string, value: string): ReactNode {
  return (
    <BankGate>
      <StartPage key={`${kind}/${value}`} kind={kind} value={value} />
    </BankGate>
  );
}

function inShell(current: string, page: ReactNode): ReactNode {
  return (
    <Shell current={current}>
      <BankGate>{page}</BankGate>
    </Shell>
  );
}
