import type { ProductLinks } from "../parts.ts";
import { came, type Run } from "./came.ts";

/** A page of the company, as far as the operator named one. */
export const linkTo =
  <Page extends keyof ProductLinks>(what: Page): Run<`${Page}-link`> =>
  async ({ links }) => {
    const link = links[what];
    return link === undefined ? came("missing") : came("linked", { link });
  };
