import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { z } from "zod";

/** The small build: the same rules in half the letters, and each page that is looked at has to read all of them. */
const source = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/**
 * Every rule of accessibility that the page breaks, and where. Frames in it are not looked into: the only ones show
 * mails, which have a test of their own.
 *
 * @param tags only rules with one of these; none: all rules
 */
export async function brokenRules(
  page: Pick<Page, "evaluate">,
  tags: readonly string[] = [],
): Promise<readonly string[]> {
  const only = tags.length > 0 ? { runOnly: { type: "tag", values: tags } } : {};
  const options = { resultTypes: ["violations"], preload: false, iframes: false, ...only };
  await page.evaluate(source);
  const violations: unknown = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.parse(violations).map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(" ")}`);
}
