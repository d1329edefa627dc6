import type { Page } from "playwright-core";

/** Signs somebody in who has no second step, as a person does it. */
export async function signInAs(page: Page, address: string, password: string): Promise<void> {
  await page.goto("/");
  await page.fill("#address", address);
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/home");
}

export const MARTA = { address: "marta@acme.example", password: "copper-lantern-52" } as const;
export const ADRIAN = { address: "admin@example.com", password: "amber-orchard-28" } as const;
export const LEA = { address: "lea@latchkey.example", password: "violin-meridian-39" } as const;
