import { expect, test } from "vitest";
import { runStep, sum } from "./run-step.ts";

const node = (script: string, countsTests = true) =>
  runStep({ name: "seed", command: [process.execPath, "-e", script], countsTests });

test("a step passes by its exit code, and its closing line is taken off", async () => {
  const result = await node("console.log('fine'); console.log('3 passed, 0 failed')");
  expect(result).toMatchObject({ ok: true, output: "fine", tally: { passed: 3, failed: 0, skipped: 0 } });
});

test("a step that should count tests and ran none has failed", async () => {
  expect((await node("console.log('fine')")).ok).toBe(false);
  expect((await node("console.log('0 passed, 0 failed')")).ok).toBe(false);
});

test("a step that cannot be started has failed and says so", async () => {
  const result = await runStep({ name: "seed", command: ["no-such-program-here"] });
  expect(result.ok).toBe(false);
  expect(result.output).toMatch(/no-such-program-here could not be started/);
});

test("a step that ends by a signal has failed", async () => {
  expect((await node("process.kill(process.pid, 'SIGKILL')", false)).ok).toBe(false);
});

test("what a failing step prints on both streams is kept", async () => {
  const result = await node("console.error('why'); console.log('what'); process.exitCode = 2", false);
  expect(result.ok).toBe(false);
  expect(result.output).toMatch(/why/);
  expect(result.output).toMatch(/what/);
});

test("a failed step without a failed test adds one failure", async () => {
  const good = await node("console.log('3 passed, 0 failed, 1 skipped')");
  const bad = await node("process.exitCode = 1", false);
  expect(sum([good, bad])).toEqual({ passed: 3, failed: 1, skipped: 1 });
});
