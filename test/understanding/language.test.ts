import { describe, expect, it } from "vitest";
import type { Language } from "../../src/shared/language.ts";
import { understanding } from "./support/loaded.ts";

const wanted = (text: string, now: Language) => understanding.understand(text, { language: now }).language;

describe("the language of a conversation", () => {
  it.each<[string, Language]>([
    ["I can't get into my account", "en"],
    ["no puedo entrar a mi cuenta", "es"],
    ["no puedo entrar", "es"],
    ["não consigo entrar na minha conta", "pt-BR"],
    ["nao consigo entrar", "pt-BR"],
    ["hola, se me olvidó la contraseña y no sé qué hacer", "es"],
    ["where is the code you sent", "en"],
    ["cadê o código que vocês mandaram", "pt-BR"],
  ])("follows %j to %s", (text, language) => {
    const other = language === "en" ? "es" : "en";
    expect(wanted(text, other)).toBe(language);
  });

  it.each([
    "ok",
    "no",
    "si",
    "sim",
    "hola",
    "oi",
    "hi",
    "123456",
    "👍👍👍",
    "ana@acme.com",
    "ana punto lopez arroba acme punto com",
    "181.47.22.9",
    "Ana Maria Lopez",
    "João Silva",
    "Maria de la Cruz",
    "Acme Corporation Ltd",
    "1",
    "menu",
    "login",
    "cancelar",
    "",
    "Kommo WhatsApp CRM",
  ])("stays put on %j", (text) => {
    for (const now of ["en", "es", "pt-BR"] as const) expect(wanted(text, now)).toBeUndefined();
  });

  it.each<[string, Language]>([
    ["in English please", "en"],
    ["can we speak english?", "en"],
    ["English", "en"],
    ["en inglés por favor", "en"],
    ["inglês, por favor", "en"],
    ["habla español", "es"],
    ["Hola! en español por favor", "es"],
    ["do you speak Spanish?", "es"],
    ["em português", "pt-BR"],
    ["pode falar português?", "pt-BR"],
    ["sorry, I only speak Portuguese", "pt-BR"],
    ["no entiendo, puedes hablar en portugués", "pt-BR"],
  ])("changes on the wish %j to %s", (text, language) => {
    for (const now of ["en", "es", "pt-BR"] as const) expect(wanted(text, now)).toBe(language);
  });

  it("is not changed by merely naming one", () => {
    expect(wanted("the email you sent me was in Spanish and I could not read a word of it", "en")).toBeUndefined();
  });

  it("is guessed for any message when nothing depends on it", () => {
    expect(understanding.read("olá").language).toBe("pt-BR");
    expect(understanding.read("buenas").language).toBe("es");
    expect(understanding.read("👍").language).toBe("en");
  });
});
