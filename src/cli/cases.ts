import { auditChain } from "../auth/auth.ts";
import { type CaseRecord, caseWordsIn, nextInWords } from "../conversation/conversation.ts";
import { openDatabase } from "../serve.ts";
import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { conversationStore } from "../store/store.ts";
import { say, told } from "./say.ts";
import { settings } from "./settings.ts";

/** `latchkey cases`: what is open for a person, newest first, with everything they need to know. */
export const cases = (): Promise<void> =>
  told(async () => {
    const config = settings();
    const store = openDatabase(config);
    const chain = auditChain(createSecrets(config.secret, systemRandom));
    const all = await conversationStore(store, systemRandom, chain).cases();
    const found = all.filter(({ closedAt }) => closedAt === undefined);
    if (found.length === 0) say.line("No case waits for a person.");
    for (const one of found) tell(one);
    store.close();
  });

function tell({ number, from, openedAt, heldBy, dossier, transcript }: CaseRecord): void {
  say.line(`Case ${number}   ${new Date(openedAt).toISOString()}   ${from.channel}`);
  say.line(`  with      ${heldBy ?? "nobody yet"}`);
  say.line(`  trouble   ${dossier.trouble} (${dossier.language}), ${dossier.proof}`);
  say.line(`  tried     ${dossier.tried.join(", ") || "nothing yet"}`);
  say.line(`  failed    ${dossier.failed.join(", ") || "nothing"}`);
  say.line(`  next      ${nextInWords(caseWordsIn(FALLBACK_LANGUAGE), dossier.next)}`);
  for (const line of transcript) say.line(`    ${line.from === "person" ? "person" : "agent "}  ${line.text}`);
  say.line();
}
