import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadOverlaid } from "../../src/flow-compiler/flow-compiler.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { loadWording } from "../../src/wording/wording.ts";
import { ACCENTED, latinIn, PSEUDO, pseudoText, writePseudoLanguages } from "./pseudo-language.ts";

test("the made-up languages have every text, and keep every rule of a language file", () => {
  const own = mkdtempSync(join(tmpdir(), "latchkey-pseudo-"));
  writePseudoLanguages(own);
  const mistakes: string[] = [];
  const { languages } = loadWording({ own, onLeftOut: (mistake) => mistakes.push(mistake) });
  const loaded = loadOverlaid("flows", own);
  rmSync(own, { recursive: true });
  expect(mistakes).toEqual([]);
  expect(loaded).toMatchObject({ ok: true, leftOut: [] });
  expect(languages).toEqual([...LANGUAGES, ...PSEUDO.map(({ language }) => language)]);
});

test.each([
  ["Choose a password", Infinity, "⟦Ćĥóóóóšéé áá ṕááššŵóóŕď⟧"],
  ["Hello {name}, see https://a.example/x", Infinity, "⟦Ĥééĺĺóó {name}, šéééé https://a.example/x⟧"],
  ["{days, plural, one {# day} other {# days}} left", Infinity, "⟦{days, plural, one {# ďááý} other {# ďááýš}} ĺééƒť⟧"],
  ["Forget it, stop here", 20, "Ƒóŕǧéť íť, šťóṕ ĥéŕé"],
  ["I know /take", Infinity, "⟦Íí ķñóóŵ /take⟧"],
])("%s has its letters changed and nothing else", (english, room, made) => {
  expect(pseudoText(english, ACCENTED, room)).toBe(made);
});

test("what is left of English is found beside names and addresses", () => {
  expect(latinIn(["⟦Ćĥóó⟧ Save", "Ana", "me@acme.example", "⟦Šáá Ana⟧", "12 UTC"], ["Ana", "UTC"])).toEqual([
    "⟦Ćĥóó⟧ Save",
  ]);
});
