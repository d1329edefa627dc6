import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { ChatAddress } from "../../../src/channels/channel.ts";
import { MARTA } from "../../approvals/world.ts";
import { messenger } from "../world.ts";
import { ADDRESS, type AdminWorld, openAdmins } from "./world.ts";

const phone = messenger("whatsapp-web");
let admins: AdminWorld;
beforeEach(async () => {
  phone.sent.length = 0;
  admins = await openAdmins({ channels: [messenger(), phone] });
});

const OF = { channel: "whatsapp-web", bot: "b" } as const;

/** Where a message of this number, this account, or both is kept. */
const keptFor = async (number?: string, account?: string): Promise<ChatAddress> => {
  const ids = [number, account].filter((id) => id !== undefined);
  return { ...OF, chat: await admins.inbox.sameChat(OF, { ids, account }) };
};
const write = async (text: string, number?: string, account?: string) =>
  admins.write(await keptFor(number, account), text);

describe("a chat that its platform names in two ways", () => {
  test("is one chat, under whichever name it was first known", async () => {
    await write("hello", undefined, "1@lid");
    expect((await keptFor("49@c.us", "1@lid")).chat).toBe("1@lid");
    expect((await keptFor("49@c.us")).chat).toBe("1@lid");
    await write("hello", "50@c.us");
    expect((await keptFor("50@c.us", "2@lid")).chat).toBe("50@c.us");
    expect((await keptFor(undefined, "2@lid")).chat).toBe("50@c.us");
  });

  test("is another one for another bot of ours", async () => {
    await write("hello", "49@c.us", "1@lid");
    expect(await admins.inbox.sameChat({ ...OF, bot: "c" }, { ids: ["49@c.us"] })).toBe("49@c.us");
    expect(await admins.inbox.sameChat({ ...OF, bot: "c" }, { ids: ["49@c.us", "9@lid"], account: "9@lid" })).toBe(
      "49@c.us",
    );
    expect((await keptFor(undefined, "1@lid")).chat).toBe("49@c.us");
  });
});

// Carriers give a number to somebody else after as little as 45 days. A link to an admin's account lasts 180, and the
// new owner of Marta's number was once taken for Marta: any name in common made two chats one.
describe("an admin's number that was given to somebody else", () => {
  beforeEach(async () => {
    await admins.link(MARTA, await keptFor("49@c.us", "1@lid"));
  });

  test("decides nothing, and shows nothing of what the admin was told", async () => {
    const request = await admins.askFor(ADDRESS);
    await write(`approve ${request.code}`, "49@c.us", "2@lid");
    expect([admins.entries(), admins.rowOf(request.code).status]).toEqual([[], "open"]);
    const shown = await admins.linesIn(await keptFor("49@c.us", "2@lid"));
    expect(shown.map(({ text }) => text).join()).not.toMatch(/card-address|203\.0\.113/u);
  });

  test("is sent no requests any more; they go to the admin's account", async () => {
    await write("hello, who is this?", "49@c.us", "2@lid");
    phone.sent.length = 0;
    const request = await admins.askFor(ADDRESS);
    expect(phone.sent.map(({ to }) => to.chat)).toEqual(["1@lid"]);
    expect(await write("ok", undefined, "1@lid")).toContain("shell.decided-for");
    expect(admins.rowOf(request.code).status).toBe("approved");
  });

  test("stays with the new owner, whatever the platform leaves out next time", async () => {
    await write("hello", "49@c.us", "2@lid");
    expect(await keptFor("49@c.us")).toEqual(await keptFor(undefined, "2@lid"));
    expect(await keptFor("49@c.us")).not.toEqual(await keptFor(undefined, "1@lid"));
  });
});

test("an admin who goes on under another number keeps the link, and is answered there", async () => {
  await admins.link(MARTA, await keptFor("49@c.us", "1@lid"));
  const request = await admins.askFor(ADDRESS);
  phone.sent.length = 0;
  expect(await write(`approve ${request.code}`, "77@c.us", "1@lid")).toContain("shell.decided-for");
  expect(new Set(phone.sent.map(({ to }) => to.chat))).toEqual(new Set(["77@c.us"]));
  expect((await keptFor("49@c.us", "2@lid")).chat).not.toBe("77@c.us");
});

test("two accounts never share a chat, and each keeps its own, in whatever order numbers go from hand to hand", async () => {
  const numbers = fc.constantFrom("1@c.us", "2@c.us", "3@c.us");
  const accounts = fc.constantFrom("a@lid", "b@lid", "c@lid");
  const message = fc.tuple(fc.option(numbers, { nil: undefined }), accounts);
  const once = fc.array(message, { minLength: 1, maxLength: 12 });
  let run = 0;
  let sent = 0;
  const property = fc.asyncProperty(once, async (messages) => {
    const bot = `run ${String((run += 1))}`;
    const own = new Map<string, string>();
    for (const [number, account] of messages) {
      const ids = [number, account].filter((id) => id !== undefined);
      const from = { ...OF, bot, chat: await admins.inbox.sameChat({ ...OF, bot }, { ids, account }) };
      await admins.tell({ from, messageId: `hi ${String((sent += 1))}`, body: { kind: "text", text: "hi" } });
      const id = String(admins.idIn(from));
      expect(own.get(account) ?? id).toBe(id);
      own.set(account, id);
    }
    expect(new Set(own.values()).size).toBe(own.size);
  });
  await fc.assert(property, { numRuns: 60 });
});
