import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { expect, test } from "vitest";
import { atTheEnd, openWorld } from "./world.ts";

/** A real server; with TLS it shows the library's own certificate, which nobody trusts. */
const listening = (options: SMTPServerOptions) =>
  new Promise<number>((resolve) => {
    const server = new SMTPServer({ authOptional: true, ...options });
    server.on("error", () => undefined);
    atTheEnd(() => new Promise((done) => server.close(() => done())));
    const at = server.listen(0, "127.0.0.1", () => {
      const address = at.address();
      resolve(address === null || typeof address === "string" ? 0 : address.port);
    });
  });

/** All of these were "no connection to the mail server", with the cure "Check host and port". */
const KINDS: readonly (readonly [what: string, options: SMTPServerOptions, url: string, more: string, says: RegExp])[] =
  [
    ["a certificate that nobody trusts", { secure: true }, "smtps", "", /not trusted.*tls\.rejectUnauthorized=false/u],
    ["one that shows with STARTTLS", {}, "smtp", "", /not trusted.*NODE_EXTRA_CA_CERTS/u],
    ["smtps on a port of STARTTLS", {}, "smtps", "", /does not speak TLS from the start.*smtp:\/\/ in place of/u],
    ["no TLS", { disabledCommands: ["STARTTLS"] }, "smtp", "?requireTLS=true", /offers no TLS.*remove requireTLS/u],
  ];

test.each(KINDS)("%s is called by its name, with the cure", async (_what, options, scheme, more, sentence) => {
  const port = await listening(options);
  const { mail } = openWorld("memory");
  const checked = await mail({ smtpUrl: `${scheme}://127.0.0.1:${String(port)}${more}` }).verify();
  expect(checked.ok ? "" : checked.reason).toMatch(sentence);
});
