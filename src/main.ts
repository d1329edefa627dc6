/** `npm start`. The version is checked before anything is loaded that would crash on an older Node. */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Latchkey needs Node 22.18 or newer; this is ${process.versions.node}. Run it with \`npm start\`, which brings its own Node, or install a newer one.\n`,
  );
  process.exitCode = 1;
} else {
  const { start } = await import("./cli/start.ts");
  await start();
}
