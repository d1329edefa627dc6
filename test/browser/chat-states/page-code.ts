import { z } from "zod";

/** What the page shows. Code for the page, as text: the tests themselves have no DOM. */
export const SEEN = `(() => {
  const log = document.getElementById("chat-log");
  const words = (bubble) => [...bubble.childNodes].filter((node) => node.className !== "unseen");
  const parts = [...log.querySelectorAll(".bubble, .options button")].filter((part) => part.checkVisibility());
  return {
    says: [...log.querySelectorAll(".line")].slice(1).map((line) => ({
      words: words(line.querySelector(".bubble")).map((node) => node.textContent).join(""),
      options: [...line.querySelectorAll(".options button:enabled")].map((button) => button.textContent),
    })),
    everything: document.getElementById("chat").innerText,
    tooWide: document.documentElement.scrollWidth > innerWidth ? ["page"] : parts
      .filter((part) => part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > innerWidth)
      .map((part) => part.textContent),
  };
})()`;
export const seen = z.object({
  says: z.array(z.object({ words: z.string(), options: z.array(z.string()) })),
  everything: z.string(),
  tooWide: z.array(z.string()),
});

/** The whole talk at once instead of a window onto it. As a style of the page's own making the content policy lets it be. */
export const WHOLE = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "body:has(.chat.open) { overflow: visible } .chat-log { overflow: visible } * { animation: none !important }" +
      ".chat.live.open { position: absolute; inset: 0 0 auto; height: auto; min-height: 100% }",
  );
  document.adoptedStyleSheets.push(sheet);
})()`;
