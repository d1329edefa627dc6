import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { attempt } from "./history-import.ts";
import { type DemoPerson, type DemoWorkspace, usual } from "./person.ts";

const people: readonly DemoPerson[] = [
  {
    ...usual,
    email: "user@example.com",
    password: "silver-meadow-17",
    name: "Uma Sanders",
    twoSteps: true,
    story: {
      en: "two-step verification on, workspace limited to its office network",
      es: "con verificación en dos pasos, en un espacio limitado a la red de la oficina",
      "pt-BR": "com verificação em duas etapas, em um espaço limitado à rede do escritório",
    },
    hint: {
      en: "Signing in from here is refused: this computer is not on the list of Example Ltd.",
      es: "Desde aquí no puede entrar: esta computadora no está en la lista de Example Ltd.",
      "pt-BR": "Daqui ela não entra: este computador não está na lista da Example Ltd.",
    },
    history: (uma, now) => [attempt(uma, now, 2 * DAY, "signed-in-with-code", "office")],
  },
  {
    ...usual,
    email: "admin@example.com",
    password: "amber-orchard-28",
    name: "Adrian Cole",
    role: "admin",
    story: {
      en: "the admin of Example Ltd",
      es: "administra Example Ltd",
      "pt-BR": "administra a Example Ltd",
    },
    hint: {
      en: "He, too, comes in from the office network only. Try the whitelist with Ines of Lumen Studio.",
      es: "Él también entra solo desde la red de la oficina. Prueba la lista blanca con Inés, de Lumen Studio.",
      "pt-BR": "Ele também só entra pela rede do escritório. Teste a lista com a Inés, do Lumen Studio.",
    },
    history: (adrian, now) => [9 * DAY, DAY].map((before) => attempt(adrian, now, before, "signed-in", "office")),
  },
  {
    ...usual,
    email: "walt@example.com",
    password: "granite-thistle-64",
    name: "Walt Jennings",
    story: {
      en: "travels; the hotel’s network was refused three times last night",
      es: "está de viaje; anoche la red del hotel fue rechazada tres veces",
      "pt-BR": "está viajando; ontem à noite a rede do hotel foi recusada três vezes",
    },
    hint: {
      en: "Tell the chat that you are blocked: it knows from which address, and can ask the admin.",
      es: "Dile al chat que estás bloqueado: sabe desde qué dirección y puede preguntar al administrador.",
      "pt-BR": "Diga ao chat que está bloqueado: ele sabe de qual endereço e pode pedir ao administrador.",
    },
    history: (walt, now) => [
      attempt(walt, now, 3 * DAY, "signed-in", "office"),
      ...[9 * HOUR, 9 * HOUR - MINUTE, 9 * HOUR - 4 * MINUTE].map((before) =>
        attempt(walt, now, before, "not-whitelisted", "hotel"),
      ),
    ],
  },
];

export const EXAMPLE: DemoWorkspace = {
  id: "example-ltd",
  name: "Example Ltd",
  whitelistOn: true,
  whitelist: [{ range: "203.0.113.0/24", note: "Office" }],
  people,
};
