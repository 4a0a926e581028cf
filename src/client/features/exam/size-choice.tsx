import type { ReactNode } from "react";
import { type Blueprint, blueprintSize } from "../../../domain/blueprint.ts";
import { halfOf, onlySection, resized } from "../../../domain/exam/sizes.ts";
import { BLUEPRINT_NUMBER_MAX } from "../../../domain/preferences.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Field } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./exam.module.css";

/** How long an exam is to be. */
export type Size =
  | { readonly kind: "full" | "half" }
  | { readonly kind: "section"; readonly section: string }
  /** Items of each section. */
  | { readonly kind: "own"; readonly items: ReadonlyMap<string, number> };

/** The numbers of an exam of that size. */
export function sizedBlueprint(blueprint: Blueprint, size: Size): Blueprint {
  switch (size.kind) {
    case "full":
      return blueprint;
    case "half":
      return halfOf(blueprint);
    case "section":
      return onlySection(blueprint, size.section);
    case "own":
      return resized(blueprint, size.items);
  }
}

interface SizeChoiceProps {
  readonly blueprint: Blueprint;
  readonly size: Size;
  readonly onChange: (size: Size) => void;
}

/** Full, half, one section, or own numbers. */
export function SizeChoice({ blueprint, size, onChange }: SizeChoiceProps): ReactNode {
  const banks = useLearner((state) => state.banks);
  const { sections } = blueprint;
  const choose = (kind: Size["kind"]) => {
    if (kind === "section") onChange({ kind, section: sections[0]?.section ?? "" });
    else if (kind === "own") onChange({ kind, items: new Map(sections.map(({ section, items }) => [section, items])) });
    else onChange({ kind });
  };
  return (
    <>
      <Segmented
        legend={m.exam_size()}
        showLegend
        columns={2}
        options={[
          { value: "full", label: m.exam_size_full() },
          { value: "half", label: m.exam_size_half() },
          { value: "section", label: m.exam_size_section() },
          { value: "own", label: m.exam_size_own() },
        ]}
        value={size.kind}
        onChange={choose}
      />
      {size.kind === "section" && (
        <Field label={m.library_section()}>
          <select value={size.section} onChange={({ target }) => onChange({ kind: "section", section: target.value })}>
            {sections.map(({ section }) => (
              <option key={section} value={section}>
                {topicTitle(banks, section)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {size.kind === "own" && (
        <div className={styles.ownNumbers}>
          {sections.map(({ section }) => (
            <Field key={section} label={topicTitle(banks, section)}>
              <input
                type="number"
                inputMode="numeric"
                min={0}
                max={BLUEPRINT_NUMBER_MAX}
                value={size.items.get(section) ?? 0}
                onChange={({ target }) =>
                  onChange({ kind: "own", items: new Map(size.items).set(section, wholeNumber(target.value)) })
                }
              />
            </Field>
          ))}
          <p className={styles.total}>
            {m.exam_blueprint_total({ items: blueprintSize(sizedBlueprint(blueprint, size)) })}
          </p>
        </div>
      )}
    </>
  );
}

function wholeNumber(typed: string): number {
  return Math.min(BLUEPRINT_NUMBER_MAX, Math.max(0, Math.trunc(Number(typed)) || 0));
}
