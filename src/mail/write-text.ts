import type { Block, Draft } from "./block.ts";

/** The plain-text form: short paragraphs, every address on a line of its own so that mail programs link it whole. */
export function writeText(draft: Draft): string {
  const paragraphs = draft.blocks.map(paragraph).filter((text) => text !== undefined);
  return [...paragraphs, "--", draft.footer].join("\n\n") + "\n";
}

function paragraph(block: Block): string | undefined {
  switch (block.kind) {
    case "title":
      return block.text.toUpperCase();
    case "text":
    case "callout":
    case "small":
      return block.text;
    case "facts":
      return block.rows.map(([label, value]) => `${label}: ${value}`).join("\n");
    case "code":
      return `    ${block.digits}`;
    case "phrase":
      return `${block.intro} ${block.words}\n${block.warning}`;
    case "button":
      return `${block.label}:\n${block.url}`;
    case "link":
      return undefined;
  }
}
