import { expect, it } from "vitest";
import { understanding } from "./support/loaded.ts";

const email = "tom@acme.example";

it.each([
  ["unlock tom@acme.example", { action: "unlock", email }],
  ["hey, could you reset tom@acme.example's password please?", { action: "mail-reset-link", email }],
  ["one of my people is stuck: send a password reset to tom@acme.example", { action: "mail-reset-link", email }],
  ["reset the password for our new hire Tom Reyes", { action: "mail-reset-link", name: ["tom", "reyes"] }],
  ["resend the invitation to Tom Reyes", { action: "mail-reset-link", name: ["tom", "reyes"] }],
  ["please lift the lock on Tom", { action: "unlock", name: ["tom"] }],
  ["necesito que desbloquees a Tomás Reyes, por favor", { action: "unlock", name: ["tomas", "reyes"] }],
  ["¿puedes restablecer la clave de tom@acme.example?", { action: "mail-reset-link", email }],
  ["mándale otra vez la invitación a tom@acme.example", undefined],
  ["reenvía la invitación a tom@acme.example", { action: "mail-reset-link", email }],
  ["desbloqueia o Tomás Reis pra mim", undefined],
  ["desbloqueia o colega Tomás Reis", { action: "unlock", name: ["tomas", "reis"] }],
  ["dá pra redefinir a senha da funcionária Ana Lima?", { action: "mail-reset-link", name: ["ana", "lima"] }],
])("“%s” asks to let somebody in: %j", (text, wish) => {
  expect(understanding.asksToHelp(text)).toEqual(wish);
});

it.each([
  "I forgot my password, tom@acme.example",
  "reset my password, tom@acme.example",
  "unlock me please",
  "how do I reset the password of an employee?",
  "where can I unlock somebody",
  "don't reset the password of tom@acme.example",
  "no desbloquees a tom@acme.example",
  "reset the password",
  "unlock the account",
  "tom@acme.example",
  "approve K7Q2 for a week",
  "libera o ip 203.0.113.9 por 7 dias",
  "unlock tom@acme.example or eva@acme.example",
  "esqueci minha senha, reseta por favor",
  "no puedo entrar, desbloquea a tom@acme.example",
  "",
])("“%s” is no wish for somebody else", (text) => {
  expect(understanding.asksToHelp(text)).toBeUndefined();
});
