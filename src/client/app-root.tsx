import { type ReactNode, useEffect } from "react";
import { CrashBoundary } from "./crash-boundary.tsx";
import { Screens } from "./screens.tsx";
import { type App, AppProvider, useLearner } from "./state/app.ts";

/** The whole app below its providers. */
export function AppRoot({ app }: { app: App }): ReactNode {
  return (
    <AppProvider value={app}>
      <Appearance />
      <CrashBoundary>
        <Screens />
      </CrashBoundary>
    </AppProvider>
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
