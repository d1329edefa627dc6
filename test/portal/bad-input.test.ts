import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { fieldIn, FORM, testBrowser } from "./test-browser.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const BODIES: Readonly<Record<string, string>> = {
  "an address given twice": "address=a@example.com&address=b@example.com&password=x",
  "an address as a list": "address[]=a@example.com&password=x",
  "an address as an object": "address[to]=a@example.com&password=x",
  "no password": "address=a@example.com",
  "nothing at all": "",
  "an endless password": `address=a@example.com&password=${"x".repeat(2000)}`,
};

async function postWithToken(body: string, type: Record<string, string>) {
  const browser = testBrowser(portal.baseUrl);
  const token = fieldIn(await (await browser.get("/")).text(), "token");
  return browser.post("/sign-in", `token=${token}&${body}`, type);
}

describe.each(Object.entries(BODIES))("a form with %s", (_what, body) => {
  test("gets a clear 400 and reaches nothing", async () => {
    const calls = portal.auth.calls.length;
    const response = await postWithToken(body, FORM);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("That did not arrive whole");
    expect(portal.auth.calls.length).toBe(calls);
  });
});

test("a form of a megabyte gets a clear 413", async () => {
  const response = await postWithToken("address=".padEnd(1_000_000, "x"), FORM);
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("That was too much");
});

test("a broken escape in the address of a page gets a clear 400", async () => {
  const response = await testBrowser(portal.baseUrl).get("/mailbox/%E0%A4%A");
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("<title>");
});

test.each(["application/json", "text/plain", "multipart/form-data"])(
  "%s is no form of ours and reaches nothing",
  async (type) => {
    const calls = portal.auth.calls.length;
    const response = await postWithToken('{"address":', { "Content-Type": type });
    expect(response.status).toBe(403);
    expect(portal.auth.calls.length).toBe(calls);
  },
);

test("a failure shows a reference that the log has too, and nothing of the failure", async () => {
  portal.auth.failure = new Error("SELECT secret FROM accounts WHERE email = ana@example.com");
  const response = await testBrowser(portal.baseUrl).submit("/", "/sign-in", {
    address: "ana@example.com",
    password: "x",
  });
  portal.auth.failure = undefined;
  const markup = await response.text();
  const reference = /<code>([0-9A-Z]{8})<\/code>/.exec(markup)?.[1];
  expect(response.status).toBe(500);
  expect(markup).not.toContain("SELECT");
  expect(portal.logged.join()).toContain(`"reference":"${reference ?? "none"}"`);
});

test("too many forms from one address are asked to slow down, in words", async () => {
  const own = await startPortal();
  const browser = testBrowser(own.baseUrl);
  const statuses = new Set<number>();
  for (let n = 0; n < 61; n++) statuses.add((await browser.post("/sign-in", "", FORM)).status);
  const last = await browser.post("/sign-in", "", FORM);
  await own.close();
  expect([...statuses]).toEqual([403, 429]);
  expect(last.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await last.text()).toContain("A little slower, please");
});
