import { expect, test } from "vitest";
import { ACTS, APPROVALS, CHECKS, loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import type { Row } from "../../src/flow-compiler/catalog-row.ts";

test("every check, act and approval that exists is used by a flow", () => {
  const loaded = loadFlows("flows");
  const flows = loaded.ok ? Object.values(loaded.value.library.flows) : [];
  const used = flows
    .flatMap((flow) => Object.values(flow.steps))
    .flatMap((step) => {
      if (step.kind === "check") return step.check;
      if (step.kind === "act") return step.act;
      return step.kind === "approval" ? step.request : [];
    });
  const known = [...Object.keys(CHECKS), ...Object.keys(ACTS), ...Object.keys(APPROVALS)];
  expect(known.filter((name) => !used.includes(name))).toEqual([]);
});

test("proof and details are named for outcomes that exist", () => {
  const rows = Object.values<Row>({ ...CHECKS, ...ACTS, ...APPROVALS });
  const strange = rows.flatMap(({ outcomes, details, proves }) =>
    [...Object.keys(details), ...proves].filter((outcome) => !outcomes.includes(outcome)),
  );
  expect(strange).toEqual([]);
});
