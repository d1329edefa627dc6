import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MINUTE } from "../../src/shared/clock.ts";
import { letComeFrom } from "../support/come-from.ts";
import { launch } from "../support/browser.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { ADRIAN } from "./inside.ts";
import { type Login, openPerson, type Person } from "./person.ts";
import type { Screen } from "./screens.ts";

// The help article on access trouble, walked as it is written: the same clicks in the same order, by the same names.

const ANA: Login = { address: "ana@acme.example", password: "tulip-harbor-41" };
const UMA: Login = { address: "user@example.com", password: "silver-meadow-17" };
const LUCIA: Login = { address: "lucia@acme.example", password: "violeta-puente-63" };
const OFFICE = "203.0.113.50";
const HOME = "198.51.100.77";

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "en-US" },
  { size: "desktop", colorScheme: "dark", locale: "en-US" },
];

let browser: Browser;
let world: StartedWorld;
let people: Person[];
beforeAll(async () => {
  letComeFrom();
  browser = await launch();
});
afterAll(() => browser.close());
// Each trouble has a world of its own: an account gets three mailed codes an hour.
beforeEach(async () => {
  people = [];
  world = await startWorld();
});
afterEach(async () => {
  expect([people.flatMap(({ complaints }) => complaints), world.troubles]).toEqual([[], []]);
  for (const { context } of people) await context.close();
  await world.close();
});

async function open(screen: Screen, from = OFFICE): Promise<Person> {
  const person = await openPerson(browser, world.baseUrl, screen, from);
  people.push(person);
  return person;
}

/** Password, then the code out of the mailbox. */
async function signInWithCode(person: Person, login: Login): Promise<void> {
  const code = await person.codeAfter(() => person.typePassword(login));
  await person.arrive("/sign-in/code");
  await person.fill("Code", code);
  await person.click("Continue");
  await person.arrive("/home");
}

/** In Profile, Security: on or off, with the code that is mailed for it. */
async function switchTwoSteps(person: Person, turn: "Turn on" | "Turn off"): Promise<void> {
  const code = await person.codeAfter(() => person.click(turn));
  await person.fill("Code", code);
  await person.click("Confirm");
  await person.told(turn === "Turn on" ? "Two-step verification is on" : "Two-step verification is off");
}

/** The ten codes that are shown once. */
async function saveBackupCodes(person: Person): Promise<readonly string[]> {
  await person.click("Make backup codes");
  await person.arrive("/profile/security/backup-codes");
  await person.click("Make backup codes");
  await person.page.waitForSelector(".codes");
  const codes = await person.page.locator(".codes code").allTextContents();
  await person.click("I have saved them");
  await person.page.waitForURL("**/profile/security#backup-codes");
  return codes;
}

