import { expect, test } from "vitest";
import { readDevice } from "../../../src/auth/sessions/model.ts";
import { MINUTE } from "../../../src/shared/clock.ts";
import { hashToken } from "../../../src/shared/secrets.ts";
import { OFFICE } from "../world.ts";
import { openSignedIn } from "../two-factor/world.ts";

const ANA = "ana@tidewater.example";

test("one's own sessions, this one first and then by last use, with device and address and nothing of the token", async () => {
  const world = await openSignedIn();
  const first = await world.enter(ANA);
  world.clock.advance(MINUTE);
  const second = await world.enter(ANA);
  await world.enter("joao@tidewater.example");
  const list = await world.auth.sessions.list(first);
  expect(list).toMatchObject([
    { isThis: true, address: OFFICE.address },
    { isThis: false, address: OFFICE.address },
  ]);
  const shown = JSON.stringify(list);
  for (const { session } of [first, second]) {
    expect(shown).not.toContain(session);
    expect(shown).not.toContain(hashToken(session));
  }
});

test("ending one ends just that one; nobody ends another account's, nor lists it", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const there = await world.enter(ANA);
  const joao = await world.enter("joao@tidewater.example");
  const { sessions, signIn } = world.auth;
  const other = (await sessions.list(here))?.find(({ isThis }) => !isThis)?.id ?? "";
  expect(await sessions.end({ ...joao, id: other })).toBe("unknown");
  for (const id of ["", hashToken(there.session), there.session]) {
    expect(await sessions.end({ ...here, id })).toBe("unknown");
  }
  expect(await sessions.end({ ...here, id: other })).toBe("ended");
  expect(await sessions.end({ ...here, id: other })).toBe("unknown");
  expect(await signIn.who(there.session, OFFICE)).toBeUndefined();
  expect(await signIn.who(here.session, OFFICE)).toBeDefined();
  expect(await signIn.who(joao.session, OFFICE)).toBeDefined();
});

test("ending all others leaves this one, and those of other people", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const there = await world.enter(ANA);
  const joao = await world.enter("joao@tidewater.example");
  expect(await world.auth.sessions.endOthers(here)).toBe(1);
  expect(await world.auth.signIn.who(there.session, OFFICE)).toBeUndefined();
  expect(await world.auth.signIn.who(joao.session, OFFICE)).toBeDefined();
  expect(await world.auth.sessions.list(here)).toHaveLength(1);
});

test("whoever is not signed in sees and ends nothing", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const nobody = { ...here, session: "nobody" };
  expect(await world.auth.sessions.list(nobody)).toBeUndefined();
  expect(await world.auth.sessions.endOthers(nobody)).toBe("signed-out");
  const own = (await world.auth.sessions.list(here))?.[0]?.id ?? "";
  expect(await world.auth.sessions.end({ ...nobody, id: own })).toBe("signed-out");
  expect(await world.auth.sessions.end({ ...here, id: own })).toBe("ended");
  expect(await world.auth.signIn.who(here.session, OFFICE)).toBeUndefined();
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome",
    "Windows",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
    "Chrome",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36",
    "Samsung Internet",
    "Android",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox", "Mac"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox", "Linux"],
  ["curl/8.5.0", undefined, undefined],
  ["", undefined, undefined],
])("%s is called what people call it", (userAgent, browser, system) => {
  expect(readDevice(userAgent)).toEqual({ browser, system });
});
