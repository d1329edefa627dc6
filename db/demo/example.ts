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
    told: "uma",
    history: (uma, now) => [attempt(uma, now, 2 * DAY, "signed-in-with-code", "office")],
  },
  {
    ...usual,
    email: "admin@example.com",
    password: "amber-orchard-28",
    name: "Adrian Cole",
    role: "admin",
    told: "adrian",
    history: (adrian, now) => [9 * DAY, DAY].map((before) => attempt(adrian, now, before, "signed-in", "office")),
  },
  {
    ...usual,
    email: "walt@example.com",
    password: "granite-thistle-64",
    name: "Walt Jennings",
    told: "walt",
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
