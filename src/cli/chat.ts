import { createTerminal, type Terminal } from "../channels/terminal/terminal.ts";
import type { Inbox } from "../channels/channel.ts";
import { ownEnvironment } from "../config/config.ts";
import { type Running, serve } from "../app/serve.ts";
import { systemClock } from "../shared/clock.ts";
import { FALLBACK_LANGUAGE, languageOfTag } from "../shared/language.ts";
import { systemRandom } from "../shared/random.ts";
import { drainAll } from "../shared/schedule.ts";
import { createLog } from "./log.ts";
import { IS_DEMO, say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** `latchkey chat`: the chat in this terminal, with all that belongs to it behind it. */
export const chat = (): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    const log = createLog(config);
    const late: { running?: Running; terminal?: Terminal } = {};
    const settled = async () => {
      const { workers = [], slowWorkers = [] } = late.running?.world.shell ?? {};
      const all = [...workers, ...slowWorkers];
      while ((await drainAll(all, (where, error) => log("trouble", { where }, error))) > 0);
    };
    const channels = (inbox: Inbox) => {
      late.terminal = createTerminal({
        ...ENDS,
        inbox,
        random: systemRandom,
        language: ownLanguage(),
        settled,
      });
      return [late.terminal.channel];
    };
    const common = { config, clock: systemClock, random: systemRandom, log, channels } as const;
    const running = await serve({ ...common, pages: "optional" });
    late.running = running;
    introduce(running, config.publicBaseUrl, config.mode === "demo");
    try {
      await late.terminal?.talk();
      await settled();
      // The answer said that a mail is on its way; nobody may be left here to send it later.
      await drainAll([running.world.mail.worker], (where, error) => log("trouble", { where }, error));
    } finally {
      await running.close();
    }
  });

const ENDS = { input: process.stdin, output: process.stdout };

/** The language this terminal is set to. */
const ownLanguage = () => languageOfTag(ownEnvironment()["LANG"] ?? "") ?? FALLBACK_LANGUAGE;

function introduce({ baseUrl }: Running, publicBaseUrl: string, isDemo: boolean): void {
  say.line();
  say.line("  You are in the chat. Write as somebody who cannot sign in would; leave with Ctrl+D.");
  say.line(isDemo ? `  ${IS_DEMO}` : "  This is production: real accounts, and mails that really go out.");
  if (isDemo) say.line(`  Mails arrive at ${publicBaseUrl}/mailbox`);
  if (baseUrl === undefined) say.line(`  Pages are served by the Latchkey that already runs at ${publicBaseUrl}.`);
  say.line();
}
