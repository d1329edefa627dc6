import { expect } from "vitest";
import { openTelegramServer, type Person, type TelegramServer } from "../../doubles/telegram-server/telegram-server.ts";
import { type StartedWorld, startWorld } from "../../support/world.ts";
import { SECRET } from "./bot.ts";

/** The whole program with the demo company, on Telegram through a Bot API server of ours. */
export interface StoryWorld extends StartedWorld {
  readonly api: TelegramServer;
  person(id: number, language?: string): StoryPerson;
  /** The newest mail to this mailbox whose text fits. */
  mail(to: string, fits: RegExp): Promise<RegExpExecArray>;
}

interface StoryPerson extends Pick<Person, "say" | "press" | "chat"> {
  /** Waits for words of the bot that are new since this person did something, and fit. @returns the whole text */
  hears(fits: RegExp): Promise<string>;
  /** Waits for a button with such words, and presses it. */
  presses(label: RegExp): Promise<void>;
  /** Labels of all buttons that are on the screen. */
  buttons(): readonly string[];
}

export async function openStoryWorld(mode: "polling" | "webhook"): Promise<StoryWorld> {
  const api = await openTelegramServer();
  const world = await startWorld({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_URL: api.url,
    TELEGRAM_MODE: mode,
    ...(mode === "webhook" && { TELEGRAM_WEBHOOK_SECRET: SECRET }),
  });
  const close = async () => {
    await world.close();
    await api.close();
  };
  return { ...world, api, close, mail: mailIn(world), person: (id, language) => personOn(api, id, language) };
}

function personOn(api: TelegramServer, id: number, language = "en"): StoryPerson {
  const person = api.person({ id, language_code: language });
  let seen = 0;
  /** Everything that was ever shown, edits too, in the order in which it came. */
  const screen = () => api.shownIn(id);
  const act = <Done>(work: () => Done): Done => {
    seen = screen().length;
    return work();
  };
  const buttons = () =>
    person.heard().flatMap(({ reply_markup: markup }) => markup?.inline_keyboard.flat().map(({ text }) => text) ?? []);
  return {
    chat: person.chat,
    say: (content) => act(() => person.say(content)),
    press: (label) => act(() => person.press(label)),
    buttons,
    hears: async (fits) => {
      const found = () =>
        screen()
          .slice(seen)
          .find((text) => fits.test(text));
      await api.until(() => found() !== undefined);
      return found() ?? "";
    },
    presses: async (label) => {
      const found = () => buttons().findLast((one) => label.test(one));
      await api.until(() => found() !== undefined);
      act(() => person.press(found() ?? ""));
    },
  };
}

function mailIn({ world }: StartedWorld): StoryWorld["mail"] {
  return async (to, fits) => {
    const found = async () => {
      const mails = (await world.mail.mailbox?.list()) ?? [];
      return mails.filter((one) => one.to === to).map(({ text }) => fits.exec(text))[0];
    };
    await expect.poll(found, { timeout: 20_000, interval: 50 }).toBeTruthy();
    return (await found()) ?? Promise.reject(new Error("the mail is gone"));
  };
}
