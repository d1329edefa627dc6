import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { attempt, codeMailed } from "./history-import.ts";
import { type DemoPerson, type DemoWorkspace, usual } from "./person.ts";

/** Everything strict at once, with two admins. Its list holds this very computer, so that it can be tried here. */
const people: readonly DemoPerson[] = [
  {
    ...usual,
    email: "ines@lumen.example",
    password: "brisa-ventana-75",
    name: "Inés Paredes",
    role: "admin",
    language: "es",
    twoSteps: true,
    story: {
      en: "an admin of Lumen Studio, where two steps are mandatory and the whitelist is on",
      es: "administra Lumen Studio, con dos pasos obligatorios y la lista blanca activada",
      "pt-BR": "administra o Lumen Studio, com duas etapas obrigatórias e a lista de IPs ativada",
    },
    hint: {
      en: "Sign in and change the whitelist: it shows who would be locked out, and can be undone.",
      es: "Inicia sesión y cambia la lista blanca: muestra a quién dejaría fuera y se puede deshacer.",
      "pt-BR": "Entre e mude a lista de IPs: ela mostra quem ficaria de fora e dá para desfazer.",
    },
    history: (ines, now) =>
      [4 * DAY, 6 * HOUR].map((before) => attempt(ines, now, before, "signed-in-with-code", "office")),
  },
  {
    ...usual,
    email: "jonas@lumen.example",
    password: "harvest-compass-86",
    name: "Jonas Weber",
    role: "admin",
    twoSteps: true,
    story: {
      en: "the other admin of Lumen Studio",
      es: "también administra Lumen Studio",
      "pt-BR": "também administra o Lumen Studio",
    },
    hint: {
      en: "Where two admins have to agree, he is the second.",
      es: "Donde deben estar de acuerdo dos administradores, él es el segundo.",
      "pt-BR": "Onde dois administradores precisam concordar, ele é o segundo.",
    },
    history: (jonas, now) => [attempt(jonas, now, 2 * DAY, "signed-in-with-code", "office")],
  },
  {
    ...usual,
    email: "kofi@lumen.example",
    password: "ember-willow-97",
    name: "Kofi Mensah",
    story: {
      en: "has not set up the mandatory second step",
      es: "aún no configura el segundo paso obligatorio",
      "pt-BR": "ainda não configurou a segunda etapa obrigatória",
    },
    hint: {
      en: "Sign in: the second step is set up on the way.",
      es: "Inicia sesión: el segundo paso se configura en el camino.",
      "pt-BR": "Entre: a segunda etapa é configurada no caminho.",
    },
    history: (kofi, now) => [
      attempt(kofi, now, 20 * DAY, "signed-in", "office"),
      attempt(kofi, now, 3 * HOUR, "two-steps-not-set-up", "office"),
    ],
  },
  {
    ...usual,
    email: "rita@lumen.example",
    password: "jangada-lua-08",
    name: "Rita Moraes",
    language: "pt-BR",
    twoSteps: true,
    story: {
      en: "lost the mailbox her codes go to, and never saved backup codes",
      es: "perdió el buzón al que llegan sus códigos y nunca guardó códigos de respaldo",
      "pt-BR": "perdeu a caixa de e-mail dos códigos e nunca guardou códigos de backup",
    },
    hint: {
      en: "Pretend not to see her mail here, and tell the chat: an admin has to vouch for her.",
      es: "Haz como si no vieras su correo aquí y díselo al chat: alguien de administración debe confirmar que es ella.",
      "pt-BR":
        "Finja que não vê os e-mails dela aqui e conte ao chat: alguém da administração precisa confirmar que é ela.",
    },
    history: (rita, now) => [
      attempt(rita, now, 30 * DAY, "signed-in-with-code", "phone"),
      ...[100, 75].flatMap((minutes) => [
        codeMailed(rita, now, minutes * MINUTE),
        attempt(rita, now, minutes * MINUTE, "password-right", "phone"),
      ]),
    ],
  },
];

export const LUMEN: DemoWorkspace = {
  id: "lumen-studio",
  name: "Lumen Studio",
  twoStepsRequired: true,
  whitelistOn: true,
  whitelist: [
    { range: "203.0.113.0/26", note: "Studio" },
    { range: "192.0.2.140", note: "Rita, phone" },
    { range: "127.0.0.1", note: "This computer" },
    { range: "::1", note: "This computer, IPv6" },
  ],
  people,
};
