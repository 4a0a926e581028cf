import { type ReactNode, useEffect, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { useExams, useExamsState } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./exam.module.css";
import { type FinishedExam, finishedExam } from "./finished-exam.ts";
import { ItemResults } from "./item-results.tsx";
import { ResultCard } from "./result-card.tsx";
import { ResultHead } from "./result-head.tsx";
import { SectionTable } from "./section-table.tsx";

/** What came of one exam: the score against the guide line, each section, each item. */
export function ResultPage({ exam }: { exam: string }): ReactNode {
  const { device } = useApp();
  const row = useExamsState(({ rowsById }) => rowsById.get(exam));
  const exams = useExams();
  const finished = finishedExam(row);
  useEffect(() => void exams.load(), [exams]);
  // Asked here, where there is something worth keeping.
  useEffect(() => void device.persist(), [device]);
  const back = { href: "/exam", label: m.exam_back() };
  if (finished === null) {
    return (
      <Page title={m.exam_result()} back={back}>
        <p>{m.exam_result_missing()}</p>
      </Page>
    );
  }
  return (
    <Page title={m.exam_result()} back={back}>
      <ResultHead exam={finished} />
      <SectionTable exam={finished} />
      <div className={styles.afterwards}>
        <ResultCard exam={finished} />
        <Button onClick={() => window.print()}>{m.exam_print()}</Button>
      </div>
      <ItemResults exam={finished} />
      <div className={styles.afterwards}>
        <Undo exam={finished} />
      </div>
    </Page>
  );
}

/** Not in a hurry to be found: behind a question, and at the very end. */
function Undo({ exam }: { exam: FinishedExam }): ReactNode {
  const exams = useExams();
  const [isAsking, setAsking] = useState(false);
  const undo = async () => {
    setAsking(false);
    await exams.undo(exam.finished.exam);
    if (exams.store.getState().failure === null) navigate("/exam", { replace: true });
  };
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {m.exam_undo()}
      </Button>
      <Dialog title={m.exam_undo_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.exam_undo_body({ count: exam.answers.length })}</p>
        <div className={styles.answers}>
          <Button onClick={() => setAsking(false)}>{m.settings_cancel()}</Button>
          <Button className={styles.danger} onClick={() => void undo()}>
            {m.exam_undo_confirm()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
