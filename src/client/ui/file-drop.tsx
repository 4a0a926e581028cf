import { type DragEvent, type ReactNode, useState } from "react";
import styles from "./file-drop.module.css";

interface FileDropProps {
  /** File types as in the attribute of `<input>`; any where left out. */
  readonly accept?: string;
  readonly onFile: (file: File) => void;
  /** What to choose, or to let fall here. */
  readonly children: ReactNode;
}

/** A file, chosen or dropped. */
export function FileDrop({ accept, onFile, children }: FileDropProps): ReactNode {
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <label
      className={styles.drop}
      data-over={isOver}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      {children}
      <input
        type="file"
        accept={accept}
        onChange={({ target }) => {
          take(target.files);
          // The same file may be chosen again.
          target.value = "";
        }}
      />
    </label>
  );
}
