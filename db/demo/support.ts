import { DAY } from "../../src/shared/clock.ts";
import { attempt } from "./history-import.ts";
import { type DemoPerson, type DemoWorkspace, usual } from "./person.ts";

/** The people of the company itself: they take over what the chat could not solve. */
const people: readonly DemoPerson[] = [
  {
    ...usual,
    email: "lea@latchkey.example",
    password: "violin-meridian-39",
    name: "Lea Brandt",
    role: "admin",
    story: {
      en: "answers people whom the chat could not help",
      es: "responde a quienes el chat no pudo ayudar",
      "pt-BR": "responde a quem o chat não conseguiu ajudar",
    },
    hint: {
      en: "Ask the chat for a person. Then sign in as Lea in a private window, claim the case and answer it.",
      es: "Pide una persona en el chat. Luego inicia sesión como Lea en una ventana privada, toma el caso y responde.",
      "pt-BR": "Peça uma pessoa no chat. Depois entre como Lea em uma janela anônima, assuma o caso e responda.",
    },
    history: (lea, now) => [attempt(lea, now, DAY, "signed-in", "office")],
  },
];

export const SUPPORT: DemoWorkspace = {
  id: "latchkey-support",
  name: "Latchkey Support",
  support: true,
  whitelistOn: false,
  whitelist: [],
  people,
};
