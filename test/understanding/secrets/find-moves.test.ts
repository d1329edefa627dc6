import { expect, test } from "vitest";
import { drawMoveToken } from "../../../src/shared/move-token.ts";
import { seededRandom } from "../../../src/shared/random.ts";
import { understanding } from "../support/loaded.ts";

test("a token with which a chat goes on is cut whole and handed over, whatever letters it is made of", () => {
  const random = seededRandom("moves");
  for (let n = 0; n < 200; n += 1) {
    const token = drawMoveToken(random);
    expect(token.length).toBeLessThanOrEqual(64);
    const cut = understanding.cutSecrets(`/start ${token}`);
    expect(cut).toMatchObject({ text: "/start ••••••", moves: [token], codes: [], links: [], cut: ["move"] });
  }
});

test("what only looks like one is none", () => {
  for (const text of ["carry-on luggage", `carry-${"a".repeat(42)}`, `xcarry-${"a".repeat(43)}`])
    expect(understanding.cutSecrets(text).moves).toEqual([]);
});
