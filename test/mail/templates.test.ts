import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { TEMPLATES, letter, previews } from "./letters.ts";

const EXPECTED = {
  en: {
    chat: "the chat on the sign-in page",
    what: "a new password",
    when: "Monday, 5 January 2026 at 09:07 UTC",
    never: /will ever ask you/,
    stop: "This wasn’t me",
  },
  es: {
    chat: "el chat de la página de inicio de sesión",
    what: "una contraseña nueva",
    when: "lunes, 5 de enero de 2026, 09:07 UTC",
    never: /te pedirá nunca/,
    stop: "No fui yo",
  },
  "pt-BR": {
    chat: "o chat da página de entrada",
    what: "uma senha nova",
    when: "segunda-feira, 5 de janeiro de 2026 às 09:07 UTC",
    never: /vai pedir .* nunca/,
    stop: "Não fui eu",
  },
} as const;

const bothForms = ({ html, text }: { readonly html: string; readonly text: string }) => [html, text];

describe.each(LANGUAGES)("in %s", (language) => {
  const expected = EXPECTED[language];

  test("the code mail says which chat asked, when, what for, shares the phrase, warns, and can be disowned", () => {
    for (const form of bothForms(letter("code", language))) {
      for (const words of [expected.chat, expected.what, expected.when, expected.stop, "10 minut"])
        expect(form).toContain(words);
      expect(form).toMatch(expected.never);
      expect(form).toMatch(language === "en" ? /amber river/ : /(luna|lua) verde/);
      expect(form).toContain("https://login.acme.example/not-me?token=d1s0wn-");
      expect(form).toContain("493 817");
    }
  });

  test.each(["code", "sign-in-code", "security-code", "mailbox-code"] as const)(
    "the code of a %s mail is not in the subject, which servers log, and stands in the preview that a phone shows",
    (template) => {
      const mail = letter(template, language);
      expect(mail.subject).not.toMatch(/493|817/);
      expect(previews(mail).length).toBeGreaterThan(0);
      for (const shown of previews(mail)) expect(shown.slice(0, 60)).toContain("493 817");
    },
  );

  test("the reset mail has its button, the plain link, its validity and a way to stop it", () => {
    const { html, text } = letter("reset-link", language);
    const link = "https://login.acme.example/change-password?token=r3s3t--";
    expect(html.split(link)).toHaveLength(4);
    expect(text).toContain(link);
    for (const form of [html, text])
      for (const words of ["30 minut", expected.when, "/not-me?token="]) expect(form).toContain(words);
  });

  test.each(TEMPLATES)(
    "the %s mail greets by name and workspace, carries no image, script or form, and no blank left open",
    (template) => {
      const { html, text, subject } = letter(template, language);
      expect(html).not.toMatch(/<(img|script|form|iframe|object)|undefined|NaN/);
      expect(text).not.toMatch(/undefined|NaN|<|>|&[a-z]+;/);
      expect(subject.length).toBeLessThan(60);
      if (template === "case-opened" || template === "mailbox-code") return;
      for (const form of [html, text]) expect(form).toContain("Ana Reyes");
      for (const form of [html, text]) expect(form).toContain("Acme Tours");
    },
  );

  test.each(TEMPLATES)("the %s mail is the same to the last byte whenever it is written", (template) => {
    expect(letter(template, language)).toEqual(letter(template, language));
  });
});

test("the chat is named for every channel", () => {
  const named = (channel: string) => letter("code", "en", { channel }).text;
  expect(named("telegram")).toContain("the chat on Telegram");
  expect(named("whatsapp-cloud")).toContain("the chat on WhatsApp");
  expect(named("terminal")).toContain("the chat in the terminal");
  expect(named("carrier-pigeon")).toContain("our help chat");
});

test.each(LANGUAGES)("in %s the mail to a mailbox that is not proved names nobody and can stop nothing", (language) => {
  const { html, text } = letter("mailbox-code", language);
  for (const form of [html, text]) {
    expect(form).not.toMatch(/Ana|Acme|token=|not-me/);
    expect(form).toContain("493 817");
  }
});

test.each(LANGUAGES)("in %s a password changed from the profile is told as what it was", (language) => {
  const byLink = letter("password-changed", language);
  const fromProfile = letter("password-changed", language, { by: "owner" });
  expect(fromProfile.text).toMatch(/→/);
  expect(byLink.text).not.toMatch(/→/);
});

describe.each(LANGUAGES)("in %s a mail with a code", (language) => {
  test.each(["code", "sign-in-code", "security-code", "mailbox-code"] as const)(
    "%s shows its digits first: in the line on a phone, and before all other words of its body but the title",
    (template) => {
      const { html, text } = letter(template, language);
      expect(html.indexOf("493 817")).toBeGreaterThan(0);
      expect(
        html
          .slice(html.indexOf("<body"), html.indexOf("493 817"))
          .replace(/<[^>]*>/g, "")
          .trim().length,
      ).toBeLessThan(20);
      expect(text.trimStart().split(/\n+/).slice(0, 3).join("\n")).toContain("493 817");
    },
  );
});
