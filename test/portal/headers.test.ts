import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ANA, GOOD_DISOWN, GOOD_RESET } from "../doubles/auth-double.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";
import { FORM, testBrowser } from "./test-browser.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());

const PATHS = [
  "/",
  "/forgot-password",
  "/change-password",
  "/not-me",
  "/mailbox",
  "/mailbox/mail-1",
  "/nowhere",
  "/health",
];

describe.each(PATHS)("every answer guards itself: %s", (path) => {
  test("against scripts, frames, caches and leaks", async () => {
    const { headers } = await testBrowser(portal.baseUrl).get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("strict-transport-security")).toBeNull();
  });
});

test("refused and failed answers carry the same guards", async () => {
  const browser = testBrowser(portal.baseUrl);
  const refused = await browser.post("/sign-in", "", FORM);
  portal.auth.failure = new Error("disk on fire at /var/lib");
  const failed = await browser.submit("/", "/sign-in", { address: ANA.address, password: "x" });
  portal.auth.failure = undefined;
  expect([refused.status, failed.status]).toEqual([403, 500]);
  for (const { headers } of [refused, failed]) {
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("cache-control")).toBe("no-store");
  }
});

test("HSTS is sent where the public address is https", async () => {
  const secure = await startPortal({ publicBaseUrl: "https://portal.example" });
  const { headers } = await testBrowser(secure.baseUrl).get("/");
  await secure.close();
  expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
});

test("every cookie is __Host-, Secure and HttpOnly, and the chat's is Strict", async () => {
  const browser = testBrowser(portal.baseUrl);
  const answers = [
    await browser.get("/"),
    await browser.get(`/change-password?token=${GOOD_RESET}`),
    await browser.get(`/not-me?token=${GOOD_DISOWN}`),
    await browser.submit("/", "/language", { language: "es", place: "/" }),
    await browser.submit("/", "/sign-in", ANA),
    await browser.submit("/sign-in/code", "/sign-in/code", ANA),
  ];
  const lines = answers.flatMap((answer) => answer.headers.getSetCookie());
  expect(lines.length).toBeGreaterThanOrEqual(7);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-latchkey-[a-z]+(-[\w-]{16})?=/);
    expect(line).toMatch(/; Path=\/(;|$)/);
    expect(line).not.toMatch(/Domain=/i);
    for (const flag of ["; HttpOnly", "; Secure", "; SameSite=Lax"]) expect(line).toContain(flag);
  }
});

test.each([
  { host: "evil.example" },
  { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  { forwarded: "host=evil.example;proto=https" },
])("a forged host never comes back: %o", async (headers) => {
  for (const path of ["/", "/home", "/nowhere", "/change-password?token=abc", "/mailbox/mail-1"]) {
    const answer = await rawGet(portal.baseUrl, path, headers);
    expect(answer).not.toContain("evil.example");
  }
});

/** `fetch` does not let the Host header be forged. @returns status line, headers and body as text */
function rawGet(baseUrl: string, path: string, headers: Record<string, string | undefined>): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, baseUrl), { headers }, (response) => {
      let body = JSON.stringify(response.headers);
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve(body));
    });
    sent.on("error", reject).end();
  });
}
