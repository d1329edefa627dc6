import { expect, test } from "vitest";
import { PLACEHOLDER } from "../../../src/understanding/entities/mask.ts";
import { understanding } from "../support/loaded.ts";

test.each([
  ["a link that lets somebody in", "https://app.example/reset?token=abc", "https://app.example"],
  ["a backup code", "my backup code is 7K2Q 9XMB 3DTW 5HJN", "my backup code is "],
  ["a card number", "it is 4111 1111 1111 1111", "it is "],
  ["a password that is called one", "my password is sunflower", "my password is "],
  ["what is called a code", "the code is 4821", "the code is "],
  ["a password behind its address", "ana@acme.example / Sunny7", "ana@acme.example / "],
  ["a mailed code", "482 193", ""],
])("%s is cut, whatever else is found", (_what, text, before) => {
  expect(understanding.cutSecrets(text).text).toBe(`${before}${PLACEHOLDER}`);
});
