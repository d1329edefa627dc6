import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** In the order in which they need each other. */
const PARTS = ["emitter", "ids", "line", "messages", "connection", "modules"];

/** Somebody whom WhatsApp names in two ways. */
export interface TwoNames {
  readonly pn: string;
  readonly lid: string;
}

/**
 * Writes the page that plays WhatsApp Web, as the library's version cache wants it: one file, whole in itself.
 *
 * @param service where the page tells what it does, and hears what happens
 * @returns the file
 */
export function writePage(folder: string, service: string, people: readonly TwoNames[]): string {
  const parts = PARTS.map((part) => readFileSync(new URL(`static/${part}.js`, import.meta.url), "utf8"));
  const values = `window.SERVICE = ${JSON.stringify(service)};\nwindow.PEOPLE = ${JSON.stringify(people)};`;
  const script = [values, ...parts].join("\n");
  const file = join(folder, "2.3000.1.html");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>WhatsApp</title><script>\n${script}\n</script>\n`);
  return file;
}
