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
    told: "ana",
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
    told: "marta",
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
    told: "lucia",
    history: (lucia, now) => [attempt(lucia, now, 3 * DAY, "signed-in-with-code", "home")],
  },
  {
    ...usual,
    email: "joao@acme.example",
    password: "varanda-azul-74",
    name: "João Pereira",
    language: "pt-BR",
    told: "joao",
    history: (joao, now) => [8 * DAY, 4 * HOUR].map((before) => attempt(joao, now, before, "signed-in", "home")),
  },
  {
    ...usual,
    email: "tom@acme.example",
    password: "walnut-kettle-85",
    name: "Tom Becker",
    condition: "locked",
    told: "tom",
    history: (tom, now) =>
      Array.from({ length: 10 }, (_, index) => attempt(tom, now, (10 - index) * 20_000, "wrong-password", "hotel")),
  },
  {
    ...usual,
    email: "nina@acme.example",
    password: "marble-garden-96",
    name: "Nina Kowalski",
    condition: "disabled",
    told: "nina",
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
