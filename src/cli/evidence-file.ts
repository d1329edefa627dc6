import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { ownCommand } from "../shared/own-command.ts";
import { isSigned } from "../shared/secrets.ts";
import { say } from "./output.ts";

const HEAD = z.object({
  kind: z.literal("evidence"),
  version: z.literal(1),
  case: z.string(),
  made: z.string(),
  record: z.string(),
});
const SIGNATURE = z.object({ kind: z.literal("signature"), publicKey: z.string(), signature: z.string() });

/** What a file shows of itself. */
export type EvidenceVerdict =
  | {
      readonly kind: "whole";
      readonly case: string;
      readonly made: string;
      readonly record: string;
      readonly lines: number;
      readonly publicKey: string;
    }
  | { readonly kind: "changed" }
  | { readonly kind: "no-evidence" };

/** Computes the signature of a bundle again. Nothing but its text is needed. */
export function verifyEvidence(text: string): EvidenceVerdict {
  const lines = text.split("\n");
  const end = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  const signature = SIGNATURE.safeParse(jsonOf(end.at(-1) ?? ""));
  const head = HEAD.safeParse(jsonOf(end[0] ?? ""));
  if (!head.success && !signature.success) return { kind: "no-evidence" };
  const signed = end
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join("");
  if (!head.success || !signature.success || !isSigned(signed, signature.data)) return { kind: "changed" };
  const { case: number, made, record } = head.data;
  return { kind: "whole", case: number, made, record, lines: end.length - 1, publicKey: signature.data.publicKey };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Says what a bundle shows of itself. @throws when it is none, or not whole */
export function checkFile(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const verdict = verifyEvidence(readFileSync(file, "utf8"));
  if (verdict.kind === "no-evidence") throw new Error(`${file} is no file that latchkey evidence wrote.`);
  if (verdict.kind === "changed")
    throw new Error(`${file} was changed after it was signed, or is not whole. Nothing in it can be relied on.`);
  say.line(`Case ${verdict.case}, ${String(verdict.lines)} lines, written ${verdict.made}: as it was signed.`);
  say.line(
    verdict.record === "unbroken"
      ? "The audit record was unbroken when it was written."
      : `The audit record was not whole when it was written (${verdict.record}).`,
  );
  say.line(`Signed with ${verdict.publicKey}`);
  say.line(
    `Compare that with what this prints on the machine it is said to come from: ${ownCommand("evidence --key")}`,
  );
}
