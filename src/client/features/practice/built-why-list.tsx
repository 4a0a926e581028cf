import type { ReactNode } from "react";
import { misplaced, mistakeMade } from "../../../domain/built-answer.ts";
import type { Response } from "../../../domain/event.ts";
import { filledStem } from "../../../domain/filled-stem.ts";
import type { ClozeItem, FillItem, OrderingItem } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { RichTextView } from "../../ui/rich-text.tsx";
import { WhyCard } from "../../ui/why-card.tsx";
import styles from "./feedback.module.css";

interface BuiltWhyListProps<T> {
  readonly item: T;
  readonly response: Response;
}

/** Why for what was put together: each slip, each blank, each place. */
export function BuiltWhyList({ item, response }: BuiltWhyListProps<FillItem | ClozeItem | OrderingItem>): ReactNode {
  switch (item.type) {
    case "fill":
      return <Slips item={item} response={response} />;
    case "cloze":
      return <Blanks item={item} response={response} />;
    case "ordering":
      return <Places item={item} response={response} />;
  }
}

function Slips({ item, response }: BuiltWhyListProps<FillItem>): ReactNode {
  const made = mistakeMade(item, response);
  return (
    <>
      {response.kind === "text" && <p className={styles.asked}>{m.feedback_mine_was({ answer: response.text })}</p>}
      {item.mistakes
        .toSorted((a, b) => Number(b === made) - Number(a === made))
        .map(({ value, why, trap }) => (
          <WhyCard
            key={value}
            label="×"
            tone={value === made?.value ? "mine" : "plain"}
            note={value === made?.value ? m.feedback_is_mine() : undefined}
            text={value}
            why={why}
            trap={trap}
          />
        ))}
    </>
  );
}

function Blanks({ item, response }: BuiltWhyListProps<ClozeItem>): ReactNode {
  return (
    <>
      <p className={styles.asked}>
        <RichTextView text={filledStem(item)} />
      </p>
      {item.blanks.map((blank) => {
        const wrong = misplaced(item, blank, response);
        return (
          <WhyCard
            key={blank.id}
            label={blank.id}
            tone={wrong === undefined ? "key" : "mine"}
            note={wrong === undefined ? m.feedback_is_key() : m.feedback_mine_was({ answer: wrong.word })}
            text={item.words.find(({ id }) => id === blank.key)?.word ?? ""}
            why={blank.why}
            trap={wrong?.trap}
            citations={blank.citations}
          />
        );
      })}
    </>
  );
}

function Places({ item, response }: BuiltWhyListProps<OrderingItem>): ReactNode {
  const given = response.kind === "order" ? response.elementIds : [];
  return item.elements.map(({ id, text, why }, index) => {
    const place = given.indexOf(id) + 1;
    const isElsewhere = place > 0 && place !== index + 1;
    return (
      <WhyCard
        key={id}
        label={String(index + 1)}
        tone={isElsewhere ? "mine" : "key"}
        note={isElsewhere ? m.feedback_mine_was({ answer: m.practice_place({ place }) }) : undefined}
        text={text}
        why={why}
      />
    );
  });
}
