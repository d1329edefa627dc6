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
    told: "lea",
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
