import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { attempt, codeMailed, newPassword, usedBackupCodes } from "./history-import.ts";
import { type DemoPerson, usual } from "./person.ts";

/** Five more members of Acme Tours, each with one trouble that the record shows. */
export const moreOfAcme: readonly DemoPerson[] = [
  {
    ...usual,
    email: "petra@acme.example",
    password: "quartz-ribbon-18",
    name: "Petra Lindqvist",
    story: {
      en: "set a new password an hour ago, and still types the old one",
      es: "cambió su contraseña hace una hora y sigue escribiendo la anterior",
      "pt-BR": "trocou a senha há uma hora e continua digitando a antiga",
    },
    hint: {
      en: "Tell the chat that your password does not work: it knows since when there is a new one.",
      es: "Dile al chat que tu contraseña no sirve: sabe desde cuándo hay una nueva.",
      "pt-BR": "Diga ao chat que a sua senha não funciona: ele sabe desde quando há uma nova.",
    },
    history: (petra, now) => [
      attempt(petra, now, 2 * DAY, "signed-in", "office"),
      newPassword(petra, now, HOUR),
      ...[40, 39, 20].map((minutes) => attempt(petra, now, minutes * MINUTE, "wrong-password", "home")),
    ],
  },
  {
    ...usual,
    email: "hugo@acme.example",
    password: "lechuza-nieve-29",
    name: "Hugo Salinas",
    language: "es",
    twoSteps: true,
    story: {
      en: "his sign-in code came back: the mailbox was full",
      es: "su código de acceso rebotó: el buzón estaba lleno",
      "pt-BR": "o código de entrada dele voltou: a caixa estava cheia",
    },
    hint: {
      en: "Tell the chat that no code arrives. The demo mailbox takes mail again, so it works now.",
      es: "Dile al chat que no te llega el código. El buzón de prueba ya recibe correo, así que ahora funciona.",
      "pt-BR": "Diga ao chat que o código não chega. A caixa de testes já recebe e-mails, então agora funciona.",
    },
    history: (hugo, now) => [
      attempt(hugo, now, 9 * DAY, "signed-in-with-code", "home"),
      codeMailed(hugo, now, 50 * MINUTE, "bounced"),
      attempt(hugo, now, 50 * MINUTE, "password-right", "home"),
    ],
  },
  {
    ...usual,
    email: "bruna@acme.example",
    password: "manga-farol-30",
    name: "Bruna Carvalho",
    language: "pt-BR",
    twoSteps: true,
    story: {
      en: "typed her sign-in code after its ten minutes were over",
      es: "escribió su código de acceso cuando ya habían pasado los diez minutos",
      "pt-BR": "digitou o código de entrada depois dos dez minutos",
    },
    hint: {
      en: "Sign in and use the newest code; or ask the chat what happened.",
      es: "Inicia sesión y usa el código más reciente, o pregunta al chat qué pasó.",
      "pt-BR": "Entre e use o código mais novo, ou pergunte ao chat o que aconteceu.",
    },
    history: (bruna, now) => [
      attempt(bruna, now, 5 * DAY, "signed-in-with-code", "phone"),
      codeMailed(bruna, now, 80 * MINUTE),
      attempt(bruna, now, 80 * MINUTE, "password-right", "phone"),
      attempt(bruna, now, 62 * MINUTE, "code-expired", "phone"),
    ],
  },
  {
    ...usual,
    email: "sam@acme.example",
    password: "pebble-anchor-47",
    name: "Sam Okafor",
    twoSteps: true,
    story: {
      en: "used up all ten backup codes",
      es: "gastó sus diez códigos de respaldo",
      "pt-BR": "usou todos os dez códigos de backup",
    },
    hint: {
      en: "Sign in with the mailed code, then make a new set in Profile, Security.",
      es: "Inicia sesión con el código del correo y crea otros en Perfil, Seguridad.",
      "pt-BR": "Entre com o código do e-mail e crie outros em Perfil, Segurança.",
    },
    history: (sam, now) => [
      usedBackupCodes(sam, now, 100 * DAY),
      attempt(sam, now, 4 * DAY, "signed-in-with-backup-code", "hotel"),
      attempt(sam, now, 70 * MINUTE, "password-right", "hotel"),
      attempt(sam, now, 69 * MINUTE, "no-backup-codes", "hotel"),
    ],
  },
  {
    ...usual,
    email: "olga@acme.example",
    password: "saffron-window-53",
    name: "Olga Petrova",
    story: {
      en: "was added and has never signed in",
      es: "fue dada de alta y nunca ha iniciado sesión",
      "pt-BR": "foi cadastrada e nunca entrou",
    },
    hint: {
      en: "Tell the chat that you cannot get in: nothing was tried with this address.",
      es: "Dile al chat que no puedes entrar: con esta dirección no se intentó nada.",
      "pt-BR": "Diga ao chat que não consegue entrar: com este endereço ninguém tentou nada.",
    },
  },
];
