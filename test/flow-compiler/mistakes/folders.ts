/** Mistakes of editors, each in a real folder of theirs. `¶` stands where one is told. */
export interface Folder {
  readonly name: string;
  /** By path below the folder. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Of each file, in the order of the marks: the kind of mistake, and part of what is said about it. */
  readonly told: Readonly<Record<string, readonly (readonly [kind: string, says: string])[]>>;
}
