import type { ReactNode } from "react";
import { countBy } from "../../../domain/grouping.ts";
import { PACK_MINUTES } from "../../../domain/preferences.ts";
import { EVIDENCE_ITEMS } from "../../../domain/readiness/readiness.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { topicTitle } from "../../state/titles.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./insights.module.css";

/** Before the first answer: what will stand here, and the exam's own proportions, which are known already. */
export function FirstDay(): ReactNode {
  const banks = useLearner((state) => state.banks);
  const { sections } = useLearner(blueprintOf);
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const sizes = countBy([...summariesByKey.values()], ({ section }) => section);
  const minutes = PACK_MINUTES[0] ?? 3;
  return (
    <Page title={m.nav_insights()}>
      <p>{m.insights_first_day({ items: EVIDENCE_ITEMS })}</p>
      <table className={styles.table}>
        <caption>{m.insights_table()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.library_section()}</th>
            <th scope="col">{m.insights_table_quota()}</th>
            <th scope="col">{m.insights_table_items()}</th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ section, items }) => (
            <tr key={section}>
              <th scope="row">{topicTitle(banks, section)}</th>
              <td>{items}</td>
              <td>{sizes.get(section) ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ButtonLink look="solid" href={`/practice/${minutes}`}>
        {m.insights_first_start({ minutes })}
      </ButtonLink>
    </Page>
  );
}
