import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { accounts } from "../../db/schema/auth.ts";
import { mails } from "../../db/schema/mail.ts";
import { LIMITS } from "../../src/auth/auth.ts";
import { email } from "../../src/shared/brand.ts";
import { digestOf, openRealPortal, type RealPortal } from "../security/real-portal.ts";
import { fieldIn, FORM, type TestBrowser } from "./test-browser.ts";

let portal: RealPortal;
let admin: TestBrowser;
beforeEach(async () => {
  portal = await openRealPortal();
  admin = await portal.enter("admin");
});
afterEach(() => portal.close());

const ADD = "/settings/users/add";
const rowOf = (who: string) =>
  portal.world.store.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(who)))
    .get();
const invited = (who: string) =>
  portal.world.store.queries
    .select()
    .from(mails)
    .where(eq(mails.template, "invitation"))
    .all()
    .filter(({ recipient }) => recipient === rowOf(who)?.id);
const tokenOf = async (browser: TestBrowser) => fieldIn(await (await browser.get(ADD)).text(), "token");

async function post(path: string, fields: Readonly<Record<string, string>>, browser = admin) {
  const body = new URLSearchParams({ token: await tokenOf(browser), ...fields }).toString();
  return browser.post(path, body, { ...FORM, "sec-fetch-site": "same-origin" });
}

const EDGE = "----a-form-with-a-file";

/** A form as browsers send it when there is a file in it. */
async function upload(file: string | Buffer, step = "check", token?: string) {
  const part = (name: string, value: string) =>
    `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `--${EDGE}\r\nContent-Disposition: form-data; name="file"; filename="p.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const fields = part("token", token ?? (await tokenOf(admin))) + part("step", step);
  const body = Buffer.concat([Buffer.from(fields + head), Buffer.from(file), Buffer.from(`\r\n--${EDGE}--\r\n`)]);
  return admin.post("/settings/users/import", new Blob([body]), {
    "content-type": `multipart/form-data; boundary=${EDGE}`,
    "sec-fetch-site": "same-origin",
  });
}

const IVY = { name: "Ivy Lane", address: "ivy@x.example", role: "member", language: "es" };

test("one person is invited; what is wrong stands at its field, and typing it again is easy", async () => {
  const wrong = await post(ADD, { ...IVY, address: "ivy", name: "<b>" });
  const page = await wrong.text();
  expect([wrong.status, page.includes('id="address-error"'), page.includes('id="name-error"')]).toEqual([
    422,
    true,
    true,
  ]);
  expect(page).toContain('value="ivy"');
  const done = await post(ADD, IVY);
  expect(done.headers.get("location")).toBe(`${ADD}?added=1&changed=0`);
  expect(rowOf(IVY.address)).toMatchObject({ name: "Ivy Lane", status: "invited", language: "es" });
  expect(invited(IVY.address)).toHaveLength(1);
  expect(await (await post(ADD, { ...IVY, address: "adrian@breakwater.example" })).text()).toContain(
    "another workspace",
  );
});

test("a file is looked at without a change, then brought in when somebody says so", async () => {
  const before = digestOf(portal.world);
  const file = "\ufeffemail;name;phone\r\nivy@x.example;Ivy Lane;1\r\nana@tidewater.example;Ana Reyes;2\r\n";
  const seen = await upload(file);
  const page = await seen.text();
  expect([seen.status, digestOf(portal.world)]).toEqual([200, before]);
  expect(page).toContain("New, each with an invitation: 1. Changed: 1.");
  expect(page).toContain("Columns that are not read: phone.");
  expect((await upload(file, "go")).headers.get("location")).toBe(`${ADD}?added=1&changed=1`);
  expect([invited("ivy@x.example").length, rowOf("ana@tidewater.example")?.name]).toEqual([1, "Ana Reyes"]);
  expect(await (await upload(file)).text()).not.toContain('value="go"');
});

