import { nodeFits } from "./node-version.ts";

/** `npm start`. */
if (nodeFits("Run it with `npm start`, which brings its own Node, or install a newer one.")) {
  const { start } = await import("./cli/start.ts");
  await start();
}
