import { type Announcement, readWish } from "../announcements/announcements.ts";
import { auditChain } from "../auth/auth.ts";
import { openDatabase, readFlows } from "../app/serve.ts";
import { systemClock } from "../shared/clock.ts";
import { ownCommand } from "../shared/own-command.ts";
import { systemRandom } from "../shared/random.ts";
import { createSecrets } from "../shared/secrets.ts";
import { announcementStore } from "../store/store.ts";
import { runCommand, say } from "./output.ts";
import { settings } from "./settings.ts";

interface Wish {
  readonly for: string;
  readonly also?: readonly string[] | undefined;
  readonly end: boolean;
}

/** `latchkey announce [text] --for 4h`: tells everybody one line for a while. Without a text: what is told now. */
export const announce = (text: string | undefined, wish: Wish): Promise<void> =>
  runCommand(async () => {
    if (text !== undefined && wish.end) throw new Error("Write a text, or --end, not both. Nothing was changed.");
    if (text === undefined && wish.also) throw new Error(NO_TEXT);
    const config = settings();
    const open = openDatabase(config);
    const store = announcementStore(open, auditChain(createSecrets(config.secret, systemRandom)));
    const now = systemClock.now();
    try {
      if (wish.end) say.line((await store.end(now)) ? "Ended: nobody is told any more." : NOTHING);
      else if (text === undefined) show(await store.current(now));
      else {
        const { wording, asksForSecret } = readFlows(config.flowsFolder, say.warning, config);
        const { languages } = wording;
        const given = { now, random: systemRandom, languages, asking: asksForSecret };
        const read = readWish({ text, also: wish.also ?? [], lasts: wish.for }, given);
        if (!read.ok) throw new Error(`${read.reason}\nNothing was changed.`);
        await store.announce(read.value, now);
        show(read.value);
        const missing = languages.filter((language) => !Object.hasOwn(read.value.texts, language));
        if (missing.length > 0) say.line(`Told in English to whoever reads ${missing.join(", ")}: ${ALSO(missing[0])}`);
      }
    } finally {
      open.close();
    }
  });

const NO_TEXT = "What shall be said? Write the English text first, in quotes. Nothing was changed.";
const NOTHING = "Nothing is announced at the moment.";
const ALSO = (language = "") => `add --also ${language}="…"`;

function show(announcement: Announcement | undefined): void {
  if (!announcement) {
    say.line(NOTHING);
    return;
  }
  say.line(`Told to everybody, in chats and on pages, until ${new Date(announcement.until).toISOString()}:`);
  for (const [language, text] of Object.entries(announcement.texts)) say.line(`  ${language}  ${text}`);
  say.line(`To end it now: ${ownCommand("announce --end")}`);
}
