import { auditChain } from "../auth/auth.ts";
import {
  type CaseRecord,
  languageInWords,
  nextInWords,
  triedInWords,
  troubleInWords,
} from "../conversation/conversation.ts";
import { openDatabase } from "../app/serve.ts";
import { type CaseWords, loadWording } from "../wording/wording.ts";
import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { conversationStore } from "../store/store.ts";
import { say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** `latchkey cases`: what is open for a person, newest first, with everything they need to know. */
export const cases = (): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    const store = openDatabase(config);
    const chain = auditChain(createSecrets(config.secret, systemRandom));
    const all = await conversationStore(store, systemRandom, chain).cases();
    const found = all.filter(({ closedAt }) => closedAt === undefined);
    if (found.length === 0) say.line("No case waits for a person.");
    const words = loadWording({ own: config.flowsFolder, brand: config.brand }).cases(FALLBACK_LANGUAGE);
    for (const one of found) printCase(words, one);
    store.close();
  });

function printCase(words: CaseWords, { number, from, openedAt, heldBy, dossier, transcript }: CaseRecord): void {
  const listed = (items: readonly string[]) =>
    items.map((item) => triedInWords(words, item)).join("; ") || words.nothing;
  say.line(`Case ${number}   ${new Date(openedAt).toISOString()}   ${from.channel}`);
  say.line(`  with      ${heldBy ?? "nobody yet"}`);
  say.line(`  trouble   ${troubleInWords(words, dossier.trouble)}`);
  say.line(`  language  ${languageInWords(FALLBACK_LANGUAGE, dossier.language)}`);
  say.line(`  proof     ${words.proof[dossier.proof]}`);
  say.line(`  tried     ${listed(dossier.tried)}`);
  say.line(`  failed    ${listed(dossier.failed)}`);
  say.line(`  next      ${nextInWords(words, dossier.next)}`);
  for (const line of transcript) say.line(`    ${line.from === "person" ? "person" : "agent "}  ${line.text}`);
  say.line();
}