describe.each(SCREENS)("the article, on a $size:", (screen) => {
  test("forgot password: ask on the sign-in page, press the button in the mail, type a new one twice, sign in", async () => {
    const ana = await open(screen);
    await ana.page.goto("/");
    await ana.click("Forgot password?");
    await ana.arrive("/forgot-password");
    await ana.fill("E-mail", ANA.address);
    const mail = await ana.mailAfter(() => ana.click("Request password reset"));
    const link = mail.frameLocator("iframe").getByRole("link", { name: "Change password" });
    await ana.page.goto((await link.getAttribute("href")) ?? "");
    await ana.arrive("/change-password");
    await ana.fill("New password", "river of quiet lamps");
    await ana.fill("New password again", "river of quiet lamps");
    await ana.click("Change password");
    await ana.arrive("/change-password/done");
    await ana.click("Go to sign-in");
    await ana.typePassword({ ...ANA, password: "river of quiet lamps" });
    await ana.arrive("/home");
  });

  test("blocked by the whitelist: the admin goes to Settings, User management, three dots, types the address, saves", async () => {
    const uma = await open(screen, HOME);
    const adrian = await open(screen, OFFICE);
    await uma.typePassword(UMA);
    await uma.told("We could not sign you in");
    await adrian.typePassword(ADRIAN);
    await adrian.arrive("/home");
    await adrian.click("User management");
    await adrian.arrive("/settings/users");
    await adrian.page.locator(".toolbar summary").click();
    await adrian.page.locator(".toolbar").getByRole("link", { name: "Whitelist of IP addresses" }).click();
    await adrian.arrive("/settings/users/whitelist");
    await adrian.fill("IP address", HOME);
    await adrian.click("Save");
    await adrian.page.locator(".rows .name").filter({ hasText: HOME }).waitFor();
    await uma.typePassword(UMA);
    await uma.arrive("/sign-in/code");
  });

  test("no code in the mail: wait a minute, send it again, and the code of that mail lets the person in", async () => {
    const lucia = await open(screen);
    await lucia.codeAfter(() => lucia.typePassword(LUCIA));
    await lucia.arrive("/sign-in/code");
    await lucia.click("Send the code again");
    await lucia.told("A code went out a moment ago");
    world.letPass(MINUTE);
    const code = await lucia.codeAfter(() => lucia.click("Send the code again"));
    await lucia.fill("Code", code);
    await lucia.click("Continue");
    await lucia.arrive("/home");
  });

  test("lost mailbox: in with a backup code, Profile, Security: off, a new address, on again, new backup codes", async () => {
    const lucia = await open(screen);
    await signInWithCode(lucia, LUCIA);
    await lucia.click("Security");
    await lucia.arrive("/profile/security");
    const codes = await saveBackupCodes(lucia);
    await lucia.click("Sign out");
    await lucia.typePassword(LUCIA);
    await enterBackupCode(lucia, codes[4] ?? "");
    await lucia.click("Security");
    await lucia.arrive("/profile/security");
    await lucia.click("Turn off");
    await lucia.told("Two-step verification is off");
    await changeAddress(lucia, "lucia.fernandez@new.example");
    await switchTwoSteps(lucia, "Turn on");
    expect(await saveBackupCodes(lucia)).not.toEqual(codes);
  });

  test("lost backup codes: in with the mailed code, Profile, Security: off and on again, save the new ones", async () => {
    const lucia = await open(screen);
    await signInWithCode(lucia, LUCIA);
    await lucia.click("Security");
    const lost = await saveBackupCodes(lucia);
    await switchTwoSteps(lucia, "Turn off");
    world.letPass(2 * MINUTE);
    await switchTwoSteps(lucia, "Turn on");
    expect(await saveBackupCodes(lucia)).toHaveLength(lost.length);
  });

  test("checklist: address and password are right, backup codes at hand, the IP address is on the list", async () => {
    const adrian = await open(screen);
    await adrian.typePassword({ ...ADRIAN, password: "amber-orchard-29" });
    await adrian.told("We could not sign you in");
    await adrian.typePassword(ADRIAN);
    await adrian.arrive("/home");
    await adrian.click("Security");
    await adrian.arrive("/profile/security");
    expect(await adrian.page.locator("#backup-codes").innerText()).toContain("Backup codes");
    await adrian.click("Whitelist of IP addresses");
    await adrian.arrive("/settings/users/whitelist");
    expect(await adrian.page.locator("main").innerText()).toContain(`You are at ${OFFICE}. It is on the list.`);
  });

  test("checklist: the connection is stable, and where it is not, the chat says so", async () => {
    const ana = await open(screen);
    await ana.page.goto("/");
    if (screen.size === "phone") await ana.page.click("#chat-open");
    await ana.page.waitForSelector("#chat-text");
    await ana.context.setOffline(true);
    await ana.page.fill("#chat-text", "I cannot get in");
    await ana.page.keyboard.press("Enter");
    await ana.page.locator("#chat").getByText("connection", { exact: false }).first().waitFor();
    await ana.context.setOffline(false);
  });
});

async function enterBackupCode(person: Person, code: string): Promise<void> {
  await person.arrive("/sign-in/code");
  await person.click("Use a backup code");
  await person.arrive("/sign-in/backup-code");
  await person.fill("Number", "5");
  await person.fill("Code", code);
  await person.click("Continue");
  await person.arrive("/home");
}

async function changeAddress(person: Person, address: string): Promise<void> {
  await person.fill("New e-mail address", address);
  const code = await person.codeAfter(() => person.click("Send code to the new address"));
  await person.fill("Code", code);
  await person.click("Confirm");
  await person.told("Your address is changed");
}
