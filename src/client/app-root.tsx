import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { CrashBoundary } from "./crash-boundary.tsx";
import { BankGate } from "./features/home/bank-gate.tsx";
import { HomePage } from "./features/home/home-page.tsx";
import { PracticePage } from "./features/practice/practice-page.tsx";
import { StartPage } from "./features/practice/start-page.tsx";
import { overwriteGetLocale } from "./messages/compiled/runtime.js";
import { Shell } from "./shell.tsx";
import { type App, AppProvider, useLearner } from "./state/app.ts";

// Only what the first question needs is in the first file; the rest is precached and loaded when opened.
const InsightsPage = lazy(() => import("./features/insights/insights-page.tsx"));
const LibraryPage = lazy(() => import("./features/library/library-page.tsx"));
const ItemPage = lazy(() => import("./features/library/item-page.tsx"));
const SettingsPage = lazy(() => import("./features/settings/settings-page.tsx"));
const OnboardingPage = lazy(() => import("./features/onboarding/onboarding-page.tsx"));

/** The whole app below its providers. */
export function AppRoot({ app }: { app: App }): ReactNode {
  return (
    <AppProvider value={app}>
      <Appearance />
      <CrashBoundary>
        <Router hook={useHashLocation}>
          <Screens />
        </Router>
      </CrashBoundary>
    </AppProvider>
  );
}

function Screens(): ReactNode {
  const loaded = useLearner((state) => state.loaded);
  const language = useLearner((state) => state.preferences.language);
  if (!loaded) return null;
  overwriteGetLocale(() => language);
  return (
    // A new key renders every message again in the new language.
    <Suspense key={language}>
      <Switch>
        <Route path="/practice" component={PracticePage} />
        <Route path="/practice/:minutes">{({ minutes }) => <Start kind="daily" value={minutes} />}</Route>
        <Route path="/drill/:kind/*?">{({ kind, "*": value }) => <Start kind={kind} value={value} />}</Route>
        <Route path="/welcome" component={OnboardingPage} />
        <Route path="/insights">{inShell("/insights", <InsightsPage />)}</Route>
        <Route path="/library">{inShell("/library", <LibraryPage />)}</Route>
        <Route path="/library/:bankId/:itemId">
          {({ bankId, itemId }) => inShell("/library", <ItemPage bankId={bankId} itemId={itemId} />)}
        </Route>
        <Route path="/settings">{inShell("/settings", <SettingsPage />)}</Route>
        <Route>{inShell("/", <HomePage />)}</Route>
      </Switch>
    </Suspense>
  );
}

function Start(props: { kind: string; value: string | undefined }): ReactNode {
  return (
    <BankGate>
      <StartPage {...props} />
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

/** Theme, text size and language, on the document. */
function Appearance(): ReactNode {
  const { theme, textSize, language } = useLearner((state) => state.preferences);
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dataset["theme"] = theme;
    documentElement.style.fontSize = `${textSize}%`;
  }, [theme, textSize, language]);
  return null;
}
