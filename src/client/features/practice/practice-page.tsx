import { lazy, type ReactNode, useEffect, useLayoutEffect } from "react";
import { navigate } from "wouter/use-hash-location";
import { currentEntry } from "../../../domain/session.ts";
import { useLearner, usePractice } from "../../state/app.ts";
import { QuestionView } from "./question-view.tsx";

// Not needed to show the first question; fetched while it is being read.
const loadFeedback = () => import("./feedback-view.tsx");
const loadFinish = () => import("./finish-view.tsx");

/** Fetched ahead after the question is painted, long before anybody has read it. */
const READING_MILLIS = 200;

const FeedbackView = lazy(loadFeedback);
const FinishView = lazy(loadFinish);

/** The open session: a question, its feedback, or the end. */
export function PracticePage(): ReactNode {
  const session = useLearner((state) => state.session);
  const itemsByKey = usePractice((state) => state.itemsByKey);
  const isGone = session === null;

  useEffect(() => {
    if (isGone) navigate("/", { replace: true });
  }, [isGone]);

  // A long question leaves the page scrolled; the verdict and the next stem stand at the top.
  const step = `${session?.index} ${session?.phase}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its top
  useLayoutEffect(() => {
    scrollTo(0, 0);
  }, [step]);

  useEffect(() => {
    const timer = setTimeout(
      () =>
        loadFeedback()
          .then(loadFinish)
          .catch(() => {}),
      READING_MILLIS,
    );
    return () => clearTimeout(timer);
  }, []);

  if (session === null) return null;
  if (session.phase === "finished") return <FinishView session={session} />;
  const entry = currentEntry(session);
  const item = entry === null ? undefined : itemsByKey.get(entry.key);
  if (entry === null || item === undefined) return null;
  const position = `${session.id} ${session.index}`;
  return session.phase === "asking" ? (
    <QuestionView key={position} session={session} entry={entry} item={item} />
  ) : (
    <FeedbackView key={position} session={session} entry={entry} item={item} />
  );
}
