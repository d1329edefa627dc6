import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { healthOf } from "../../../../src/channels/whatsapp-web/lifecycle/health-of.ts";
import {
  type Act,
  type Life,
  type LifeEvent,
  INITIAL,
} from "../../../../src/channels/whatsapp-web/lifecycle/lifecycle.ts";
import { LIMITS } from "../../../../src/channels/whatsapp-web/lifecycle/limits.ts";
import { live } from "../../../../src/channels/whatsapp-web/lifecycle/live.ts";
import { cases } from "../../../support/soak.ts";

/** Milliseconds to wait, or something that happens. */
type Story = readonly (number | LifeEvent)[];

/** Plays a story with a tick every quarter second. @returns the end, and what was ordered, with the seconds */
function play(story: Story, from: Life = INITIAL): { readonly life: Life; readonly acts: readonly string[] } {
  let life = from;
  let now = 0;
  const acts: string[] = [];
  const happen = (event: LifeEvent) => {
    const step = live(life, event, now, LIMITS);
    life = step.life;
    acts.push(...step.acts.map((act: Act) => `${act} at ${now / 1000}`));
  };
  for (const part of story) {
    if (typeof part !== "number") happen(part);
    else
      for (const end = now + part; now < end;) {
        now += 250;
        happen({ kind: "tick" });
      }
  }
  return { life, acts };
}

const START: LifeEvent = { kind: "start" };
const READY: LifeEvent = { kind: "ready" };
const EXIT: LifeEvent = { kind: "exit" };
const AUTHENTICATED: LifeEvent = { kind: "authenticated" };
const QR: LifeEvent = { kind: "offered", what: "qr", known: false };

describe("what follows from what", () => {
  const rows: readonly (readonly [string, Story, readonly string[], Life["phase"]])[] = [
    ["a start forks", [START], ["fork at 0"], "starting"],
    ["a second start does not", [START, START], ["fork at 0"], "starting"],
    [
      "neither code nor ready: loaded anew, then ended (pitfall 2)",
      [START, 90_000],
      ["fork at 0", "reload at 45", "end at 90"],
      "ending",
    ],
    [
      "CONNECTED and never ready: the same (pitfall 2)",
      [START, AUTHENTICATED, 90_000],
      ["fork at 0", "reload at 45", "end at 90"],
      "ending",
    ],
    ["ready again and again changes nothing (pitfall 3)", [START, READY, READY, 1000, READY], ["fork at 0"], "ready"],
    ["a code that is not renewed: ended (pitfall 11)", [START, QR, 60_000], ["fork at 0", "end at 60"], "ending"],
    ["a renewed code: goes on", [START, QR, 50_000, QR, 50_000], ["fork at 0"], "pairing"],
    [
      "one that does not end is killed",
      [START, 90_000, 4000],
      ["fork at 0", "reload at 45", "end at 90", "kill at 94"],
      "ending",
    ],
    [
      "a silent page: asked, then ended (pitfall 5)",
      [START, READY, 40_000],
      ["fork at 0", "probe at 30", "end at 40"],
      "ending",
    ],
    [
      "a crashed tab: loaded anew (pitfall 5)",
      [START, READY, { kind: "tab-crashed" }],
      ["fork at 0", "reload at 0"],
      "syncing",
    ],
    ["a crash: another one after a second", [START, READY, EXIT, 1000], ["fork at 0", "fork at 1"], "starting"],
    [
      "logged out: the session is thrown away (pitfall 12)",
      [START, READY, { kind: "ending", why: "logged-out" }, EXIT, 250],
      ["fork at 0", "wipe at 0", "fork at 0.25"],
      "starting",
    ],
    [
      "in use elsewhere: half a minute of rest (pitfall 13)",
      [START, READY, { kind: "ending", why: "conflict" }, EXIT, 29_750],
      ["fork at 0"],
      "resting",
    ],
    [
      "too much memory: ended",
      [START, READY, { kind: "memory", megabytes: 4000 }],
      ["fork at 0", "end at 0"],
      "ending",
    ],
    ["stopped: ended, and stays so", [START, READY, { kind: "stop" }, EXIT, 60_000], ["fork at 0", "end at 0"], "off"],
  ];
  test.each(rows)("%s", (_law, story, acts, phase) => {
    const played = play(story);
    expect([played.acts, played.life.phase]).toEqual([acts, phase]);
  });
});

test("pauses double up to a minute while none is ever ready, and begin anew after one was", () => {
  const failing: Story = Array.from({ length: 9 }, (): Story => [EXIT, 60_000]).flat();
  const starts = play([START, ...failing])
    .acts.filter((act) => act.startsWith("fork"))
    .map((act) => Number(act.split(" ")[2]));
  const rests = starts.slice(1).map((at, n) => at - n * 60);
  expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  expect(play([START, EXIT, 60_000, EXIT, 60_000, READY, EXIT]).life.failures).toBe(1);
});

test("an outage is told at once and mended: loaded anew after a minute, another start after two", () => {
  const probe = (events: Story) => play([START, READY, ...events]);
  const away: LifeEvent = { kind: "state", state: "TIMEOUT" };
  const answering: Story = Array.from({ length: 24 }, (): Story => [5000, { kind: "answered" }]).flat();
  expect(healthOf(probe([away]).life, undefined, {})).toMatchObject({ state: "degraded" });
  expect(probe([away, { kind: "state", state: "CONNECTED" }]).life.offline).toBeUndefined();
  const acts = probe([away, ...answering]).acts.filter((act) => !act.startsWith("probe"));
  expect(acts).toEqual(["fork at 0", "reload at 60", "end at 120"]);
});

const events: readonly LifeEvent[] = [
  ...([START, READY, EXIT, AUTHENTICATED, QR, { kind: "tab-crashed" }, { kind: "answered" }] as const),
  ...([
    { kind: "ending", why: "broke" },
    { kind: "state", state: "TIMEOUT" },
    { kind: "hindered", why: "no-browser" },
  ] as const),
];

// Each ordinary end of the program was told to operators as an outage that "works in part".
test("told to stop, it is stopped from that moment on, whatever was wrong before", () => {
  for (const before of [[], [READY], [READY, { kind: "tab-crashed" }], [QR]] as const) {
    const { life } = play([START, ...before, { kind: "stop" }]);
    expect(healthOf(life, undefined, {})).toEqual({ state: "stopped", figures: {} });
    expect(healthOf(live(life, EXIT, 0, LIMITS).life, undefined, {})).toEqual({ state: "stopped", figures: {} });
  }
});

test("whatever happens, it is never off while it is wanted, and never silent about why it is not well", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...events), fc.integer({ min: 0, max: 200_000 })), { maxLength: 15 }),
      (story) => {
        const { life } = play([START, ...story]);
        expect(life.wanted && life.phase === "off").toBe(false);
        const { state, why } = healthOf(life, undefined, {});
        if (state === "degraded" || state === "needs-pairing") expect(why).toMatch(/\w{3,}/u);
      },
    ),
    { numRuns: cases(200) },
  );
});
