import { CHAT, openStage, type Scenery, type Stage } from "../../../src/cli/converse/harness.ts";
import { readFlows } from "../../../src/app/serve.ts";
import type { Language } from "../../../src/shared/language.ts";
import { understanding } from "./loaded.ts";

/** What is shipped, with everything real around it but the clock and the chance. */
const scenery: Scenery = { ...readFlows(), understanding };

/** Somebody of the demo company who has an account. */
export const KNOWN = "ana@acme.example";

/**
 * Says these lines in a chat of their own, from the beginning.
 *
 * @returns how many mails went out, to anybody, for the last `counted` of them
 */
export async function mailsFor(lines: readonly string[], language: Language, counted = lines.length): Promise<number> {
  const stage = await openStage(scenery, "victims", language);
  try {
    const before = lines.slice(0, lines.length - counted);
    const counts = lines.slice(lines.length - counted);
    for (const text of before) await stage.send({ kind: "text", text });
    const had = await mailsIn(stage);
    for (const text of counts) await stage.send({ kind: "text", text });
    return (await mailsIn(stage)) - had;
  } finally {
    stage.close();
  }
}

const mailsIn = async ({ world }: Stage) => ((await world.mail.mailbox?.list()) ?? []).length;

/** The texts of the answers to the last of these lines. */
export async function answersTo(lines: readonly string[], language: Language): Promise<readonly string[]> {
  const stage = await openStage(scenery, "victims", language);
  try {
    let had = 0;
    for (const text of lines) {
      had = (await stage.world.shell.inbox.history(CHAT, 0)).length;
      await stage.send({ kind: "text", text });
    }
    return (await stage.world.shell.inbox.history(CHAT, 0)).slice(had).map((line) => JSON.stringify(line));
  } finally {
    stage.close();
  }
}
