import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { email } from "../../../src/shared/brand.ts";
import { linkCodeOf, seenFrom } from "../link-code.ts";
import { openStoryWorld, type StoryWorld } from "./story-world.ts";

const SIX_DIGITS = /^\s*(\d{3}) (\d{3})\s*$/mu;
const CHANGE_LINK = /\/change-password\?token=([\w%-]{1,200})/u;

describe.each(["polling", "webhook"] as const)("by %s", (mode) => {
  let world: StoryWorld;
  beforeAll(async () => {
    world = await openStoryWorld(mode);
  });
  afterAll(async () => {
    await world.close();
    expect(world.troubles).toEqual([]);
  });

  const codeFor = async (who: string) => (await world.mail(who, SIX_DIGITS)).slice(1).join(" ");

  test("a forgotten password, from the first word to the welcome", { timeout: 60_000 }, async () => {
    const ana = world.person(7001);
    const { auth } = world.world;
    ana.say("/start");
    await ana.hears(/./u);
    ana.say("I forgot my password");
    await ana.hears(/Which e-mail/u);
    ana.say("ana@acme.example");
    ana.say(`it says ${await codeFor("ana@acme.example")}`);
    await ana.hears(/Change password/u);
    const token = decodeURIComponent((await world.mail("ana@acme.example", CHANGE_LINK))[1] ?? "");
    const password = "seven quiet harbours";
    const seen = seenFrom("203.0.113.9");
    expect((await auth.passwords.changePassword({ token, password, repeated: password, seen })).ok).toBe(true);
    const typed = { address: email("ana@acme.example"), password, language: "en", seen } as const;
    expect((await auth.signIn.withPassword(typed)).kind).toBe("signed-in");
    await ana.hears(/back in|welcome/iu);
  });

  test("blocked by the whitelist: asked on Telegram, approved on Telegram", { timeout: 60_000 }, async () => {
    const adrian = world.person(7801);
    const walt = world.person(7802);
    adrian.say(`/start ${await linkCodeOf(world, "admin@example.com", "amber-orchard-28")}`);
    await adrian.hears(/now linked/u);
    walt.say("my IP address is blocked, walt@example.com");
    walt.say(await codeFor("walt@example.com"));
    await walt.hears(/198\.51\.100\.23/u);
    await walt.presses(/Yes, ask/u);
    await walt.hears(/✓ Yes, ask/u);
    await adrian.hears(/198\.51\.100\.23/u);
    expect(adrian.buttons()).toEqual(["Once (24 hours)", "7 days", "Permanently", "Decline"]);
    await adrian.presses(/7 days/u);
    await walt.hears(/is let in for 7 days/u);
    await world.api.until(() => adrian.buttons().length === 0);
    const typed = { address: email("walt@example.com"), password: "granite-thistle-64", language: "en" } as const;
    const came = await world.world.auth.signIn.withPassword({ ...typed, seen: seenFrom("198.51.100.23") });
    expect(came.kind).not.toBe("refused");
  });

  test("a typed password is deleted from the chat, and the menus are set", { timeout: 60_000 }, async () => {
    const bo = world.person(7900, "pt");
    const said = bo.say("minha senha é Xk9#mQ2$vL7p");
    await world.api.until(() => !bo.chat.messages.has(said));
    await bo.hears(/senha/iu);
    expect([...world.api.state.commands.keys()]).toEqual(["", "en", "es", "pt"]);
    expect(await (await fetch(`${world.baseUrl}/health`)).json()).toMatchObject({
      channels: { telegram: "ready", "web-chat": "ready" },
    });
  });
});
