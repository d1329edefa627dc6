import { spawnSync } from "node:child_process";

/** `npm run test:nodes`: the unit tests on the oldest line that is supported and on the newest. Development runs on 24. */
const VERSIONS = ["22.23.3", "26.10.0"];

/** Node as an npm package, for this machine. It goes to npm's cache and leaves the project as it is. */
const runtime = `node-${process.platform}-${process.arch}`;

const UNIT_TESTS =
  "node --version && node node_modules/vitest/vitest.mjs run --project architecture --project quick --project slow";

for (const version of VERSIONS) {
  const words = ["exec", "--yes", `--package=${runtime}@${version}`, "-c", UNIT_TESTS];
  const { status, error } = spawnSync("npm", words, { stdio: "inherit" });
  if (status !== 0) {
    const cause = error ? `npm could not be started: ${error.message}.` : "See above.";
    process.stderr.write(`On Node ${version} the tests did not pass, or ${runtime} could not be installed. ${cause}\n`);
    process.exitCode = 1;
  }
}
