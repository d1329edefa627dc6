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
    told: "ines",
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
    told: "jonas",
    history: (jonas, now) => [attempt(jonas, now, 2 * DAY, "signed-in-with-code", "office")],
  },
  {
    ...usual,
    email: "kofi@lumen.example",
    password: "ember-willow-97",
    name: "Kofi Mensah",
    told: "kofi",
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
    told: "rita",
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
