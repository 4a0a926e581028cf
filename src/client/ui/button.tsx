import type { ButtonHTMLAttributes, ReactNode } from "react";
import styles from "./button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `solid` is the one thing to do next on a screen. */
  readonly look?: "solid" | "outline" | "quiet";
}

export function Button({ look = "outline", className, ...rest }: ButtonProps): ReactNode {
  return (
    <button type="button" className={[styles.button, className].filter(Boolean).join(" ")} data-look={look} {...rest} />
  );
}
