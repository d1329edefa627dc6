import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { correctionLaws } from "./laws/correction.ts";
import { answeredLaw, everyPlaceLaws } from "./laws/every-place.ts";
import { loadingLaw } from "./laws/loading.ts";
import { firstMessageLaw, toldLaws } from "./laws/told.ts";
import { typedCodeLaw } from "./laws/typed-code.ts";

const loaded = loadFlows(fileURLToPath(new URL("../../flows", import.meta.url)));
if (!loaded.ok) throw new Error("The flows do not pass their check: run `npm run -s latchkey -- flows check`.");
const { library } = loaded.value;

describe("the flows that people meet", () => {
  describe("loading is neutral", () => loadingLaw(library));
  describe("a correction", () => correctionLaws(library, "email"));
  describe("from every reachable place", () => everyPlaceLaws(library));
  describe("a code", () => typedCodeLaw(library));
  describe("every message", () => answeredLaw(library));
  describe("what is told by the way", () => {
    toldLaws(library);
    firstMessageLaw(library);
  });
});
