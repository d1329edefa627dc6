import { afterAll, beforeAll, expect, test } from "vitest";
import { email } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { pressablesOf } from "../../doubles/graph-server/graph-server.ts";
import { linkCodeOf, seenFrom } from "../link-code.ts";
import { openStoryWorld, type StoryWorld } from "./story-world.ts";

let world: StoryWorld;
beforeAll(async () => {
  world = await openStoryWorld();
}, 120_000);
afterAll(async () => {
  const { graph, troubles } = world;
  await world.close();
  expect([graph.complaints, troubles]).toEqual([[], []]);
});

const SIX_DIGITS = /^\s*(\d{3}) (\d{3})\s*$/mu;
const CHANGE_LINK = /\/change-password\?token=([\w%-]{1,200})/u;

/** Types the code of the newest mail into the chat, in words around it. */
const codeFor = async (who: string) => (await world.mail(who, SIX_DIGITS)).slice(1).join(" ");

/** From the mail to the account: a new password, then a sign-in with it. */
async function comeIn(who: string, from: string): Promise<void> {
  const { auth } = world.world;
  const token = decodeURIComponent((await world.mail(who, CHANGE_LINK))[1] ?? "");
  const password = "seven quiet harbours";
  const seen = seenFrom(from);
  expect((await auth.passwords.changePassword({ token, password, repeated: password, seen })).ok).toBe(true);
  const came = await auth.signIn.withPassword({ address: email(who), password, language: "en", seen });
  expect(came.kind).toBe("signed-in");
}

test.each([
  ["en", "15550100001", "ana@acme.example", "I forgot my password", "it says", /Change password/u, /back in|welcome/iu],
  [
    "es",
    "15550100002",
    "petra@acme.example",
    "olvidé mi contraseña",
    "el código es",
    /Cambiar contraseña/u,
    /de vuelta|entraste/iu,
  ],
  [
    "pt-BR",
    "15550100003",
    "joao@acme.example",
    "esqueci minha senha",
    "o código é",
    /Mudar a senha/u,
    /de volta|entrou/iu,
  ],
])(
  "a forgotten password in %s, from the first word to the welcome",
  async (_language, phone, who, trouble, says, button, welcome) => {
    const person = world.person(phone);
    await person.says(`${trouble}, ${who}`);
    await person.says(`${says} ${await codeFor(who)}`);
    const asked = await person.hears(/\?$/u);
    expect(pressablesOf(asked)).toHaveLength(3);
    await person.hears(button);
    await comeIn(who, "203.0.113.9");
    await person.hears(welcome);
  },
  60_000,
);

/** Links the admin's phone, then asks from the phone of the person who was refused. */
async function askTheAdmin(admin: string, phone: string) {
  const adrian = world.person(admin);
  const walt = world.person(phone);
  await adrian.says(await linkCodeOf(world, "admin@example.com", "amber-orchard-28"));
  await adrian.hears(/now linked/u);
  await walt.says("my IP address is blocked, walt@example.com");
  await walt.says(await codeFor("walt@example.com"));
  await walt.hears(/198\.51\.100\.23/u);
  await walt.presses(/Yes, ask/u);
  await walt.hears(/asked the admins/u);
  return { adrian, walt };
}

test("blocked by the whitelist: she asks on WhatsApp, the admin approves on WhatsApp, days later the news is a template", async () => {
  const { adrian, walt } = await askTheAdmin("15550100801", "15550100802");
  const card = await adrian.hears(/198\.51\.100\.23/u);
  expect(pressablesOf(card).map(({ title }) => title)).toEqual(["Once (24 hours)", "7 days", "Permanently", "Decline"]);
  world.letPass(2 * DAY);
  await adrian.presses(/7 days/u);
  await adrian.hears(/198\.51\.100\.23/u);
  const news = await walt.hears(/is let in for 7 days/u);
  expect(news).toMatchObject({ type: "template", to: "15550100802", template: { name: "latchkey_news" } });
  const typed = { address: email("walt@example.com"), password: "granite-thistle-64", language: "en" } as const;
  const came = await world.world.auth.signIn.withPassword({ ...typed, seen: seenFrom("198.51.100.23") });
  expect(came.kind).not.toBe("refused");
}, 60_000);

test("a person who hides their number later stays in the same chat, and is answered there", async () => {
  const phone = "15550100901";
  const userId = "US.13491208655302741918";
  const person = world.person(phone, userId);
  await person.says("hello");
  await person.hears(/\?$/u);
  person.hidesNumber();
  await person.says("I forgot my password");
  expect(await person.hears(/address/u)).toMatchObject({ to: phone });
});

test("a voice message, a photo, a place and a sticker are answered kindly; a group is not answered at all", async () => {
  const person = world.person("15550100902");
  for (const type of ["audio", "image", "location", "sticker"]) {
    await person.writes({ type, [type]: { id: "1" } });
    await person.hears(/only read text/u);
  }
  await world.person("15550100903").writes({ type: "text", text: { body: "hello all" }, group_id: "Y2FwaV9ncm91cDox" });
  await person.says("hello");
  await person.hears(/\?$/u);
  expect(world.graph.accepted.filter(({ to }) => to === "15550100903")).toEqual([]);
});
