import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { CHECKS } from "../../src/flow-compiler/flow-compiler.ts";
import type { Row } from "../../src/flow-compiler/catalog-row.ts";
import { SMALL_FLOWS } from "./small-flows.ts";

const TELLING = Object.entries<Row>(CHECKS).filter(([, { tellsFacts }]) => tellsFacts);

/** The small flow for a new password with one check put into it, `from` where it was called out of. */
function mistakesWith([name, { outcomes }]: (typeof TELLING)[number], from: "verified" | "gave-up") {
  const on = outcomes.map((outcome) => `${outcome}: ${outcome === "unproved" ? "person" : "done"}`).join(", ");
  const step = `  look: { kind: check, check: ${name}, on: { ${on} } }\n`;
  const was = { verified: "verified: mail", "gave-up": "gave-up: person" }[from];
  const broken = SMALL_FLOWS.map(({ path, text }) => ({
    path,
    text: path === "sign-in/reset.flow.yml" ? `${text.replace(was, `${from}: look`)}${step}` : text,
  }));
  return checkFiles(broken).diagnostics.flatMap(({ code }) => (code === "needs-proof" ? [code] : []));
}

test.each(TELLING)("%s is refused where the mailbox was not proved, and let be where it was", (...row) => {
  expect(mistakesWith(row, "gave-up")).toEqual(["needs-proof"]);
  expect(mistakesWith(row, "verified")).toEqual([]);
});

test("a check tells facts about an account exactly when it demands a proof", () => {
  const rows = Object.entries<Row>(CHECKS);
  expect(rows.filter(([, { proof, tellsFacts }]) => tellsFacts !== (proof !== "none"))).toEqual([]);
  expect(TELLING.map(([name]) => name)).toEqual(["login-cause", "account-standing", "blocked-address", "code-mail"]);
});
