import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Item, Statement } from "../../../domain/item.ts";
import { askedStatement } from "../../../domain/question.ts";
import { type Reason, reasonsOf } from "../../../domain/reasons.ts";
import type { Session, SessionEntry } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { RichTextView } from "../../ui/rich-text.tsx";
import { WhyCard } from "../../ui/why-card.tsx";
import { BuiltWhyList } from "./built-why-list.tsx";
import styles from "./feedback.module.css";

interface WhyListProps {
  readonly session: Session;
  readonly entry: SessionEntry;
  readonly item: Item;
  readonly response: Response;
}

/** Why for every option: first the one chosen in error, then the key, then the rest as they stood. */
export function WhyList({ session, entry, item, response }: WhyListProps): ReactNode {
  const asked = askedStatement(entry, item);
  if (asked !== null)
    return (
      <WhyCard
        label={verdictSign(asked)}
        tone={asked.verdict ? "key" : "plain"}
        why={asked.why}
        trap={asked.trap}
        citations={asked.citations}
      />
    );
  switch (item.type) {
    case "single":
    case "multiple":
    case "combination":
    case "numeric":
      return reasonsOf(session, item, response).map(({ id, note, ...reason }) => (
        <WhyCard key={id} note={note === null ? undefined : noteText[note]()} {...reason} />
      ));
    case "fill":
    case "cloze":
    case "ordering":
      return <BuiltWhyList item={item} response={response} />;
    case "truefalse":
      return (
        <p className={styles.asked}>
          <RichTextView text={item.stem} />
        </p>
      );
  }
}

const noteText: Readonly<Record<NonNullable<Reason["note"]>, () => string>> = {
  key: m.feedback_is_key,
  mine: m.feedback_is_mine,
  true: () => "○",
  false: () => "×",
};

function verdictSign({ verdict }: Statement): string {
  return verdict ? "○" : "×";
}
