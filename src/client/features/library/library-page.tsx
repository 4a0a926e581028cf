import { type ReactNode, useDeferredValue, useLayoutEffect, useMemo, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { BankList } from "./bank-list.tsx";
import { DrillLinks } from "./drill-links.tsx";
import styles from "./library.module.css";
import { foundPlace, leavePlace } from "./place-in-history.ts";
import { ResultRow } from "./result-row.tsx";
import { findItems, indexItems, type Wanted } from "./search.ts";
import { SearchForm } from "./search-form.tsx";
import { useItems } from "./use-items.ts";

const ROWS_AT_ONCE = 50;
const EVERYTHING: Wanted = { words: "", section: "", state: "all" };

/** All items on the device: look one up, or practise a part of them. */
export default function LibraryPage(): ReactNode {
  const items = useItems();
  const progressByKey = useLearner((state) => state.progressByKey);
  const today = useToday();
  const [place] = useState(foundPlace);
  const [wanted, setWanted] = useState(place?.wanted ?? EVERYTHING);
  const [shown, setShown] = useState(place?.shown ?? ROWS_AT_ONCE);
  const index = useMemo(() => (items === null ? null : indexItems(items)), [items]);
  // Typing stays ahead of the list, however many items there are.
  const settled = useDeferredValue(wanted);
  const found = useMemo(
    () => (index === null ? null : findItems(index, settled, progressByKey, today)),
    [index, settled, progressByKey, today],
  );

  const isRead = found !== null;
  useLayoutEffect(() => {
    if (isRead && place !== null) scrollTo(0, place.scrollY);
  }, [isRead, place]);

  const look = (change: Partial<Wanted>) => {
    setWanted({ ...wanted, ...change });
    setShown(ROWS_AT_ONCE);
  };
  return (
    <Page title={m.nav_library()}>
      <SearchForm wanted={wanted} onChange={look} />
      <DrillLinks section={wanted.section} />
      <section className={styles.results} aria-label={m.library_results()}>
        <p role="status" className={styles.count}>
          {found === null
            ? m.library_loading()
            : found.length === 0
              ? m.library_none()
              : m.library_count({ count: found.length })}
        </p>
        <ol className={styles.list}>
          {found?.slice(0, shown).map(({ key, item }) => (
            <ResultRow key={key} item={item} onOpen={() => leavePlace({ wanted, shown, scrollY })} />
          ))}
        </ol>
        {found !== null && found.length > shown && (
          <Button onClick={() => setShown(shown + ROWS_AT_ONCE)}>{m.library_more()}</Button>
        )}
      </section>
      <BankList />
    </Page>
  );
}
