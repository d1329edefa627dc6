import { expect, test } from "vitest";
import { smallLibrary } from "../engine/small-library.ts";
import { dossierOf } from "../../src/conversation/cases/open-case.ts";
import type { Fact } from "../../src/engine/engine.ts";
import { readFlows } from "../../src/app/serve.ts";
import { chat, openShell, TROUBLE, words } from "./world.ts";

test("a case is opened once, with a dossier, a short number, the chat and a mail to support", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("I want to talk to a person");
  await shell.drain();
  const all = await shell.cases();
  expect(all).toHaveLength(1);
  expect(all[0]?.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(all[0]?.dossier).toMatchObject({
    trouble: "forgot",
    language: "en",
    proof: "nothing proved",
    tried: ["mail-code: mailed"],
    failed: [],
  });
  expect(all[0]?.transcript[0]).toMatchObject({ from: "person", text: TROUBLE });
  const [mail] = shell.world.readMails().filter((one) => one.template === "case-opened");
  expect(mail).toMatchObject({ recipient: "support", details: { case: all[0]?.number, trouble: "forgot" } });
});

test("the mail of a case holds nothing that the person wrote", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("my cat Mirabelle ate the phone, I want to talk to a person");
  const mail = shell.world.readMails().find((one) => one.template === "case-opened");
  expect(JSON.stringify(mail)).not.toMatch(/Mirabelle|ana@tidewater/);
});

test("after a hand-over small talk and the same trouble stay with the case, and a new one starts the agent again", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("I want to talk to a person");
  await shell.tell("hello, anybody there?");
  const [only] = await shell.cases();
  expect((await shell.said()).at(-1)).toBe(`en:shell.handed-over case=${only?.number ?? ""}`);
  await shell.tell("I forgot my password");
  expect(await shell.episodes(chat())).toHaveLength(1);
  await shell.tell("my ip address is blocked");
  expect(await shell.episodes(chat())).toHaveLength(2);
});

test("that the case waits is said once, and again to whoever asks for it", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("I want to talk to a person");
  const reminders = async () => (await shell.said()).filter((line) => line.startsWith("en:shell.handed-over")).length;
  const told: number[] = [];
  for (const text of ["hello", "hmm well", "hello?", "what about my request?", "hello", "I want to talk to a person"]) {
    await shell.tell(text);
    told.push(await reminders());
  }
  expect(told).toEqual([1, 1, 1, 2, 2, 3]);
});

test("whoever waits for a person can start over with the agent", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  await shell.tell("I want to talk to a person");
  await shell.tell("start over");
  await shell.tell("I forgot my password");
  expect((await shell.episodes(chat())).length).toBeGreaterThan(1);
  expect((await shell.said()).at(-1)).not.toContain("shell.handed-over");
});

test("a case opens even on facts that no walk can follow", () => {
  const facts = [{ kind: "started", flow: "no-such-flow" }] as const;
  expect(dossierOf({ number: 1, library: smallLibrary, facts }, "es", true)).toMatchObject({
    trouble: "no-such-flow",
    proof: "mailbox proved",
  });
});

/** The dossier of a chat in which these things came out, each `flow.step` with its outcome. */
function dossierAfter(...results: readonly (readonly [visit: string, outcome: string])[]) {
  const facts = results.map(
    ([visit, outcome], n) => ({ kind: "resulted", visit: `${visit}#${String(n)}@0`, outcome, details: {} }) as const,
  );
  return dossierOf({ number: 1, library: smallLibrary, facts }, "en", false);
}

test("a dossier tells once what is proved, and not as something that was tried", () => {
  expect(dossierAfter(["blocked.known", "unproved"])).toMatchObject({
    proof: "nothing proved",
    tried: [],
    failed: [],
    next: "nothing-proved",
  });
});

test("what went well in the end did not fail, and what the admins said goes by its name", () => {
  expect(dossierAfter(["verify.compare", "wrong"], ["verify.compare", "right"], ["blocked.ask", "declined"])).toEqual({
    trouble: "not named",
    language: "en",
    proof: "nothing proved",
    tried: ["check-code: wrong", "check-code: right", "allow-ip: declined"],
    failed: ["allow-ip: declined"],
    next: "admins-declined",
  });
});

test("the agent answers in the language of the channel, and changes with the person's", async () => {
  const shell = await openShell();
  await shell.tell(words("hello", { language: "pt-BR" }));
  expect((await shell.said())[0]).toMatch(/^pt-BR:/);
  await shell.tell("Olvidé mi contraseña y no puedo entrar en mi cuenta, ayúdame por favor");
  expect((await shell.said()).at(-1)).toMatch(/^es:/);
});

test("the case of a victim says so, and sends support to look before anything is changed, mailbox proved or not", () => {
  const { library } = readFlows();
  const facts: readonly Fact[] = [{ kind: "started", flow: "account-misuse" }];
  for (const proved of [true, false])
    expect(dossierOf({ number: 1, library, facts }, "en", proved)).toMatchObject({
      trouble: "account-misuse",
      next: "somebody-else-there",
    });
});

test("the right code reopens what the case came out of, once, and the case says that the mailbox is proved", async () => {
  const shell = await openShell();
  await shell.tell(TROUBLE);
  const code = shell.world.lastSecrets()["code"] ?? "";
  await shell.tell("I want to talk to a person");
  const wrong = code === "111111" ? "222222" : "111111";
  await shell.tell(wrong);
  expect((await shell.cases())[0]?.dossier.proof).toBe("nothing proved");
  await shell.tell(code);
  await shell.tell(code);
  const [only, ...others] = await shell.cases();
  expect(others).toEqual([]);
  expect(only?.dossier).toMatchObject({ proof: "mailbox proved", next: "mailbox-proved" });
  expect(only?.closedAt).toBeUndefined();
  const [episode, ...more] = await shell.episodes(chat());
  expect(more).toEqual([]);
  expect(episode?.works.filter(({ name }) => name === "check-code").map(({ outcome }) => outcome)).toEqual([
    "wrong",
    "right",
  ]);
});
