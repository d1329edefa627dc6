import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/engine/engine.ts";
import { questionFor, readQuestionFile } from "../../src/understanding/understanding.ts";
import { heldOut, judge } from "./support/held-out.ts";

const read = readQuestionFile(readFileSync("flows/questions.yml", "utf8"), "flows/questions.yml");
const questions = read.ok ? read.value : [];
const asked = (...candidates: readonly Intent[]) => questionFor({ kind: "unsure", candidates }, questions);

describe("the question between two troubles", () => {
  it("is asked when just these two can be meant, in either order", () => {
    const question = { ask: "questions.can-open-mailbox", yes: "code_not_received", no: "lost_email_access" };
    expect(asked("code_not_received", "lost_email_access")).toMatchObject(question);
    expect(asked("lost_email_access", "code_not_received")).toMatchObject(question);
    expect(asked("greeting_smalltalk", "lost_email_access", "out_of_scope", "code_not_received")).toMatchObject(
      question,
    );
  });

  it("is not asked when a third one can be meant, when one is sure, or when none tells the two apart", () => {
    expect(asked("code_not_received", "lost_email_access", "ip_blocked")).toBeUndefined();
    expect(asked("code_not_received", "human_handoff")).toBeUndefined();
    expect(asked("lost_email_access")).toBeUndefined();
    expect(questionFor({ kind: "sure", intent: "lost_email_access" }, questions)).toBeUndefined();
    expect(questionFor({ kind: "none" }, questions)).toBeUndefined();
  });

  it("has the right trouble behind one of its answers, in 8 of 10 messages nobody tuned to", () => {
    const all = judge(heldOut()).flatMap(({ said, read: { reading } }) => {
      const question = questionFor(reading, questions);
      return question ? [{ truths: [said.label, ...said.also], question }] : [];
    });
    const right = all.filter(({ truths, question }) => truths.some((truth) => question.between.includes(truth)));
    expect(all.length).toBeGreaterThan(0);
    expect(right.length / all.length).toBeGreaterThanOrEqual(0.8);
  });
});

describe("the file of questions", () => {
  it.each([
    [
      "- between: [forgot_password, ip_blocked]\n  ask: q.x\n  yes: forgot_password\n  no: greeting_smalltalk\n",
      "lead to",
    ],
    ["- between: [forgot_password]\n  ask: q.x\n  yes: forgot_password\n  no: forgot_password\n", "two troubles"],
    [
      "\n- between: [forgot_password, hello]\n  ask: q.x\n  yes: forgot_password\n  no: hello\n",
      'q.yml:2  "between.1"',
    ],
    ["- {between: [forgot_password, ip_blocked], ask: Hi?, yes: ip_blocked, no: forgot_password}", "id of a text"],
    ["hello", "q.yml:1  a question must be a list of questions."],
    ["a: [", "not valid YAML"],
  ])("%j is refused with its place and what is wrong", (text, what) => {
    const refused = readQuestionFile(text, "q.yml");
    expect(refused.ok ? "" : refused.reason).toContain(what);
  });

  it("has one question for each pair", () => {
    const one = "- {between: [forgot_password, ip_blocked], ask: q.x, yes: ip_blocked, no: forgot_password}\n";
    const other = "- {between: [ip_blocked, forgot_password], ask: q.y, yes: ip_blocked, no: forgot_password}\n";
    const refused = readQuestionFile(one + other, "q.yml");
    expect(refused.ok ? "" : refused.reason).toContain("have two questions. Keep one.");
  });
});
