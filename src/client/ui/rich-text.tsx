import { createElement, type ReactNode } from "react";
import type { Block, Inline, MathNode, RichText } from "../../domain/item.ts";
import styles from "./rich-text.module.css";

/** Text of an item, from its syntax tree: nothing in it is ever parsed as HTML. */
export function RichTextView({ text }: { text: RichText }): ReactNode {
  if (typeof text === "string") return text;
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
  return text.map((block, index) => <BlockView key={index} block={block} />);
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <span className={styles.paragraph}>{inlines(block.children)}</span>;
    case "list":
      return createElement(
        block.ordered ? "ol" : "ul",
        { className: styles.list },
        block.items.map((item, index) => <li key={String(index)}>{inlines(item)}</li>),
      );
    case "table":
      return <Table head={block.head.map(inlines)} rows={block.rows.map((row) => row.map(inlines))} />;
  }
}

/** A table that scrolls by itself where the phone is too narrow for it. */
export function Table({
  head,
  rows,
  caption,
}: {
  head: readonly ReactNode[];
  rows: readonly (readonly ReactNode[])[];
  caption?: string;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {head.map((cell, index) =>
              // The corner above the row headings is often left empty, and an empty cell heads nothing.
              cell === null ? (
                <td key={String(index)} />
              ) : (
                <th key={String(index)} scope="col">
                  {cell}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={String(rowIndex)}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={String(index)} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={String(index)}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function inlines(children: readonly Inline[]): ReactNode {
  if (children.length === 0) return null;
  return children.map((child, index) => <InlineView key={String(index)} inline={child} />);
}

function InlineView({ inline }: { inline: Inline }): ReactNode {
  if (typeof inline === "string") return inline;
  switch (inline.kind) {
    case "strong":
      return <strong className={styles.strong}>{inlines(inline.children)}</strong>;
    case "code":
      return <code>{inline.text}</code>;
    case "ruby":
      return (
        <ruby>
          {inline.base}
          <rt>{inline.reading}</rt>
        </ruby>
      );
    case "blank":
      return `[${inline.id}]`;
    case "math":
      return <Formula node={inline.node} />;
  }
}

/** Characters of a formula that may be wider than a phone. */
const LONG_FORMULA = 20;

function Formula({ node }: { node: MathNode }): ReactNode {
  const isLong = charactersIn(node) > LONG_FORMULA;
  return (
    // Where it may scroll it must be reachable by keyboard; a short one is no stop on the way.
    <span className={styles.math} {...(isLong && { tabIndex: 0 })}>
      {mathElement(node)}
    </span>
  );
}

function charactersIn({ children }: MathNode): number {
  return children.reduce((sum, child) => sum + (typeof child === "string" ? child.length : charactersIn(child)), 0);
}

function mathElement({ tag, attributes, children }: MathNode): ReactNode {
  return createElement(
    tag,
    attributes ?? null,
    ...children.map((child) => (typeof child === "string" ? child : mathElement(child))),
  );
}
