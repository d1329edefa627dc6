import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, test } from "vitest";
import { join } from "node:path";
import { LANGUAGES } from "../../src/shared/language.ts";
import { readDialogue, withoutWaits } from "../../src/cli/converse/dialogue.ts";
import { play } from "../../src/cli/converse/run.ts";
import { readFlows } from "../../src/app/serve.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { latchkey } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-converse-"));
afterAll(() => rmSync(folder, { recursive: true }));
const scenery = { ...readFlows(), understanding };
const turns = ["I forgot my password, I'm user@example.com", "{{code}}"];

test("a forgotten password is solved by the mailed code, and the mails go to the stored address", async () => {
  const played = await play(scenery, { id: "1", lang: "en", turns });
  expect(played).toMatchObject({ id: "1", outcome: "solved", flow: "forgot-password" });
  expect(played.mails).toHaveLength(2);
  expect(played.mails.every(({ to }) => to === "user@example.com")).toBe(true);
  expect(played.effects).toContainEqual(expect.objectContaining({ name: "mail-reset-link", outcome: "mailed" }));
});

test("a stranger's address gets the same words and no mail", async () => {
  const [known, unknown] = await Promise.all(
    ["user@example.com", "none@example.com"].map((email) =>
      play(scenery, { id: "same", lang: "en", turns: [`I forgot my password, I'm ${email}`] }),
    ),
  );
  const texts = (played: typeof known) => played?.transcript.slice(1).map(({ text }) => text.replace(/\S+@\S+/u, "…"));
  expect(texts(unknown)).toEqual(texts(known));
  expect(unknown?.mails).toEqual([]);
});

test("the same script twice gives the same, to the letter", async () => {
  const once = await play(scenery, { id: "7", lang: "es", turns: ["olvidé mi clave", "user@example.com"] });
  expect(await play(scenery, { id: "7", lang: "es", turns: ["olvidé mi clave", "user@example.com"] })).toEqual(once);
});

test("waiting moves the clock by exactly what was written", async () => {
  const { transcript } = await play(scenery, { id: "w", lang: "en", turns: ["hi", "{{wait 2h}}", "hi"] });
  const said = transcript.filter(({ from }) => from === "user").map(({ at }) => Date.parse(at));
  expect(Number(said[1]) - Number(said[0])).toBe(2 * 3_600_000 + 5000);
  expect(withoutWaits("{{wait 1d}} hi {{wait 30s}}")).toEqual({ words: "hi", wait: 86_430_000 });
});

test.each([
  ["{", "is no JSON object"],
  ['{"id":"1"}', "needs turns"],
  ['{"id":"1","lang":"fr","turns":[]}', "needs a lang"],
  ['{"id":"1","lang":7,"turns":[]}', "needs a lang"],
  ['{"id":"1","turns":["{{cod}}"]}', "{{cod}}"],
])("the line %s is refused with what is wrong", (line, what) => {
  const read = readDialogue(line, LANGUAGES);
  expect(read.ok ? "" : read.reason).toContain(what);
});

test.each(["pt", "pt-BR", "PT_br", "pt-PT"])("the language %s is read as Portuguese", (lang) => {
  expect(readDialogue(JSON.stringify({ id: "1", lang, turns: [] }), LANGUAGES)).toMatchObject({
    value: { lang: "pt-BR" },
  });
});

test("a line that cannot be read is told by its number, the others are played, and the exit code tells", async () => {
  const input = `{"id":"a","lang":"en","turns":["hi"]}\nnonsense\n{"id":"c","lang":"pt-BR","turns":["oi"]}\n`;
  const { code, out, err } = await latchkey(["converse", "-"], { folder, input });
  expect(out.trim().split("\n")).toHaveLength(2);
  expect(err).toMatch(/^Line 2 is no JSON object/u);
  expect(code).toBe(1);
}, 120_000);

test("understand answers each line it can read, and names the one it cannot", async () => {
  const input = `{"id":"a","text":"I forgot my password"}\n{"id":2}\n`;
  const { code, out, err } = await latchkey(["understand"], { folder, input });
  expect(JSON.parse(out)).toMatchObject({ id: "a", intent: "forgot_password", language: "en" });
  expect(err).toMatch(/^Line 2 /u);
  expect(code).toBe(1);
}, 120_000);

test("understand answers as it is asked, and waits for what is still to be written, however much comes", async () => {
  let go: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    go = resolve;
  });
  const half = Array.from(
    { length: 700 },
    (_, id) => `${JSON.stringify({ id, text: `I forgot ${"so ".repeat(30)}` })}\n`,
  );
  async function* input() {
    yield half.join("");
    // Now the pipe is empty and still open.
    await answered;
    yield half.join("");
  }
  const onOutput = (out: string) => {
    if (out.split("\n").length > half.length) go();
  };
  const { code, out, err } = await latchkey(["understand"], { folder, input: input(), onOutput });
  expect([code, err, out.trim().split("\n").length]).toEqual([0, "", 1400]);
}, 120_000);

test("a slip in a command is answered with the one that was meant", async () => {
  const { code, err } = await latchkey(["convers"], { folder });
  expect([code, err]).toEqual([1, expect.stringContaining("Did you mean converse?")]);
}, 120_000);
