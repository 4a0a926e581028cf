import type { ReactNode } from "react";
import { blueprintSize } from "../../../domain/blueprint.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { topicTitle } from "../../state/titles.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import styles from "./settings.module.css";

/** What the exam is taken to ask, always as a guide, with where that is known from. */
export function BlueprintTable(): ReactNode {
  const banks = useLearner((state) => state.banks);
  const preferences = useLearner((state) => state.preferences);
  const blueprint = blueprintOf({ banks, preferences });
  if (blueprint.sections.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>{m.settings_blueprint()}</summary>
      <p>{blueprint.title}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.library_section()}</th>
            <th scope="col">{m.settings_blueprint_items()}</th>
            <th scope="col">{m.settings_blueprint_guide()}</th>
          </tr>
        </thead>
        <tbody>
          {blueprint.sections.map(({ section, items, guideLine }) => (
            <tr key={section}>
              <th scope="row">{topicTitle(banks, section)}</th>
              <td>{items}</td>
              <td>{guideLine}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.settings_blueprint_whole({ minutes: blueprint.minutes })}</th>
            <td>{blueprintSize(blueprint)}</td>
            <td>{blueprint.guideLine}</td>
          </tr>
        </tfoot>
      </table>
      <p className={styles.hint}>{blueprint.source}</p>
      <ButtonLink href="/exam/blueprint">{m.exam_blueprint_edit()}</ButtonLink>
    </details>
  );
}
