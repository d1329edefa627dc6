/** The codes of this page as a text to keep: a title, then number and code, one to a line. */
const block = document.getElementById("codes");
const list = block?.querySelector("ul");
const status = block?.querySelector("[role=status]");
const { title = "", copied = "", selected = "" } = block?.dataset ?? {};

/** @param {Element} row */
const lineOf = (row) => {
  const number = row.querySelector("span")?.textContent ?? "";
  return `${number.padStart(2)}  ${row.querySelector("code")?.textContent ?? ""}`;
};

const text = () => `${title}\n\n${[...(list?.children ?? [])].map(lineOf).join("\n")}\n`;

/** @param {string} words */
const say = (words) => {
  if (status) status.textContent = words;
};

/** Where the browser gives no clipboard, as over plain http, the codes are at least marked. */
async function copy() {
  try {
    await navigator.clipboard.writeText(text());
    say(copied);
  } catch {
    if (list) getSelection()?.selectAllChildren(list);
    say(selected);
  }
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain;charset=utf-8" }));
  link.download = "latchkey-backup-codes.txt";
  link.click();
  URL.revokeObjectURL(link.href);
}

const WORK = { copy, download, print: () => print() };

for (const [name, work] of Object.entries(WORK))
  block?.querySelector(`[data-do=${name}]`)?.addEventListener("click", () => void work());
block?.querySelector(".save-codes")?.removeAttribute("hidden");
