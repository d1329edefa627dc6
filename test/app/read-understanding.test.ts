import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keptOrTrained, readUnderstanding } from "../../src/app/read-understanding.ts";

const origin = Uint8Array.of(1, 2, 3);
const model = Uint8Array.of(10, 20, 30, 40, 50, 60, 70, 80);

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-model-"));
  file = join(folder, "deep", "understanding.model");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** How often it had to be trained to be had once more. */
function trainings(from = origin): number {
  const train = vi.fn(() => model);
  expect(keptOrTrained([file], from, train)).toEqual(model);
  return train.mock.calls.length;
}

describe("a trained model", () => {
  it("is kept and trained once, in a folder that may be missing", () => {
    expect([trainings(), trainings(), trainings()]).toEqual([1, 0, 0]);
    expect(readdirSync(join(folder, "deep"))).toEqual(["understanding.model"]);
  });

  it("is trained again when what it was learned from is no longer the same", () => {
    trainings();
    expect([trainings(Uint8Array.of(1, 2, 4)), trainings()]).toEqual([1, 1]);
  });

  it("is not trusted when any byte of its file is another, and mended then", () => {
    trainings();
    const whole = readFileSync(file);
    for (const at of whole.keys()) {
      writeFileSync(file, whole.with(at, (whole[at] ?? 0) ^ 1));
      expect([trainings(), trainings()], String(at)).toEqual([1, 0]);
    }
  });

  it("is not trusted when its file is cut short, empty or something else", () => {
    trainings();
    const whole = readFileSync(file);
    for (const other of [
      whole.subarray(0, -1),
      whole.subarray(0, 32),
      whole.subarray(0, 7),
      "",
      "hello",
      "x".repeat(99),
    ]) {
      writeFileSync(file, other);
      expect(trainings()).toBe(1);
    }
  });

  it("costs only its training where nothing can be written", () => {
    writeFileSync(join(folder, "deep"), "a file where the folder should be");
    expect([trainings(), trainings()]).toEqual([1, 1]);
  });

  it("costs only its training where a folder has its name, and leaves no draft behind", () => {
    mkdirSync(file, { recursive: true });
    expect([trainings(), trainings()]).toEqual([1, 1]);
    expect(readdirSync(join(folder, "deep"))).toEqual(["understanding.model"]);
  });
});

it("what lies with others is used where it was learned from just this, and never written", () => {
  const theirs = join(folder, "theirs.model");
  const train = vi.fn(() => model);
  keptOrTrained([theirs], origin, train);
  const before = readFileSync(theirs);
  expect(keptOrTrained([file], origin, train, [theirs])).toEqual(model);
  expect(train).toHaveBeenCalledTimes(1);
  keptOrTrained([file], Uint8Array.of(9), train, [theirs]);
  expect(train).toHaveBeenCalledTimes(2);
  expect(readFileSync(theirs)).toEqual(before);
});

it("a model is put in every place, and one good place is enough", () => {
  const places = ["a", "b"].map((name) => join(folder, name, "understanding.model"));
  const train = vi.fn(() => model);
  keptOrTrained(places, origin, train);
  for (const gone of ["a", "b"]) {
    rmSync(join(folder, gone), { recursive: true });
    expect(keptOrTrained(places, origin, train)).toEqual(model);
    keptOrTrained(places.slice(0, 1), origin, train);
    keptOrTrained(places.slice(1), origin, train);
  }
  expect(train).toHaveBeenCalledTimes(3);
});

const TRAINING = { timeout: 120_000 };

it("a new database understands what the program understands, without training again", TRAINING, () => {
  const shared = readUnderstanding();
  const own = readUnderstanding(join(folder, "latchkey.db"));
  expect(readdirSync(folder)).toEqual([]);
  for (const text of ["I forgot my password", "no me llega el código", "quero falar com uma pessoa", "asdf", ""])
    expect(own.read(text)).toEqual(shared.read(text));
});
