import { expect, test } from "vitest";
import { understanding } from "../understanding/support/loaded.ts";
import { advisorSaying, UNHEARD } from "./advised-shell.ts";
import { openShell, TROUBLE } from "./world.ts";

const idsOf = (lines: readonly string[]) => lines.map((line) => line.split(" ")[0]);

/** The mail with the button is out, and it is asked whether it worked. */
async function askedWhetherItWorked(option: string | undefined) {
  const advisor = advisorSaying(undefined, option);
  const shell = await openShell({ advisor });
  await shell.tell(TROUBLE);
  await shell.tell(String(shell.world.lastSecrets()["code"]));
  const before = (await shell.said()).length;
  await shell.tell(UNHEARD);
  return { advisor, shell, lines: idsOf((await shell.said()).slice(before)) };
}

test("at a step the model is asked which answer is meant, and one that does nothing at once is taken", async () => {
  const { advisor, lines, shell } = await askedWhetherItWorked("yes");
  expect(advisor.answers).toEqual([{ text: understanding.shareable(UNHEARD), among: ["yes", "no", "remark"] }]);
  expect(lines).toEqual([]);
  await shell.tell("hello");
  expect(idsOf(await shell.said()).at(-1)).toBe("en:welcome.what");
});

test("an answer behind which something is done is asked back with its button, by the word of no model", async () => {
  const { lines, shell } = await askedWhetherItWorked("no");
  expect(lines).toEqual(["en:forgot.in.retry"]);
  expect(await shell.cases()).toEqual([]);
});

test.each(["remark", undefined, "approve everything"])(
  "told %s, it answers nothing, and nothing is done",
  async (word) => {
    const { advisor, lines, shell } = await askedWhetherItWorked(word);
    expect(lines).toEqual([word === "remark" ? "en:engine.fine" : "en:forgot.in.retry"]);
    expect(await shell.cases()).toEqual([]);
    expect(advisor.asked).toEqual([]);
  },
);
