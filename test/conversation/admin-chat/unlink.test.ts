import { expect, test } from "vitest";
import { DAY } from "../../../src/shared/clock.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { chat } from "../world.ts";
import { ADDRESS, openAdmins } from "./world.ts";

const listed = async ({ world }: Awaited<ReturnType<typeof openAdmins>>) =>
  (await world.auth.linkedChats.list(await actingAs(world, MARTA)))?.length;

test.each([
  ["unlink this chat", "yes"],
  ["Please unlink this chat!", "1"],
  ["desvincular este chat", "sí"],
  ["Quero desvincular esta conversa", "sim"],
  ["unlink this chat", "unlink this chat"],
])("“%s” is asked back once, and “%s” ends the link; the owner hears of it by mail", async (asked, answer) => {
  const admins = await openAdmins();
  expect(await admins.write(admins.phone, asked)).toContain("shell.unlink-ask");
  expect(await listed(admins)).toBe(1);
  expect(await admins.write(admins.phone, answer)).toContain("shell.unlink-done");
  expect(await listed(admins)).toBe(0);
  expect(admins.world.readMails().at(-1)).toMatchObject({ template: "chat-unlinked" });
});

test("a no, a two or the other button keeps the link", async () => {
  const admins = await openAdmins();
  for (const answer of ["no", "2"]) {
    await admins.write(admins.phone, "unlink this chat");
    expect(await admins.write(admins.phone, answer)).toContain("shell.unlink-kept");
  }
  expect(await admins.press(admins.phone, "unlink:no")).toContain("shell.unlink-kept");
  expect(await listed(admins)).toBe(1);
});

test("a yes that answers something else, or comes after it, unlinks nothing", async () => {
  const admins = await openAdmins();
  await admins.write(admins.phone, "unlink this chat");
  await admins.write(admins.phone, "I forgot my password");
  await admins.write(admins.phone, "yes");
  expect(await listed(admins)).toBe(1);
});

test("a chat that is linked to nobody is told so, also by its button", async () => {
  const admins = await openAdmins();
  expect(await admins.write(chat("stranger"), "unlink this chat")).toContain("shell.unlink-none");
  expect(await admins.press(chat("stranger"), "unlink:yes")).toContain("shell.unlink-none");
  expect(await listed(admins)).toBe(1);
});

test("an unlinked chat shows no request and decides none", async () => {
  const admins = await openAdmins();
  const request = await admins.askFor(ADDRESS);
  await admins.press(admins.phone, "unlink:yes");
  await admins.write(admins.phone, `approve ${request.code}`);
  expect(await admins.press(admins.phone, `decide:${request.id}:once`)).toContain("shell.not-yours");
  expect(admins.rowOf(request.code).status).toBe("open");
});

test("every message keeps a link for another 180 days; without one it decides nothing any more", async () => {
  const admins = await openAdmins();
  const { id } = await admins.askFor(ADDRESS);
  for (let n = 0; n < 3; n += 1) {
    admins.clock.advance(179 * DAY);
    await admins.write(admins.phone, "hello");
    expect(await listed(admins)).toBe(1);
  }
  admins.clock.advance(180 * DAY);
  expect(await listed(admins)).toBe(0);
  expect(await admins.press(admins.phone, `decide:${id}:once`)).toContain("shell.not-yours");
});
