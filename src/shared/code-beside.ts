/**
 * Address of a file of code beside the asking one, for whoever starts it as a process or thread of its own. It ends as
 * the asking one does: `.ts` in development, `.js` in the package.
 *
 * @param name without its ending
 * @param asking `import.meta.url` of whoever asks
 */
export const codeBeside = (name: string, asking: string): URL =>
  new URL(`${name}${asking.slice(asking.lastIndexOf("."))}`, asking);
