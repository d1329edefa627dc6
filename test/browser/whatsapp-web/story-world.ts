import { expect, vi } from "vitest";
import { z } from "zod";
import type { TwoNames } from "../../doubles/whatsapp-page/whatsapp-page.ts";
import { startWhatsApp, type WhatsAppServers } from "../../doubles/whatsapp-page/whatsapp-servers.ts";
import { type StartedWorld, startWorld } from "../../support/world.ts";

/** WhatsApp is written to at a pace of its own: half a minute for a few lines is as it should be. */
const PATIENCE = { timeout: 120_000, interval: 50 };

/** The whole program with the demo company, joined to a phone through the real library and a real browser. */
export interface StoryWorld extends StartedWorld {
  readonly servers: WhatsAppServers;
  /** @param chat how WhatsApp names this person now @param answeredTo the other name, when answers may go there */
  person(chat: string, answeredTo?: string): Person;
  /** What fits in the text of the newest mail to this mailbox. */
  mail(to: string, fits: RegExp): Promise<RegExpExecArray>;
}

interface Person {
  says(words: string, quoting?: string): void;
  /** Waits for a message that came after the last thing this person said, and fits. @returns its id */
  hears(fits: RegExp): Promise<string>;
  reacts(emoji: string, to: string): void;
}

export async function openStories(people: readonly TwoNames[]): Promise<StoryWorld> {
  const servers = await startWhatsApp(people);
  const world = await startWorld({
    WHATSAPP: "web",
    WHATSAPP_PAGE: servers.page,
    CHROMIUM_ARGUMENTS: "--disable-features=LocalNetworkAccessChecks",
  });
  const state = () => world.world.messengers.all[0]?.health().state;
  await vi.waitFor(() => expect(state()).toBe("needs-pairing"), { timeout: 120_000, interval: 50 });
  servers.scan();
  await vi.waitFor(() => expect(state()).toBe("ready"), PATIENCE);
  const before = await joined(world);
  const mail = (to: string, fits: RegExp) =>
    vi.waitFor(async () => {
      const mails = (await world.world.mail.mailbox?.list()) ?? [];
      const [newest] = mails.filter((one) => one.to === to).map(({ text }) => fits.exec(text));
      if (!newest) throw new Error(`no mail to ${to} that fits ${String(fits)}`);
      return newest;
    }, PATIENCE);
  const close = async () => {
    await world.close();
    await servers.close();
  };
  const person: StoryWorld["person"] = (chat, answeredTo = chat) => personOn(servers, chat, answeredTo);
  const started = { ...world, servers, mail, close, person };
  return Object.defineProperty(started, "troubles", { get: () => world.troubles.slice(before) });
}

const HEALTH = z.object({ parts: z.object({ "whatsapp-web": z.object({ state: z.string() }) }) });

/** A phone that is not joined is an outage, and told as one where the watch saw it; a story begins when it is over. */
async function joined({ baseUrl, troubles }: StartedWorld): Promise<number> {
  const health = async () => HEALTH.parse(await (await fetch(`${baseUrl}/health`)).json()).parts["whatsapp-web"].state;
  await vi.waitFor(async () => expect(await health()).toBe("ok"), PATIENCE);
  for (const trouble of troubles) expect(trouble).toMatch(/^outage-(?:began|ended) .*whatsapp-web/u);
  return troubles.length;
}

function personOn(servers: WhatsAppServers, chat: string, answeredTo: string): Person {
  let seen = 0;
  const screen = () => servers.sent.filter((one) => one.chat === answeredTo);
  return {
    says: (words, quoting) => {
      seen = screen().length;
      servers.say(chat, words, quoting === undefined ? {} : { fields: { quotedStanzaID: quoting } });
    },
    hears: (fits) =>
      vi.waitFor(() => {
        const found = screen()
          .slice(seen)
          .find(({ body }) => fits.test(body));
        if (!found)
          throw new Error(
            `${String(fits)} is not among: ${screen()
              .map(({ body }) => body)
              .join(" | ")}`,
          );
        return found.id;
      }, PATIENCE),
    reacts: (emoji, to) => servers.react(chat, to, emoji),
  };
}
