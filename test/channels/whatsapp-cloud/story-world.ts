import { expect, vi } from "vitest";
import {
  ACCOUNT,
  bring,
  type GraphServer,
  type MessageBody,
  messagesValue,
  openGraphServer,
  postOf,
  pressablesOf,
  type SentMessage,
  textBody,
  wordsOf,
  written,
} from "../../doubles/graph-server/graph-server.ts";
import { type StartedWorld, startWorld } from "../../support/world.ts";

const PATIENCE = { timeout: 20_000, interval: 50 };

/** The whole program with the demo company, on WhatsApp through a Graph of ours. */
export interface StoryWorld extends StartedWorld {
  readonly graph: GraphServer;
  /** Somebody with a phone. @param userId what our business alone knows them by */
  person(phone: string, userId?: string): WhatsAppPerson;
  /** The text of the newest mail to this mailbox whose text fits. */
  mail(to: string, fits: RegExp): Promise<RegExpExecArray>;
}

interface WhatsAppPerson {
  says(words: string): Promise<void>;
  writes(body: MessageBody): Promise<void>;
  /** From now on Meta shows us no number. */
  hidesNumber(): void;
  /** Waits for a message that came after the last thing this person did, and fits. */
  hears(fits: RegExp): Promise<SentMessage>;
  /** Presses what is called so under the newest message that has it. */
  presses(title: RegExp): Promise<void>;
}

/** @param settings of other messengers beside it */
export async function openStoryWorld(settings: Readonly<Record<string, string>> = {}): Promise<StoryWorld> {
  const graph = await openGraphServer();
  const world = await startWorld({
    ...settings,
    WHATSAPP: "cloud",
    WHATSAPP_API_URL: graph.url,
    WHATSAPP_TOKEN: ACCOUNT.token,
    WHATSAPP_PHONE_NUMBER_ID: ACCOUNT.phoneNumberId,
    WHATSAPP_APP_SECRET: ACCOUNT.appSecret,
    WHATSAPP_VERIFY_TOKEN: ACCOUNT.verifyToken,
    WHATSAPP_TEMPLATE: "latchkey_news",
  });
  const mail = async (to: string, fits: RegExp) => {
    const found = async () => {
      const mails = (await world.world.mail.mailbox?.list()) ?? [];
      return mails.filter((one) => one.to === to).map(({ text }) => fits.exec(text));
    };
    await expect.poll(async () => (await found())[0] ?? undefined, PATIENCE).toBeDefined();
    const [newest] = await found();
    if (!newest) throw new Error("the mail is gone");
    return newest;
  };
  const close = async () => {
    await world.close();
    await graph.close();
  };
  return { ...world, graph, mail, close, person: (phone, userId) => personOn(world, graph, phone, userId) };
}

function personOn({ baseUrl }: StartedWorld, graph: GraphServer, phone: string, userId?: string): WhatsAppPerson {
  let seen = 0;
  let names: { readonly from?: string; readonly userId?: string } = {
    from: phone,
    ...(userId !== undefined && { userId }),
  };
  const screen = () => graph.accepted.filter(({ to }) => to === phone).map(({ message }) => message);
  const write = async (body: MessageBody) => {
    seen = screen().length;
    const raw = postOf(messagesValue([written(body, names)]));
    expect(await bring(`${baseUrl}/whatsapp/webhook`, raw)).toBe(200);
  };
  const newest = async (pick: () => SentMessage | undefined, what: RegExp) => {
    await vi.waitFor(() => {
      if (!pick()) throw new Error(`${String(what)} is not among what came: ${screen().map(wordsOf).join(" | ")}`);
    }, PATIENCE);
    return pick() ?? Promise.reject(new Error(`no ${String(what)}`));
  };
  return {
    says: (words) => write(textBody(words)),
    writes: write,
    hidesNumber: () => {
      names = userId === undefined ? {} : { userId };
    },
    hears: (fits) =>
      newest(
        () =>
          screen()
            .slice(seen)
            .find((one) => fits.test(wordsOf(one))),
        fits,
      ),
    presses: async (title) => {
      const has = (one: SentMessage) => pressablesOf(one).some((button) => title.test(button.title));
      const message = await newest(() => screen().findLast(has), title);
      const { kind, ...reply } = pressablesOf(message).find((one) => title.test(one.title)) ?? { kind: "button_reply" };
      await write({ type: "interactive", interactive: { type: kind, [kind]: reply } });
    },
  };
}
