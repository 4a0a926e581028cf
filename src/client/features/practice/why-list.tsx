import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Item, Statement } from "../../../domain/item.ts";
import type { Session, SessionEntry } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { RichTextView } from "../../ui/rich-text.tsx";
import { WhyCard } from "../../ui/why-card.tsx";
import { BuiltWhyList } from "./built-why-list.tsx";
import { numberShown } from "./explain.ts";
import styles from "./feedback.module.css";
import { askedStatement, isChosen } from "./question.ts";

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
    case "multiple": {
      const keys: readonly string[] = item.type === "single" ? [item.key] : item.key;
      const cards = item.options.map((option) => {
        const isKey = keys.includes(option.id);
        const isMine = isChosen(response, option.id);
        return { option, isKey, isMine, number: numberShown(session, entry, item, option.id) };
      });
      const rank = (card: (typeof cards)[number]) => (card.isMine && !card.isKey ? 0 : card.isKey ? 1 : 2);
      return cards
        .sort((a, b) => rank(a) - rank(b) || a.number - b.number)
        .map(({ option, isKey, isMine, number }) => (
          <WhyCard
            key={option.id}
            label={String(number)}
            tone={isKey ? "key" : isMine ? "mine" : "plain"}
            note={isKey ? m.feedback_is_key() : isMine ? m.feedback_is_mine() : undefined}
            text={option.text}
            why={option.why}
            trap={option.trap}
            citations={option.citations}
          />
        ));
    }
    case "combination":
      return item.statements.map((statement) => (
        <WhyCard
          key={statement.id}
          label={statement.id}
          tone={statement.verdict ? "key" : "plain"}
          note={verdictSign(statement)}
          text={statement.text}
          why={statement.why}
          trap={statement.trap}
          citations={statement.citations}
        />
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
    case "numeric":
      return item.mistakes.map(({ value, why, trap }) => (
        <WhyCard key={value} label="×" tone="plain" text={`${value}${item.answer.unit}`} why={why} trap={trap} />
      ));
  }
}

function verdictSign({ verdict }: Statement): string {
  return verdict ? "○" : "×";
}
