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
    told: "petra",
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
    told: "hugo",
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
    told: "bruna",
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
    told: "sam",
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
    told: "olga",
  },
];
