#!/usr/bin/env node
import { nodeFits } from "./node-version.ts";

/** `latchkey` where the package is installed. */
if (nodeFits("Install a newer one.")) {
  await import("./kept-code.js");
  await import("./quick-modules.ts");
  await import("./cli.ts");
}
