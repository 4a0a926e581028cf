import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { dayText } from "../../ui/day.tsx";
import { CARD_SIZE, type Card, drawCard } from "./draw-card.ts";
import type { FinishedExam } from "./finished-exam.ts";
import styles from "./result.module.css";
import { scoreText } from "./score-text.ts";

/** A picture of the result for others: nothing on it that tells of a weakness unless the learner chooses so. */
export function ResultCard({ exam }: { exam: FinishedExam }): ReactNode {
  const { device } = useApp();
  const banks = useLearner((state) => state.banks);
  const language = useLearner((state) => state.preferences.language);
  const [withSections, setWithSections] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { total, finished, guideLine } = exam;
  const day = dayText(exam.day, language, "long");
  const score = scoreText(total.score);
  const card: Card = {
    title: m.app_name(),
    kind: m.exam_card_kind({ items: total.items }),
    score,
    unit: m.exam_card_unit({ items: total.items }),
    guide: m.exam_card_guide({ guide: guideLine }),
    foot: m.exam_card_foot({ day, time: clockText(finished.activeMillis) }),
    share: total.items === 0 ? 0 : total.score / total.items,
    guideShare: total.items === 0 ? 0 : guideLine / total.items,
    sections: withSections
      ? finished.sections.map(({ section, score: got, items }) => ({
          title: topicTitle(banks, section),
          score: `${scoreText(got)}/${items}`,
          share: items === 0 ? 0 : got / items,
        }))
      : [],
  };
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{m.exam_card_make()}</Button>;
  const share = () =>
    canvasRef.current?.toBlob((picture) => {
      if (picture !== null) void device.saveFile(`noboru-${exam.day}.png`, picture);
    });
  return (
    <section className={styles.card}>
      <h2>{m.exam_card_title()}</h2>
      <p className={styles.hint}>{m.exam_card_note()}</p>
      <Picture
        canvasRef={canvasRef}
        card={card}
        label={m.exam_card_alt({ score, items: total.items, guide: guideLine, day })}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={withSections} onChange={({ target }) => setWithSections(target.checked)} />
        {m.exam_card_sections()}
      </label>
      <Button look="solid" onClick={share}>
        {m.exam_card_share()}
      </Button>
    </section>
  );
}

interface PictureProps {
  readonly canvasRef: RefObject<HTMLCanvasElement | null>;
  readonly card: Card;
  readonly label: string;
}

function Picture({ canvasRef, card, label }: PictureProps): ReactNode {
  const drawn = JSON.stringify(card);
  useEffect(() => {
    const context = canvasRef.current?.getContext("2d");
    if (context) drawCard(context, JSON.parse(drawn));
  }, [canvasRef, drawn]);
  return <canvas ref={canvasRef} width={CARD_SIZE} height={CARD_SIZE} role="img" aria-label={label} />;
}
