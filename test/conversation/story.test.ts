import { expect, test } from "vitest";
import { proofs } from "../../db/schema/auth-codes.ts";
import { libraryHash } from "../../src/shared/brand.ts";
import { codesOf, pendingOf, sessionOf } from "../auth/backup-codes/holder.ts";
import { OFFICE } from "../auth/world.ts";
import { smallLibrary } from "../engine/small-library.ts";
import { chat, openShell, shellOn, TROUBLE, words } from "./world.ts";

const MINUTE = 60_000;

async function provedShell() {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell(`it says ${shell.world.lastSecrets()["code"] ?? ""}`);
  return shell;
}

test("a forgotten password walks from the first words to the mailed link", async () => {
  const shell = await provedShell();
  expect(shell.world.readMails().map((mail) => mail.template)).toEqual(["code", "reset-link"]);
  expect((await shell.said()).at(-1)).toMatch(/^en:forgot\.in/);
  const [episode] = await shell.episodes(chat());
  expect(episode?.works.map(({ name, outcome }) => `${name}: ${String(outcome)}`)).toEqual([
    "mail-code: mailed",
    "check-code: right",
    "mail-reset-link: mailed",
  ]);
});

test("whoever was seen signing in after the proof is told so, once, and the trouble is solved", async () => {
  const shell = await provedShell();
  shell.clock.advance(MINUTE);
  const token = shell.world.lastSecrets()["reset"] ?? "";
  const password = "seventeen-blue-kites";
  await shell.world.auth.passwords.changePassword({ token, password, repeated: password, seen: OFFICE });
  expect((await shell.world.signIn("ana@tidewater.example", password)).kind).toBe("signed-in");
  await shell.drain();
  await shell.drain();
  const [episode] = await shell.episodes(chat());
  expect(episode?.end).toEqual({ outcome: "solved", flow: "forgot" });
  expect((await shell.said()).filter((text) => text.includes("welcome-in"))).toHaveLength(1);
});

/** The chat knew of two ways in when there were three, and went on asking somebody who was in. */
test("whoever signs in with a backup code is seen as well", async () => {
  const shell = await openShell();
  const [code = ""] = await codesOf(shell.world, await sessionOf(shell.world));
  await shell.tell(TROUBLE.replace("ana@", "lucia@"));
  await shell.tell(`it says ${shell.world.lastSecrets()["code"] ?? ""}`);
  shell.clock.advance(MINUTE);
  const pending = await pendingOf(shell.world);
  await shell.world.auth.backupCodes.signIn({ pending, typed: { number: "1", code }, seen: OFFICE });
  await shell.drain();
  expect((await shell.episodes(chat()))[0]?.end).toEqual({ outcome: "solved", flow: "forgot" });
});

test("a sign-in without a proof in the chat ends nothing", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.world.signIn("ana@tidewater.example", "kelp-barnacle-41");
  await shell.drain();
  expect((await shell.episodes(chat()))[0]?.end).toBeUndefined();
});

test("cancelling ends the proof, so that whoever writes next from this chat has none", async () => {
  const shell = await provedShell();
  await shell.tell("cancel");
  await shell.tell(words("", { body: { kind: "choice", option: "yes", label: "Yes" } }));
  const [episode] = await shell.episodes(chat());
  expect(episode?.end?.outcome).toBe("cancelled");
  expect(shell.world.open.queries.select().from(proofs).all()).toEqual([]);
});

test("starting over ends the proof as well, and the trouble is begun with a code again", async () => {
  const shell = await provedShell();
  await shell.tell("start over");
  expect(shell.world.open.queries.select().from(proofs).all()).toEqual([]);
  shell.clock.advance(MINUTE);
  await shell.tell(TROUBLE);
  expect(shell.world.readMails().map((mail) => mail.template)).toEqual(["code", "reset-link", "code"]);
});

test("a running episode keeps its flows when the shell starts with newer ones", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const newer = { hash: libraryHash("newer"), flows: {} };
  const later = shellOn(shell.world, shell.clock, { library: newer });
  await later.tell(`it says ${shell.world.lastSecrets()["code"] ?? ""}`);
  expect((await later.said()).at(-1)).toMatch(/^en:forgot\.in/);
  expect((await later.episodes(chat()))[0]?.library.hash).toBe(smallLibrary.hash);
});
