import { describe } from "vitest";
import { correctionLaws } from "./laws/correction.ts";
import { everyPlaceLaws } from "./laws/every-place.ts";
import { loadingLaw } from "./laws/loading.ts";
import { typedCodeLaw } from "./laws/typed-code.ts";
import { smallLibrary } from "./small-library.ts";

describe("loading is neutral", () => loadingLaw(smallLibrary));
describe("a correction", () => correctionLaws(smallLibrary, "email"));
describe("from every reachable place", () => everyPlaceLaws(smallLibrary));
describe("a code", () => typedCodeLaw(smallLibrary));
