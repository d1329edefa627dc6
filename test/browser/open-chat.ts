import type { Page } from "playwright-core";

/** Opens the chat where it is behind a button. The page's script shows one or the other, and may still be on its way. */
export async function openChat(page: Page): Promise<void> {
  await page.locator("#chat-open:visible, #chat-text:visible").first().waitFor();
  if (await page.isVisible("#chat-open")) await page.click("#chat-open");
}
