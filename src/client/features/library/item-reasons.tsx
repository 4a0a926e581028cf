import type { ReactNode } from "react";
import { rightWords } from "../../../domain/built-answer.ts";
import type { Item, Statement } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { m } from "../../messages/compiled/messages.js";
import { WhyCard } from "../../ui/why-card.tsx";
import styles from "./item.module.css";
import { statementsOf } from "./item-texts.ts";

/** The key, and why each option or statement holds or not, in the author's order. */
export function ItemReasons({ item }: { item: Item }): ReactNode {
  return (
    <>
      <h2>
        {m.feedback_is_key()}
        <span className={styles.key}>{keyText(item)}</span>
      </h2>
      {statementsOf(item).map((statement, index) => (
        <StatementCard key={statement.id} item={item} statement={statement} number={index + 1} />
      ))}
      {item.type === "numeric" &&
        item.mistakes.map(({ value, why, trap }) => (
          <WhyCard key={value} label="×" tone="plain" text={`${value}${item.answer.unit}`} why={why} trap={trap} />
        ))}
      {item.type === "fill" &&
        item.mistakes.map(({ value, why, trap }) => (
          <WhyCard key={value} label="×" tone="plain" text={value} why={why} trap={trap} />
        ))}
      {item.type === "cloze" &&
        item.blanks.map(({ id, why, citations }, index) => (
          <WhyCard key={id} label={id} tone="key" text={rightWords(item)[index]} why={why} citations={citations} />
        ))}
      {item.type === "ordering" &&
        item.elements.map(({ id, text, why }, index) => (
          <WhyCard key={id} label={String(index + 1)} tone="key" text={text} why={why} />
        ))}
    </>
  );
}

function StatementCard({ item, statement, number }: { item: Item; statement: Statement; number: number }): ReactNode {
  const { id, text, verdict, why, trap, citations } = statement;
  const isKey = keyIds(item).includes(id);
  const holds = verdict ? m.practice_true() : m.practice_false();
  return (
    <WhyCard
      label={item.type === "combination" ? id : String(number)}
      tone={isKey ? "key" : "plain"}
      note={isKey ? m.item_is_key({ verdict: holds }) : holds}
      text={text}
      why={why}
      trap={trap}
      citations={citations}
    />
  );
}

/** Options that are the key, or statements of the pick that is. */
function keyIds(item: Item): readonly string[] {
  switch (item.type) {
    case "single":
      return [item.key];
    case "multiple":
      return item.key;
    case "combination":
      return item.picks.find(({ id }) => id === item.key)?.statementIds ?? [];
    case "truefalse":
    case "numeric":
    case "fill":
    case "cloze":
    case "ordering":
      return [];
  }
}

function keyText(item: Item): string {
  switch (item.type) {
    case "truefalse":
      return item.key ? m.practice_true() : m.practice_false();
    case "numeric":
      return `${item.answer.value}${item.answer.unit}`;
    case "fill":
      return item.accepted[0] ?? "";
    case "cloze":
      return rightWords(item).join("・");
    case "ordering":
      return item.elements.map(({ text }) => plainText(text)).join(" → ");
    case "combination":
      return keyIds(item).join("・");
    case "single":
    case "multiple":
      return keyIds(item)
        .map((id) => item.options.findIndex((option) => option.id === id) + 1)
        .join("・");
  }
}
