import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mails } from "../../db/schema/mail.ts";
import { writeLetter } from "../../src/mail/write-letter.ts";
import { readFlows } from "../../src/app/serve.ts";
import type { CodeReason } from "../../src/shared/code-reason.ts";
import type { PageLanguage } from "../../src/shared/language.ts";
import { openVault, type Vault } from "../security/vault.ts";
import { shippedWording } from "../support/shipped-wording.ts";

// Somebody whose network address was not let in got a code "for a new password". Whoever reads with care presses "This
// wasn't me" then, and is shut out for a day. What the mail says is what the person came with.

const LANGUAGES: readonly PageLanguage[] = ["en", "es", "pt-BR"];

/** What people come with, by the flow it starts. */
const TROUBLES: Readonly<Record<string, Readonly<Record<PageLanguage, string | readonly string[]>>>> = {
  // Nothing is mailed for a report alone: they choose what is done.
  "account-misuse": {
    en: ["somebody else is in my account", "Sign everybody out"],
    es: ["alguien más está en mi cuenta", "Cerrar las sesiones"],
    "pt-BR": ["tem outra pessoa na minha conta", "Desconectar todos"],
  },
  "forgot-password": {
    en: "I forgot my password",
    es: "olvidé mi contraseña",
    "pt-BR": "esqueci minha senha",
  },
  "code-not-received": {
    en: "the sign-in code does not arrive",
    es: "no me llega el código para entrar",
    "pt-BR": "não recebo o código de entrada",
  },
  "ip-blocked": {
    en: "my ip address isn't allowed",
    es: "mi dirección ip no está permitida",
    "pt-BR": "meu endereço ip não está liberado",
  },
  "lost-backup-codes": {
    en: "I lost my backup codes",
    es: "perdí mis códigos de respaldo",
    "pt-BR": "perdi meus códigos de backup",
  },
  "login-doctor": {
    en: "I just can't get in",
    es: "no puedo entrar",
    "pt-BR": "não consigo entrar",
  },
};

const { library } = readFlows();
const reasons = Object.values(library.flows).flatMap(({ id, codeFor }) => (codeFor ? [[id, codeFor] as const] : []));

let messages = 0;

async function say(vault: Vault, chat: string, ...lines: readonly string[]): Promise<void> {
  const from = { channel: "web-chat", bot: "portal", chat } as const;
  for (const text of lines) {
    messages += 1;
    await vault.shell.inbox.receive({ from, messageId: String(messages), body: { kind: "text", text } });
    await vault.answer();
  }
}

/** The newest code mail, as its reader sees it. */
function newestLetter(vault: Vault, language: PageLanguage) {
  const mail = vault.store.queries.select().from(mails).where(eq(mails.template, "code")).all().at(-1);
  if (!mail) throw new Error("No code was mailed.");
  const { id, template, recipient: to, details, queuedAt, tries } = mail;
  const sealed = mail.secrets ? { secrets: mail.secrets } : {};
  const order = { id, template, to, details, queuedAt, tries, language, ...sealed };
  return writeLetter(order, undefined, {
    secrets: vault.secrets,
    wording: shippedWording,
    baseUrl: "https://latchkey.example",
  });
}

test("every flow that leads to a code says what for, and each has its own words", () => {
  expect(reasons.map(([flow]) => flow).toSorted()).toEqual(Object.keys(TROUBLES).toSorted());
  const words = reasons.map(([, reason]) => shippedWording.mail("en").purposes[reason]);
  expect(new Set(words).size).toBe(reasons.length);
});

describe.each(reasons)("somebody who comes with %s", (flow, reason) => {
  test.each(LANGUAGES)("is mailed a code that says so, in %s, whoever has the address", async (language) => {
    const vault = await openVault();
    for (const address of ["ana@tidewater.example", "nobody@tidewater.example"]) {
      const before = vault.store.queries.select().from(mails).where(eq(mails.template, "code")).all().length;
      await say(vault, address, ...[TROUBLES[flow]?.[language] ?? ""].flat(), address);
      const sent = vault.store.queries.select().from(mails).where(eq(mails.template, "code")).all();
      expect([address, sent.length]).toEqual([address, before + 1]);
      const { text } = newestLetter(vault, language);
      expect(text).toContain(
        `${shippedWording.mail(language).labels.what}: ${shippedWording.mail(language).purposes[reason]}`,
      );
      for (const other of others(reason))
        expect(text).not.toContain(`: ${shippedWording.mail(language).purposes[other]}\n`);
    }
    vault.close();
  });
});

const others = (reason: CodeReason): readonly CodeReason[] =>
  reasons.map(([, other]) => other).filter((other) => other !== reason);

test("a code asked for again, in another trouble of the same chat, is mailed with the trouble of now", async () => {
  const vault = await openVault();
  await say(vault, "ana", "I forgot my password", "ana@tidewater.example");
  expect(newestLetter(vault, "en").text).toContain("What for: a new password");
  vault.clock.advance(10 * 60_000 + 1);
  await say(vault, "ana", "start over", "my ip address isn't allowed", "ana@tidewater.example");
  expect(newestLetter(vault, "en").text).toContain("What for: letting in the network address");
  vault.close();
});
