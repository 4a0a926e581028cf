import type { ReactNode } from "react";
export default function Placeholder(_: Record<string, string>): ReactNode {
  return null;
}
