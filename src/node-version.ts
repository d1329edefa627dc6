/**
 * Whether this Node runs the program; where it does not, says so. Looked at before anything is loaded that would crash
 * on an older one.
 *
 * @param cure what to do about it
 */
export function nodeFits(cure: string): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return true;
  process.stderr.write(`Latchkey needs Node 22.18 or newer; this is ${process.versions.node}. ${cure}\n`);
  process.exitCode = 1;
  return false;
}
