import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fewPhrases } from "../../src/app/few-phrases.ts";
import { readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import { OWN_FLOWS, shippedIntents } from "../../src/app/shipped-intents.ts";
import { flowsCheck } from "../../src/cli/flows.ts";
import { loadOverlaid } from "../../src/flow-compiler/flow-compiler.ts";
import { flowIntent, textId } from "../../src/shared/brand.ts";

/** An operator's folder as it was written when each kind of words had a folder, and a language a file in it. */
const FORMER = join(import.meta.dirname, "..", "fixtures", "former-flows");

const top = mkdtempSync(join(tmpdir(), "latchkey-former-"));
afterAll(() => rmSync(top, { recursive: true }));
let count = 0;

/** A copy of it with these files put in. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(top, String((count += 1)));
  cpSync(FORMER, folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function loadedFrom(folder: string) {
  const loaded = loadOverlaid(OWN_FLOWS, folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  const placesOf = (found: typeof loaded.leftOut) =>
    found.map(({ code, file }) => `${code} ${file.slice(folder.length + 1)}`);
  return {
    ...loaded,
    hints: placesOf(loaded.hints),
    warnings: placesOf(loaded.warnings),
    told: placesOf(loaded.leftOut),
  };
}

const welcome = (folder: string) => loadedFrom(folder).value.texts.say("en", textId("finish.welcome-back"));

/** What English is understood by. */
function english(folder: string) {
  const told: string[] = [];
  const own = { onLeftOut: (mistake: string) => void told.push(mistake.replaceAll(folder, "own")) };
  const [taught] = withPhrases(readLanguages(folder, own), own);
  return { taught, told };
}

const [SHIPPED] = withPhrases(readLanguages(OWN_FLOWS));

describe("a folder from before a language was one folder", () => {
  const folder = folderWith({});

  test("is said as it always was, and guards texts with its lists", () => {
    const { value, told, warnings } = loadedFrom(folder);
    expect(value.texts.say("en", textId("finish.welcome-back"))).toBe("Welcome back to Example Inc.");
    expect(new Set(told)).toEqual(new Set(["missing-translation texts/ru.yml", "asks-for-secret texts/ru.yml"]));
    expect(warnings).toEqual([]);
  });

  test("teaches and replaces what it always did", () => {
    const { taught, told } = english(folder);
    expect(told).toEqual([]);
    expect(taught?.phrases["forgot_password"]).toEqual([
      ...(SHIPPED?.phrases["forgot_password"] ?? []),
      "my passphrase has flown",
      "human please",
    ]);
    expect(taught?.phrases["human_handoff"]).not.toContain("human please");
    expect(taught?.words).toEqual({
      ...SHIPPED?.words,
      maybe: "dunno",
      email: { ...SHIPPED?.words.email, dot: "punkt" },
    });
    expect(taught?.reports.account_misuse["parrots"]).toEqual(["my parrot signed in"]);
    expect(taught?.replies.affirm?.at(-1)).toBe("sure as eggs");
    expect(taught?.questions["code-lifetime"].at(-1)).toBe("when does the number go stale");
  });

  test("is told once where its files belong, which is no mistake", async () => {
    expect(loadedFrom(folder).hints).toEqual(["former-place texts/en.yml"]);
    rmSync(join(folder, "texts/ru.yml"));
    const lines: string[] = [];
    expect(await flowsCheck(folder, (line) => void lines.push(line))).toBe(0);
    expect(lines.filter((line) => line.startsWith("hint: "))).toEqual([
      expect.stringMatching(/texts\/en\.yml:1:1 .*move it to languages\/en\/chat\.yml, and 6 more in the same way\.$/u),
    ]);
    expect(lines.filter((line) => line.startsWith("warning: "))).toEqual([]);
  });
});

describe("a file that lies in both places", () => {
  const folder = folderWith({
    "languages/en/chat.yml": 'finish:\n  welcome-back: "There you are."\n',
    "languages/en/phrases.yml": "human_handoff:\n  - human please\nip_blocked:\n  - my number is fenced off\n",
    "languages/en/words.yml": "maybe: |\n  who knows\n",
    "languages/en/replies.yml": "deny:\n  - sure as eggs\n",
    "languages/ru/never-ask.yml": ["secrets: [секрет]", ...restOfLists()].join("\n"),
  });

  test("counts where it lies now, and elsewhere for what that one does not say", () => {
    const { value, told } = loadedFrom(folder);
    expect(welcome(folder)).toBe("There you are.");
    expect(value.texts.say("en", textId("finish.did-it-work"))).toBe("Are you in?");
    expect(told).not.toContain("asks-for-secret texts/ru.yml");
    const { taught } = english(folder);
    expect(taught?.phrases["human_handoff"]).toEqual(SHIPPED?.phrases["human_handoff"]);
    expect(taught?.phrases["forgot_password"]?.at(-1)).toBe("my passphrase has flown");
    expect(taught?.phrases["ip_blocked"]?.at(-1)).toBe("my number is fenced off");
    expect(taught?.words).toEqual({
      ...SHIPPED?.words,
      maybe: "who knows",
      email: { ...SHIPPED?.words.email, dot: "punkt" },
    });
    expect([taught?.replies.affirm, taught?.replies.deny?.at(-1)]).toEqual([SHIPPED?.replies.affirm, "sure as eggs"]);
  });

  test("is told, each one", () => {
    expect(loadedFrom(folder).hints.slice(1).toSorted()).toEqual([
      "former-place never-ask/ru.yml",
      "former-place phrases/en.yml",
      "former-place replies/en.yml",
      "former-place texts/en.yml",
      "former-place words/en.yml",
    ]);
  });

  test("says the shipped words again where the upper one is a copy of the shipped file", () => {
    const copied = folderWith({});
    cpSync(join(OWN_FLOWS, "languages/en"), join(copied, "languages/en"), { recursive: true });
    expect(welcome(copied)).toBe(loadedWithout().texts.say("en", textId("finish.welcome-back")));
    const { taught } = english(copied);
    expect(taught?.words).toEqual(SHIPPED?.words);
    expect(taught?.phrases["human_handoff"]).toEqual(SHIPPED?.phrases["human_handoff"]);
  });

  test("has the phrases of a new flow counted together", () => {
    const change = (from: number) =>
      `change_email:\n${[0, 1, 2, 3, 4, 5].map((at) => `  - phrase ${String(from + at)}\n`).join("")}`;
    const both = folderWith({ "phrases/en.yml": change(0), "languages/en/phrases.yml": change(6) });
    const [handoff] = shippedIntents();
    if (!handoff) throw new Error("no intents");
    const intents = [...shippedIntents(), { ...handoff, intent: flowIntent("change_email") }];
    expect(fewPhrases(both, intents, ["en"])).toEqual([expect.stringContaining("There are 12 phrases")]);
    const [taught] = withPhrases(readLanguages(both, { intents }), { intents });
    expect(taught?.phrases["change_email"]).toHaveLength(12);
  });
});

test("a file of a former place that is named after no language, or is no YAML by its name, is told", () => {
  const folder = folderWith({ "words/turkish.yml": "x", "texts/notes.txt": "" });
  const { told } = loadedFrom(folder);
  expect(told).toEqual(expect.arrayContaining(["wrong-value words/turkish.yml", "overlooked texts/notes.txt"]));
  expect(readLanguages(folder).map(({ language }) => language)).toEqual(["en", "es", "pt-BR"]);
});

function loadedWithout() {
  const loaded = loadOverlaid(OWN_FLOWS, join(OWN_FLOWS, "drawings"));
  if (!loaded.ok) throw new Error("the shipped flows have mistakes");
  return loaded.value;
}

function restOfLists(): readonly string[] {
  const names = ["codes", "others", "asks", "between", "never", "softeners", "elsewhere", "here", "ends", "fresh"];
  return names.map((name) => `${name}: [слово]`);
}

describe("a language of one's own that lies in both places", () => {
  const phrases = (extra: string) =>
    Object.entries(SHIPPED?.phrases ?? {})
      .map(
        ([intent, said]) =>
          `${intent}:\n${said
            .slice(0, 12)
            .map((one) => `  - ${JSON.stringify(one)}\n`)
            .join("")}`,
      )
      .join("")
      .replace("forgot_password:\n", () => `forgot_password:\n  - ${extra}\n`);
  const words = readFileSync(join(OWN_FLOWS, "languages/en/words.yml"), "utf8");
  const folder = folderWith({
    "phrases/tr.yml": phrases("sifremi unuttum gitti"),
    "words/tr.yml": words,
    "languages/tr/phrases.yml": "forgot_password:\n  - parolam ucup gitti\nip_blocked:\n  - sifremi unuttum gitti\n",
    "languages/tr/words.yml": "maybe: |\n  kim bilir\n",
  });

  test("is understood by both, and the new place has the last word", () => {
    const told: string[] = [];
    const own = { onLeftOut: (mistake: string) => void told.push(mistake) };
    const turkish = withPhrases(readLanguages(folder, own), own).find(({ language }) => language === "tr");
    expect(told).toEqual([]);
    expect(turkish?.phrases["forgot_password"]?.at(-1)).toBe("parolam ucup gitti");
    expect(turkish?.phrases["ip_blocked"]).toContain("sifremi unuttum gitti");
    expect(turkish?.phrases["forgot_password"]).not.toContain("sifremi unuttum gitti");
    expect(turkish?.words).toEqual({ ...SHIPPED?.words, maybe: "kim bilir" });
  });

  test("is told at each file that is covered", () => {
    expect(loadedFrom(folder).hints).toEqual(
      expect.arrayContaining(["former-place phrases/tr.yml", "former-place words/tr.yml"]),
    );
  });
});
