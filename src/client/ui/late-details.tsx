import { type ReactNode, useState } from "react";

interface LateDetailsProps {
  readonly summary: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A native disclosure whose contents are made when it is first opened: a page of many costs no more than its headings. */
export function LateDetails({ summary, className, children }: LateDetailsProps): ReactNode {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details className={className} onToggle={({ currentTarget }) => setWasOpened((was) => was || currentTarget.open)}>
      <summary>{summary}</summary>
      {wasOpened && children}
    </details>
  );
}
