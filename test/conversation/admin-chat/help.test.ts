import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../src/shared/clock.ts";
import { actingAs, MARTA } from "../../approvals/world.ts";
import { chat } from "../world.ts";
import { openAdmins, type AdminWorld } from "./world.ts";

const TOM = "tom@tidewater.example";
/** What was mailed of all that an admin can bring about here. */
const mails = (admins: AdminWorld) =>
  admins.world
    .readMails()
    .flatMap(({ template }) => (["reset-link", "invitation", "member-changed"].includes(template) ? [template] : []));
const optionsIn = async (admins: AdminWorld) => (await admins.linesIn(admins.phone)).at(-1)?.options ?? [];
const yesIn = async (admins: AdminWorld) => (await optionsIn(admins))[0]?.id ?? "";

describe("an admin in a linked chat, with a password typed a moment ago", () => {
  test.each([
    [`reset the password of ${TOM}`, "yes"],
    ["please reset Tom Buoy's password", "1"],
    ["restablece la contraseña de mi empleado Tom Buoy", "sí"],
    [`mande uma nova senha para ${TOM}`, "sim"],
  ])("“%s” and “%s” mails the button to the address on file, and only then", async (asked, answer) => {
    const admins = await openAdmins();
    const said = await admins.write(admins.phone, asked);
    expect(said).toContain("shell.help-ask what=mail-reset-link");
    expect(said).toContain(`email=${TOM}`);
    expect(mails(admins)).toEqual([]);
    expect(await admins.write(admins.phone, answer)).toContain("shell.help-done what=mail-reset-link");
    expect(mails(admins)).toEqual(["reset-link"]);
  });

  test("a button that is pressed twice mails once", async () => {
    const admins = await openAdmins();
    await admins.write(admins.phone, `reset the password of ${TOM}`);
    const yes = await yesIn(admins);
    for (let n = 0; n < 3; n += 1) await admins.press(admins.phone, yes);
    expect(mails(admins)).toHaveLength(1);
  });

  test("a lock is ended, the member hears of it, and a second time there is none", async () => {
    const admins = await openAdmins();
    await admins.write(admins.phone, `unlock ${TOM}`);
    expect(await admins.write(admins.phone, "yes")).toContain("shell.help-done what=unlock");
    expect(mails(admins)).toEqual(["member-changed"]);
    await admins.write(admins.phone, `unlock ${TOM}`);
    expect(await admins.write(admins.phone, "yes")).toContain("why=unchanged");
  });

  test("a no does nothing", async () => {
    const admins = await openAdmins();
    await admins.write(admins.phone, `unlock ${TOM}`);
    expect(await admins.write(admins.phone, "no")).toContain("shell.help-kept");
    expect(mails(admins)).toEqual([]);
  });

  test.each([
    ["somebody who is not there", "reset the password of nobody@tidewater.example", "why=none"],
    ["a member of another company", "unlock uma@pinecrest.example", "why=none"],
  ])("%s is not found, in the same words", async (_who, asked, why) => {
    const admins = await openAdmins();
    expect(await admins.write(admins.phone, asked)).toContain(why);
  });

  test("a name that several have is asked for by its address", async () => {
    const admins = await openAdmins();
    admins.set("petra@tidewater.example", { name: "Tom Reef" });
    expect(await admins.write(admins.phone, "unlock Tom")).toContain("why=several");
    expect(await admins.write(admins.phone, "unlock Tom Buoy")).toContain("shell.help-ask");
  });

  test("what they write about their own address is for the flows", async () => {
    const admins = await openAdmins();
    expect(await admins.write(admins.phone, `reset the password of ${MARTA.who}`)).not.toContain("shell.help");
  });
});

describe("what an admin may do in a chat is looked up when it is done", () => {
  test("a password typed too long ago is asked for on the page, and nobody is named before", async () => {
    const admins = await openAdmins();
    admins.clock.advance(16 * MINUTE);
    const said = await admins.write(admins.phone, `unlock ${TOM}`);
    expect(said).toContain("why=password");
    expect(said).not.toContain("person=");
    await actingAs(admins.world, MARTA);
    expect(await admins.write(admins.phone, `unlock ${TOM}`)).toContain("shell.help-ask");
  });

  test.each([
    ["the password has grown old", (admins: AdminWorld) => admins.clock.advance(HOUR), "why=password"],
    ["they were demoted", (admins: AdminWorld) => admins.set(MARTA.who, { role: "member" }), "why=nobody"],
    ["they were disabled", (admins: AdminWorld) => admins.set(MARTA.who, { status: "disabled" }), "why=nobody"],
    ["the member is disabled", (admins: AdminWorld) => admins.set(TOM, { status: "disabled" }), "why=disabled"],
  ] as const)("pressed when %s, nothing happens", async (_what, before, why) => {
    const admins = await openAdmins();
    await admins.write(admins.phone, `reset the password of ${TOM}`);
    const yes = await yesIn(admins);
    before(admins);
    expect(await admins.press(admins.phone, yes)).toContain(why);
    expect(mails(admins)).toEqual([]);
  });

  test("a button that is pressed in another chat, or in one that was unlinked, does nothing", async () => {
    const admins = await openAdmins();
    await admins.write(admins.phone, `reset the password of ${TOM}`);
    const yes = await yesIn(admins);
    expect(await admins.press(chat("stranger"), yes)).toContain("why=nobody");
    await admins.press(admins.phone, "unlink:yes");
    expect(await admins.press(admins.phone, yes)).toContain("why=nobody");
    expect(mails(admins)).toEqual([]);
  });

  test("the same words of somebody whose chat is linked to nobody, or to a member, are no wish of an admin", async () => {
    const admins = await openAdmins();
    expect(await admins.write(chat("stranger"), `unlock ${TOM}`)).not.toContain("shell.help");
    await admins.link({ who: "petra@tidewater.example", password: "oyster-ribbon-18" }, chat("petra"));
    expect(await admins.write(chat("petra"), `unlock ${TOM}`)).not.toContain("shell.help");
  });
});
