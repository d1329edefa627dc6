import { engineLaws } from "./laws.ts";
import { smallLibrary } from "./small-library.ts";

engineLaws(smallLibrary, "email", "verify.email");
