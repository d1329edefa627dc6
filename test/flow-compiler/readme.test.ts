import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";

test("the flow that the guide for editors shows passes the check", () => {
  const [, example = ""] =
    /```yaml\n(id: forgot-password[\s\S]*?)```/.exec(readFileSync("docs/editing-flows.md", "utf8")) ?? [];
  const files = readFolder("flows").files.map((file) =>
    file.path === "sign-in/forgot-password.flow.yml" ? { ...file, text: example } : file,
  );
  const { diagnostics } = checkFiles(files);
  // The example has fewer steps than the real flow, whose texts are then left over.
  expect(diagnostics.filter(({ code }) => code !== "unused-text")).toEqual([]);
  expect(example).toContain("starts-on");
});