test.each([
  ["email,name,role\nivy@x.example,Ivy,boss\nivy,Ivy,\n", ["Line 2, role", "Line 3, email"]],
  [
    "email,name,workspace\nivy@x.example,Ivy,Lighthouse Studio\n",
    ["Line 2, workspace", "another workspace than yours"],
  ],
  ["email,name,password_hash\nivy@x.example,Ivy,$2b$04$x\n", ["Line 2, password_hash", "member import"]],
  ["email,name\n", ["nobody in this file"]],
  [Buffer.from("email,name\nivy@x.example,Jos\xe9", "latin1"), ["CSV UTF-8"]],
  ["", ["Choose a file first"]],
  [`email,name\n${"u@x.example,U\n".repeat(501)}`, ["more than 500 lines"]],
  ["x".repeat(LIMITS.people.bytesOnPage + 1), ["at most 256 kB"]],
])("a file that cannot be taken is told why, line by line, and changes nothing (%#)", async (file, told) => {
  const before = digestOf(portal.world);
  const answer = await upload(file, "go");
  const page = await answer.text();
  expect(answer.status).toBe(422);
  for (const words of told) expect(page).toContain(words);
  expect(digestOf(portal.world)).toBe(before);
});

test("a file of another site's form, from a member, or far too large comes to nothing", async () => {
  const file = "email,name\nivy@x.example,Ivy\n";
  expect((await upload(file, "go", "a guessed token")).status).toBe(403);
  expect((await upload("x".repeat(2 * LIMITS.people.bytesOnPage), "go")).status).toBe(413);
  const member = await portal.enter("member");
  expect((await post(ADD, IVY, member)).headers.get("location") ?? "nowhere").not.toContain("added");
  const token = await tokenOf(admin);
  portal.world.clock.advance(16 * 60_000);
  expect((await upload(file, "go", token)).headers.get("location")).toContain("/confirm-password");
  expect(rowOf("ivy@x.example")).toBeUndefined();
});

test("somebody is renamed, and removed once the box is ticked; nobody removes themselves", async () => {
  const member = rowOf("ana@tidewater.example")?.id ?? "";
  const self = rowOf("marta@tidewater.example")?.id ?? "";
  expect((await post("/settings/users/person/name", { member, name: "a.evil.example" })).status).toBe(422);
  expect((await post("/settings/users/person/name", { member, name: "Ana Reyes" })).status).toBe(303);
  expect(rowOf("ana@tidewater.example")?.name).toBe("Ana Reyes");
  expect((await post("/settings/users/person/remove", { member })).status).toBe(422);
  expect((await post("/settings/users/person/remove", { member: self, sure: "yes" })).status).toBe(409);
  const stranger = rowOf("adrian@breakwater.example")?.id ?? "";
  expect((await post("/settings/users/person/remove", { member: stranger, sure: "yes" })).status).toBe(404);
  expect((await post("/settings/users/person/remove", { member, sure: "yes" })).status).toBe(303);
  expect([rowOf("ana@tidewater.example"), rowOf("adrian@breakwater.example") !== undefined]).toEqual([undefined, true]);
});

test("somebody is suspended with a reason, let in again, and said to sign in elsewhere, each in its form", async () => {
  const member = rowOf("tom@tidewater.example")?.id ?? "";
  const self = rowOf("marta@tidewater.example")?.id ?? "";
  const on = (form: string, fields: Readonly<Record<string, string>>) =>
    post(`/settings/users/person/${form}`, { member, ...fields });
  expect((await on("suspend", { why: "<b>" })).status).toBe(422);
  expect((await on("suspend", { why: "The invoice is open" })).headers.get("location")).toContain("done=suspended");
  const page = await (await admin.get(`/settings/users/person?member=${member}`)).text();
  expect(page).toContain("Suspended: The invoice is open");
  expect(await (await admin.get("/settings/users")).text()).toContain(">Suspended</li>");
  expect((await on("unsuspend", {})).headers.get("location")).toContain("done=unsuspended");
  expect((await on("sign-in", { provider: "Harbour ID", address: "http://id.example" })).status).toBe(422);
  const moved = await on("sign-in", { provider: "Harbour ID", address: "https://id.harbour.example/" });
  expect(moved.headers.get("location")).toContain("done=saved");
  expect(await (await admin.get("/settings/users")).text()).toContain("Signs in with Harbour ID");
  expect((await on("suspend", { member: self, why: "Me" })).status).toBe(409);
  const stranger = rowOf("adrian@breakwater.example")?.id ?? "";
  expect((await on("suspend", { member: stranger, why: "No" })).status).toBe(404);
});
