import { GATES } from "./gates.ts";
import { type Finding, openLaboratory } from "./run-without.ts";

/**
 * `npm run mutate [words]`: takes each gate away in turn and runs the tests that must notice. With words, only the
 * gates whose file or law has one of them. Ends with 1 when a gate survived or could not be tried.
 */
const words = process.argv.slice(2);
const gates = GATES.filter(
  ({ file, law }) => words.length === 0 || words.some((word) => `${file} ${law}`.includes(word)),
);
const laboratory = await openLaboratory();

const files = [...new Set(gates.flatMap(({ tests }) => tests))];
if (!(await laboratory.passes(files))) {
  print("The tests fail with every gate in place. Mend that first: npm test");
  process.exitCode = 1;
} else {
  const found: Finding["kind"][] = [];
  for (const gate of gates) {
    const finding = await laboratory.without(gate);
    found.push(finding.kind);
    print(`${finding.kind.padEnd(8)}  ${gate.file}: ${gate.law}\n          by: ${finding.by}`);
  }
  const count = (finding: Finding["kind"]) => found.filter((one) => one === finding).length;
  const left = count("survived") + count("broken");
  print(
    `${gates.length} gates: ${count("killed")} killed, ${count("together")} killed together with the one behind, ` +
      `${count("survived")} survived, ${count("broken")} broken`,
  );
  if (left > 0) process.exitCode = 1;
}
await laboratory.close();

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
