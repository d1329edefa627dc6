/** Settings that cannot be used. The message has a line for each: the variable, what is wrong, what to write. */
export class ConfigUnusable extends Error {}
