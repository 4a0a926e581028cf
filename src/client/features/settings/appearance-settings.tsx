import type { ReactNode } from "react";
import { TEXT_SIZES } from "../../../domain/preferences.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { withCurrent } from "./options.ts";

/** How the app looks and in which language it speaks. */
export function AppearanceSettings(): ReactNode {
  const { learner } = useApp();
  const { textSize, theme, language } = useLearner((state) => state.preferences);
  return (
    <>
      <Segmented
        legend={m.settings_text_size()}
        showLegend
        columns={3}
        options={withCurrent(TEXT_SIZES, textSize).map((value) => ({ value, label: `${value}%` }))}
        value={textSize}
        onChange={(value) => void learner.setPreference("textSize", value)}
      />
      <Segmented
        legend={m.settings_theme()}
        showLegend
        columns={2}
        options={[
          { value: "system", label: m.settings_theme_system() },
          { value: "light", label: m.settings_theme_light() },
          { value: "dark", label: m.settings_theme_dark() },
          { value: "contrast", label: m.settings_theme_contrast() },
        ]}
        value={theme}
        onChange={(value) => void learner.setPreference("theme", value)}
      />
      <Segmented
        legend={m.settings_language()}
        showLegend
        options={[
          { value: "ja", label: m.settings_language_ja() },
          { value: "en", label: m.settings_language_en() },
        ]}
        value={language}
        onChange={(value) => void learner.setPreference("language", value)}
      />
    </>
  );
}
