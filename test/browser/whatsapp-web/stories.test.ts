import { afterAll, beforeAll, expect, test } from "vitest";
import { email } from "../../../src/shared/brand.ts";
import { linkCodeOf, seenFrom } from "../../channels/link-code.ts";
import { openStories, type StoryWorld } from "./story-world.ts";

const ADRIAN = { pn: "15550100801@c.us", lid: "800000000000801@lid" };

let world: StoryWorld;
beforeAll(async () => {
  world = await openStories([ADRIAN]);
}, 240_000);
afterAll(async () => {
  await world.close();
  // After the end, too: an ordinary stop was once told to operators as an outage that "works in part".
  expect(world.troubles).toEqual([]);
});

const SIX_DIGITS = /^\s*(\d{3}) (\d{3})\s*$/mu;
const CHANGE_LINK = /\/change-password\?token=([\w%-]{1,200})/u;
const codeFor = async (who: string) => (await world.mail(who, SIX_DIGITS)).slice(1).join(" ");

/** From the mail to the account: a new password, then a sign-in with it. */
async function comeIn(who: string): Promise<void> {
  const { auth } = world.world;
  const token = decodeURIComponent((await world.mail(who, CHANGE_LINK))[1] ?? "");
  const password = "seven quiet harbours";
  const seen = seenFrom("203.0.113.9");
  expect((await auth.passwords.changePassword({ token, password, repeated: password, seen })).ok).toBe(true);
  expect((await auth.signIn.withPassword({ address: email(who), password, language: "en", seen })).kind).toBe(
    "signed-in",
  );
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
  { timeout: 180_000 },
  async (_language, phone, who, trouble, says, button, welcome) => {
    const person = world.person(`${phone}@c.us`);
    person.says(`${trouble}, ${who}`);
    await person.hears(/1\b[\s\S]*2\b[\s\S]*3\b/u);
    person.says(`${says} ${await codeFor(who)}`);
    await person.hears(button);
    await comeIn(who);
    await person.hears(welcome);
  },
);

test(
  "blocked by the whitelist: the admin, known by two names, decides by quoting the card; a thumb alone decides nothing",
  { timeout: 240_000 },
  async () => {
    const adrian = world.person(ADRIAN.lid, ADRIAN.pn);
    const walt = world.person("15550100802@c.us");
    adrian.says(await linkCodeOf(world, "admin@example.com", "amber-orchard-28"));
    await adrian.hears(/now linked/u);
    walt.says("my IP address is blocked, walt@example.com");
    await walt.hears(/code/u);
    walt.says(await codeFor("walt@example.com"));
    await walt.hears(/198\.51\.100\.23/u);
    walt.says("1");
    await walt.hears(/asked the admins/u);
    const card = await adrian.hears(/198\.51\.100\.23/u);
    adrian.reacts("👍", card);
    await adrian.hears(/./u);
    world.person(ADRIAN.pn).says("2", card);
    await walt.hears(/is let in for 7 days/u);
  },
);
