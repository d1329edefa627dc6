import { describe, expect, test } from "vitest";
import { play } from "../../src/cli/converse/run.ts";
import { readFlows } from "../../src/app/serve.ts";
import type { Language } from "../../src/shared/language.ts";
import { understanding } from "../understanding/support/loaded.ts";

/** The first message names the trouble and the address; from there it may take two more, the code being one. */
const MOST_MESSAGES = 3;

type Row = readonly [lang: Language, flow: string, who: string, words: string, ...rest: readonly string[]];

const ROWS: readonly Row[] = [
  ["en", "forgot-password", "ana@acme.example", "I forgot my password"],
  ["es", "forgot-password", "lucia@acme.example", "olvidé mi contraseña"],
  ["pt-BR", "forgot-password", "joao@acme.example", "esqueci minha senha"],
  ["en", "ip-blocked", "walt@example.com", "my IP is blocked", "yes"],
  ["es", "ip-blocked", "walt@example.com", "mi IP está bloqueada", "sí"],
  ["pt-BR", "ip-blocked", "walt@example.com", "meu IP foi bloqueado", "sim"],
  ["en", "code-not-received", "bruna@acme.example", "my code doesn't arrive"],
  ["es", "code-not-received", "hugo@acme.example", "no me llega el código"],
  ["pt-BR", "code-not-received", "bruna@acme.example", "meu código não chega"],
  ["en", "lost-backup-codes", "sam@acme.example", "I lost my backup codes"],
  ["es", "lost-backup-codes", "lucia@acme.example", "perdí mis códigos de respaldo"],
  ["pt-BR", "lost-backup-codes", "bruna@acme.example", "perdi meus códigos de reserva"],
  ["en", "forgot-password", "ana@acme.example", "I just can't log in"],
  ["es", "code-not-received", "hugo@acme.example", "no puedo entrar a mi cuenta"],
  ["pt-BR", "code-not-received", "bruna@acme.example", "não consigo entrar"],
  ["en", "login-doctor", "kofi@lumen.example", "I can't get into my account"],
  ["en", "ip-blocked", "walt@example.com", "I can't sign in", "yes"],
];

describe("with trouble and address in the first message, three messages are enough", () => {
  const scenery = { ...readFlows(), understanding };
  const rows = ROWS.map(([lang, flow, who, words, ...rest]) => ({ lang, flow, who, words, rest }));
  test.each(rows)("$lang: $words, $who", async ({ lang, flow, who, words, rest }) => {
    const turns = [`${words}, ${who}`, "{{code}}", ...rest];
    const played = await play(scenery, { id: who, lang, turns });
    const asked = played.effects.at(-1);
    const waitsForAdmins = asked?.name === "address-decision" && asked.outcome === "waiting";
    expect(turns.length).toBeLessThanOrEqual(MOST_MESSAGES);
    expect([played.flow, waitsForAdmins ? "waits for the admins" : played.outcome]).toEqual([
      flow,
      flow === "ip-blocked" ? "waits for the admins" : "solved",
    ]);
  });
});
