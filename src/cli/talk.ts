import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readUnderstanding } from "../app/read-understanding.ts";
import { readFlows } from "../app/serve.ts";
import { LANGUAGES } from "../shared/language.ts";
import { readReplyFile, type ReplyPhrases } from "../understanding/understanding.ts";
import { runCommand, say } from "./output.ts";
import { ownFlowsFolder } from "./settings.ts";
import { type AskedStep, sayAll, type SaidAt, stepsThatHear } from "./talk/measure.ts";

/**
 * `latchkey flows talk FOLDER`: says every reply of a suite at every step that hears replies, and tells for each option and
 * language how many ways of choosing it are understood.
 *
 * @param folder holds `<language>.yml`, each in the form of `flows/languages/en/replies.yml`
 * @throws naming the file and what is wrong in it
 */
export const talk = (folder: string): Promise<void> => runCommand(async () => listTalk(folder));

function listTalk(folder: string): void {
  const own = ownFlowsFolder();
  const { library, texts, intents } = readFlows(own, say.warning);
  const understanding = readUnderstanding(undefined, own, { intents, onLeftOut: say.warning });
  for (const language of LANGUAGES) {
    const suite = suiteIn(join(folder, `${language}.yml`));
    if (!suite) continue;
    for (const step of stepsThatHear(library, texts)) printStep(step, sayAll(step, language, suite, understanding));
  }
}

function suiteIn(file: string): ReplyPhrases | undefined {
  if (!existsSync(file)) {
    say.warning(`${file} is not there, so nothing is said in that language.`);
    return undefined;
  }
  const suite = readReplyFile(readFileSync(file, "utf8"), file);
  if (!suite.ok) throw new Error(suite.reason);
  return suite.value;
}

function printStep({ name }: AskedStep, said: readonly SaidAt[]): void {
  const [{ language } = { language: "en" }] = said;
  const wanted = [...new Set(said.flatMap((one) => one.wanted ?? []))];
  const ways = wanted.map((id) => {
    const meant = said.filter((one) => one.wanted === id);
    return `${id} ${String(meant.filter(({ chosen }) => chosen === id).length)}/${String(meant.length)}`;
  });
  const harmful = said.filter(({ isHarmful }) => isHarmful);
  say.line(
    `${language}  ${name}  ${ways.join("  ")}${harmful.length > 0 ? `  harmful ${String(harmful.length)}` : ""}`,
  );
  for (const { text, chosen } of harmful) say.line(`    "${text}" chose ${chosen ?? "nothing"}`);
}
