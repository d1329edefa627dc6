import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { moreOfAcme } from "./acme-more.ts";
import { attempt } from "./history-import.ts";
import { type DemoPerson, type DemoWorkspace, usual } from "./person.ts";

/** No list of addresses here: the workspace in which everything can be tried from anywhere. */
const people: readonly DemoPerson[] = [
  {
    ...usual,
    email: "ana@acme.example",
    password: "tulip-harbor-41",
    name: "Ana Reyes",
    story: {
      en: "forgot her password",
      es: "olvidó su contraseña",
      "pt-BR": "esqueceu a senha",
    },
    hint: {
      en: "Write to the chat that you forgot your password, or press “Forgot password?”.",
      es: "Escribe en el chat que olvidaste tu contraseña, o toca «¿Olvidaste tu contraseña?».",
      "pt-BR": "Escreva no chat que esqueceu a senha ou toque em “Esqueceu a senha?”.",
    },
    history: (ana, now) => [
      attempt(ana, now, 6 * DAY, "signed-in", "office"),
      ...[34, 33, 31].map((minutes) => attempt(ana, now, minutes * MINUTE, "wrong-password", "phone")),
    ],
  },
  {
    ...usual,
    email: "marta@acme.example",
    password: "copper-lantern-52",
    name: "Marta Oliveira",
    role: "admin",
    story: {
      en: "the admin of Acme Tours",
      es: "administra Acme Tours",
      "pt-BR": "administra a Acme Tours",
    },
    hint: {
      en: "Sign in and open Settings, User management: roles, locks, resets, and the three dots.",
      es: "Inicia sesión y abre Ajustes, Gestión de usuarios: permisos, bloqueos y los tres puntos.",
      "pt-BR": "Entre e abra Configurações, Gestão de usuários: acessos, bloqueios e os três pontos.",
    },
    history: (marta, now) =>
      [3 * DAY, DAY, 5 * HOUR].map((before) => attempt(marta, now, before, "signed-in", "office")),
  },
  {
    ...usual,
    email: "lucia@acme.example",
    password: "violeta-puente-63",
    name: "Lucía Fernández",
    language: "es",
    twoSteps: true,
    story: {
      en: "writes Spanish, two-step verification on",
      es: "escribe en español, con verificación en dos pasos",
      "pt-BR": "escreve em espanhol, com verificação em duas etapas",
    },
    hint: {
      en: "Sign in, take the code from the mailbox, then make backup codes in Profile, Security.",
      es: "Inicia sesión, toma el código del buzón y crea códigos de respaldo en Perfil, Seguridad.",
      "pt-BR": "Entre, pegue o código na caixa de testes e crie códigos de backup em Perfil, Segurança.",
    },
    history: (lucia, now) => [attempt(lucia, now, 3 * DAY, "signed-in-with-code", "home")],
  },
  {
    ...usual,
    email: "joao@acme.example",
    password: "varanda-azul-74",
    name: "João Pereira",
    language: "pt-BR",
    story: {
      en: "writes Portuguese; nothing is wrong with his account",
      es: "escribe en portugués; su cuenta no tiene ningún problema",
      "pt-BR": "escreve em português; não há nada errado com a conta dele",
    },
    hint: {
      en: "Tell the chat that you cannot get in: it sees that you did, this morning.",
      es: "Dile al chat que no puedes entrar: verá que hace poco sí entraste.",
      "pt-BR": "Diga ao chat que não consegue entrar: ele vê que você entrou há pouco.",
    },
    history: (joao, now) => [8 * DAY, 4 * HOUR].map((before) => attempt(joao, now, before, "signed-in", "home")),
  },
  {
    ...usual,
    email: "tom@acme.example",
    password: "walnut-kettle-85",
    name: "Tom Becker",
    condition: "locked",
    story: {
      en: "locked for a quarter of an hour after ten wrong passwords",
      es: "bloqueado por un cuarto de hora tras diez contraseñas incorrectas",
      "pt-BR": "bloqueado por quinze minutos depois de dez senhas erradas",
    },
    hint: {
      en: "His right password is refused, too. Wait, set a new one, or let Marta end the lock.",
      es: "Tampoco entra con la contraseña correcta. Espera, crea una nueva o pide a Marta que quite el bloqueo.",
      "pt-BR": "Nem a senha certa funciona. Espere, crie uma nova ou peça à Marta para tirar o bloqueio.",
    },
    history: (tom, now) =>
      Array.from({ length: 10 }, (_, index) => attempt(tom, now, (10 - index) * 20_000, "wrong-password", "hotel")),
  },
  {
    ...usual,
    email: "nina@acme.example",
    password: "marble-garden-96",
    name: "Nina Kowalski",
    condition: "disabled",
    story: {
      en: "left the company, account disabled",
      es: "dejó la empresa, cuenta desactivada",
      "pt-BR": "saiu da empresa, conta desativada",
    },
    hint: {
      en: "Ask for anything: she is told no more than a stranger, until she proves her mailbox.",
      es: "Pide lo que sea: no sabrá más que un extraño hasta que demuestre que el buzón es suyo.",
      "pt-BR": "Peça o que quiser: ela não sabe mais que um estranho até provar que a caixa de e-mail é dela.",
    },
    history: (nina, now) => [
      attempt(nina, now, 40 * DAY, "signed-in", "office"),
      ...[2 * DAY, 2 * DAY - MINUTE].map((before) => attempt(nina, now, before, "disabled")),
    ],
  },
];

export const ACME: DemoWorkspace = {
  id: "acme-tours",
  name: "Acme Tours",
  whitelistOn: false,
  whitelist: [],
  people: [...people, ...moreOfAcme],
};
