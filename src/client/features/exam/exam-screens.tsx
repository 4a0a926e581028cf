import type { ReactNode } from "react";
import { BlueprintPage } from "./blueprint-page.tsx";
import { ExamPage } from "./exam-page.tsx";
import { ResultPage } from "./result-page.tsx";
import { ReviewPage } from "./review-page.tsx";
import { SittingPage } from "./sitting-page.tsx";

/** `/exam` · `/exam/sitting` · `/exam/blueprint` · `/exam/result/<id>` · `/exam/review/<id>/<number>` */
export default function ExamScreens({ path }: { path: readonly string[] }): ReactNode {
  const [place, exam = "", number = "1"] = path;
  switch (place) {
    case "sitting":
      return <SittingPage />;
    case "blueprint":
      return <BlueprintPage />;
    case "result":
      return <ResultPage key={exam} exam={exam} />;
    case "review":
      return <ReviewPage key={`${exam} ${number}`} exam={exam} number={Number.parseInt(number, 10) || 1} />;
    default:
      return <ExamPage />;
  }
}
