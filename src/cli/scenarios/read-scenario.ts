import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { LANGUAGES } from "../../shared/language.ts";

/** A chat written down as it must go: what a person does, what the agent answers, which mails arrive. */

const textIds = z.array(z.string().regex(/^[a-z][a-z0-9_.-]*$/)).min(1);

/** One line of the transcript. Each object has exactly one of these keys. */
const line = z.union([
  /** What the person writes. `{{code}}` is the newest code mailed, `{{wrong-code}}` one that never was. */
  z.strictObject({ person: z.string().min(1) }),
  /** The id of a button that the person presses, also one of an earlier question. */
  z.strictObject({ press: z.string().min(1) }),
  z.strictObject({ media: z.enum(["photo", "voice", "video", "sticker", "file", "location", "contact"]) }),
  /** Time that goes by, such as 61s, 11m, 2h or 3d. */
  z.strictObject({ wait: z.string().regex(/^[1-9]\d{0,4}[smhd]$/) }),
  /** Ids of all texts said since the person's last move or the last wait, in order. */
  z.strictObject({ agent: textIds }),
  /** The language of the last thing said. */
  z.strictObject({ speaks: z.enum(LANGUAGES) }),
  /** A mail that has arrived since the last one. Mails that are not listed must not arrive. */
  z.strictObject({ mail: z.enum(["code", "reset-link"]) }),
  /** How the trouble ended. Comes last. */
  z.strictObject({ end: z.enum(["solved", "handed-over", "cancelled"]) }),
]);

const scenario = z.strictObject({
  name: z.string().min(1),
  /** What the channel hints at before anything was written. */
  language: z.enum(LANGUAGES),
  /** A member of the demo world, whose mailbox is read. Left out: somebody without an account. */
  "person-is": z.email().optional(),
  chat: z
    .array(line)
    .min(2)
    .refine((lines) => lines.slice(0, -1).every((one) => !("end" in one)), "end must be the last line"),
});

export type ScenarioLine = z.infer<typeof line>;
export type Scenario = z.infer<typeof scenario> & { readonly file: string };

/** Reads one transcript. @throws with the file and every place that is not as it must be */
export function readScenario(file: string, text: string): Scenario {
  const read = scenario.safeParse(parse(text));
  if (!read.success) throw new Error(`${file} is no scenario:\n${z.prettifyError(read.error)}`);
  return { ...read.data, file };
}

/** All transcripts below a folder, by file name. */
export const readScenarios = (directory: string): readonly Scenario[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yml"))
    .toSorted()
    .map((file) => readScenario(file, readFileSync(join(directory, file), "utf8")));

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Milliseconds of a `wait`. */
export function durationOf(wait: string): number {
  const unit = wait.at(-1);
  const seconds = unit === "s" || unit === "m" || unit === "h" || unit === "d" ? SECONDS[unit] : Number.NaN;
  return Number(wait.slice(0, -1)) * seconds * 1000;
}
