import { flushCompileCache } from "node:module";
import { DEMO_WORLD } from "../../db/demo.ts";
import { type Log, type Running, serve } from "../app/serve.ts";
import { systemClock } from "../shared/clock.ts";
import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import { systemRandom } from "../shared/random.ts";
import { createLog } from "./log.ts";
import { IS_DEMO, say, runCommand } from "./output.ts";
import { settings } from "./settings.ts";

/** `latchkey start`, and `npm start`: runs until it is stopped. */
export const start = (): Promise<void> =>
  runCommand(async () => {
    const config = settings();
    say.line("Starting Latchkey …");
    const running = await serve({ config, clock: systemClock, random: systemRandom, log: saying(createLog(config)) });
    stopOnSignal(running);
    greet(running, config.mode === "demo");
    if (config.mode === "production") await offerSetUp(running);
    await warnAboutMail(running);
    // A process that is killed one day has no other moment for it.
    flushCompileCache();
  });

/** Learning keeps everybody waiting, so whoever starts the program hears of it, whatever the log is told to keep. */
const saying =
  (log: Log): Log =>
  (event, ...more) => {
    if (event === "learning_phrases") say.line(LEARNING);
    log(event, ...more);
  };

const LEARNING =
  "Learning to read messages from the sentences in flows/. This takes half a minute, once; from then on a start takes seconds.";

function greet({ world, baseUrl = "" }: Running, isDemo: boolean): void {
  say.line();
  say.line(`  Sign-in page and chat   ${baseUrl}`);
  if (isDemo) {
    say.line();
    say.line(`  ${IS_DEMO}`);
    say.line();
    say.line(`  Mailbox (stand-in)      ${baseUrl}/mailbox`);
    say.line(`  People you can be       ${baseUrl}/demo`);
    say.line();
    say.line("  Three of them:");
    const { people } = world.wording.portal(FALLBACK_LANGUAGE).demo;
    for (const { email, password, told } of demoPeople())
      say.line(`    ${email.padEnd(24)}${password.padEnd(20)}${people[told].story}`);
    say.line();
    say.line(`  Try it: write "hi, I can't remember my password, I'm ana@acme.example" into the chat.`);
  }
  say.line("  Stop with Ctrl+C.");
  say.line();
}

/** While nobody can sign in, each start prints another link, and the one before ends. */
async function offerSetUp({ world, baseUrl = "" }: Running): Promise<void> {
  const token = await world.auth.setUp.offer();
  if (token === undefined) return;
  say.line("  Nobody can sign in yet. Open this link to make your workspace and the first admin:");
  say.line();
  say.line(`  ${baseUrl}/set-up?token=${token}`);
  say.line();
  say.line("  It works once, for 24 hours. The next start prints another, and this one ends.");
  say.line("  Whoever opens it first runs Latchkey, so show it to nobody.");
  say.line();
}

const demoPeople = () =>
  DEMO_WORLD.flatMap(({ people }) => people).filter(({ email }) =>
    ["ana@acme.example", "marta@acme.example", "user@example.com"].includes(email),
  );

async function warnAboutMail({ world }: Running): Promise<void> {
  const checked = await world.mail.verify();
  if (!checked.ok) say.warning(`${checked.reason} Latchkey keeps running; mails wait and are tried again.`);
}

function stopOnSignal(running: Running): void {
  const stop = () => {
    say.line("Stopping …");
    void running.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
