import type { MouseEvent, ReactNode } from "react";
import { itemKey } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Citations } from "../../ui/citations.tsx";
import { Page } from "../../ui/page.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import { StimulusFigure } from "../../ui/stimulus-figure.tsx";
import styles from "./item.module.css";
import { ItemNote } from "./item-note.tsx";
import { ItemReasons } from "./item-reasons.tsx";
import { ItemRecord } from "./item-record.tsx";
import { ItemVersion } from "./item-version.tsx";
import { useItem } from "./use-items.ts";

/** One item with everything that is known of it: the answer, the reasons, the learner's own record. */
export default function ItemPage({ bankId, itemId }: { bankId: string; itemId: string }): ReactNode {
  const found = useItem(bankId, itemId);
  const banks = useLearner((state) => state.banks);
  const back = { href: "/library", label: m.item_back(), onClick: goBack };

  if (found === "reading") return <Page title={m.library_loading()}>{null}</Page>;
  if (found === null) {
    return (
      <Page title={m.item_missing_title()} back={back}>
        <p>{m.item_missing_body({ id: `${bankId}/${itemId}` })}</p>
        <ButtonLink href="/library">{m.item_missing_search()}</ButtonLink>
      </Page>
    );
  }
  const { item, stimulus } = found;
  return (
    <Page title={topicTitle(banks, item.topic)} back={back}>
      <div className={styles.stem}>
        <RichTextView text={item.stem} />
        {stimulus !== null && <StimulusFigure stimulus={stimulus} />}
      </div>
      <section className={styles.part}>
        <ItemReasons item={item} />
        <h2>{m.feedback_explanation()}</h2>
        <div className={styles.explanation}>
          <RichTextView text={item.explanation} />
          <Citations citations={item.citations} dateOf={(date) => m.item_checked_as_of({ date })} />
        </div>
      </section>
      <ItemRecord item={item} />
      <ItemNote key={itemKey(item)} item={item} />
      <ItemVersion item={item} />
      <ButtonLink look="solid" href={`/drill/topic/${item.topic}`}>
        {m.item_practise_topic()}
      </ButtonLink>
    </Page>
  );
}

/** Back to where the learner came from; where that was outside the app, the link leads to the list. */
function goBack(event: MouseEvent): void {
  const isInside = globalThis.navigation?.canGoBack ?? history.length > 1;
  if (!isInside) return;
  event.preventDefault();
  history.back();
}
