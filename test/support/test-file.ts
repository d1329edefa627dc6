import { existsSync } from "node:fs";

/**
 * The test file of this name below `folder`, the slow one where it is slow; undefined when there is none.
 *
 * @param name path below `folder` without `.test.ts` or `.slow.test.ts`
 */
export const testFile = (folder: string, name: string): string | undefined =>
  [`${folder}/${name}.test.ts`, `${folder}/${name}.slow.test.ts`].find((path) => existsSync(path));
