import { expect, test } from "vitest";
import { accounts } from "../../../db/schema/auth.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { chat, openShell, TROUBLE, words } from "../world.ts";

const drawn = async (shell: Awaited<ReturnType<typeof openShell>>) => {
  const code = await shell.world.auth.linkedChats.drawCode(await actingAs(shell.world, MARTA));
  return code.ok ? code.value.code : "";
};

test.each([
  ["link CODE", "as the page shows it"],
  ["CODE", "alone"],
  ["vincular code", "in small letters and another language"],
  ["Link: SPACED", "with blanks"],
  ["link PLAIN", "without dashes"],
  ["/start CODE", "by a deep link"],
  ["here it is: CODE, thanks", "in a sentence"],
])("%s links the chat, %s, and neither chat nor database holds the code", async (text) => {
  const shell = await openShell();
  const code = await drawn(shell);
  const plain = code.replaceAll("-", "");
  const written = text
    .replace("CODE", code)
    .replace("code", code.toLowerCase())
    .replace("SPACED", code.replaceAll("-", " "))
    .replace("PLAIN", plain);
  await shell.tell(written);
  expect(await shell.said()).toEqual(["en:shell.link-done person=“Marta Keel”"]);
  const [line] = await shell.inbox.history(chat(), 0);
  expect(line?.text).toContain("••••••");
  for (const secret of [code, plain, code.toLowerCase()]) expect(shell.bytes().includes(secret)).toBe(false);
  expect(shell.channel.removed).toEqual([]);
});

test("a code that is wrong, used or old is refused in one sentence, and after five there is no more trying", async () => {
  const shell = await openShell();
  const code = await drawn(shell);
  await shell.tell(words(`link ${code}`, { from: chat("phone") }));
  await shell.tell(`link ${code}`);
  const old = await drawn(shell);
  shell.clock.advance(10 * MINUTE);
  await shell.tell(`link ${old}`);
  for (const wrong of ["1AAA-AAAA-AAA", "2AAA-AAAA-AAA", "3AAA-AAAA-AAA"]) await shell.tell(wrong);
  await shell.tell(`link ${await drawn(shell)}`);
  const said = await shell.said();
  expect(said).toEqual([...Array.from({ length: 5 }, () => "en:shell.link-wrong"), "en:shell.link-used-up"]);
});

test("a code typed in the middle of a flow links the chat and leaves the flow where it is", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const before = await shell.episodes(chat());
  await shell.tell(`link ${await drawn(shell)}`);
  expect((await shell.said()).at(-1)).toContain("shell.link-done");
  expect(await shell.episodes(chat())).toEqual(before);
});

test("the chat goes on in the language of the account", async () => {
  const shell = await openShell();
  const { queries } = shell.world.open;
  queries.update(accounts).set({ language: "pt-BR" }).run();
  await shell.tell(`link ${await drawn(shell)}`);
  expect(await shell.said()).toEqual(["pt-BR:shell.link-done person=“Marta Keel”"]);
});
