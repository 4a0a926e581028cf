import type { ReactNode } from "react";
import { PACK_MINUTES } from "../../../domain/preferences.ts";
import type { SectionStatistics } from "../../../domain/statistics.ts";
import { m } from "../../messages/compiled/messages.js";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./insights.module.css";

/** Before the first answer: what will stand here, and the exam's own proportions, which are known already. */
export function FirstDay({ sections }: { sections: readonly SectionStatistics[] }): ReactNode {
  const minutes = PACK_MINUTES[0] ?? 3;
  return (
    <Page title={m.nav_insights()}>
      <p>{m.insights_first_day()}</p>
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
          {sections.map(({ slug, title, quota, items }) => (
            <tr key={slug}>
              <th scope="row">{title}</th>
              <td>{quota}</td>
              <td>{items}</td>
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
