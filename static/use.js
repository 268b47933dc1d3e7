// Copying what a chart's page offers. Without this script everything is there as links and text.
"use strict";

const panel = document.querySelector(".use");
const said = panel.querySelector(".use-said");

// Away from a web server the address of this page is of no use to anybody else.
if (location.protocol.startsWith("http")) {
  for (const snippet of panel.querySelectorAll("[data-target]")) {
    const full = new URL(snippet.dataset.link, location.href).href;
    snippet.textContent = snippet.textContent.replace(`src="${snippet.dataset.target}"`, `src="${full}"`);
  }
  panel.querySelector("[data-unplaced]")?.remove();
}

async function fetched(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

async function copyWords(words) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words);
  // Pages that do not come over a safe line have no clipboard of that kind.
  const field = document.createElement("textarea");
  field.value = words;
  panel.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("not copied");
}

const copy = {
  words: (button) => copyWords(button.closest("dt").nextElementSibling.textContent),
  text: async (button) => copyWords(await (await fetched(button.dataset.path)).text()),
  image: (button) => {
    // Handed over as a promise: a browser lets a page write only while the click is fresh.
    const picture = fetched(button.dataset.path).then((answer) => answer.blob());
    return navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  },
};

for (const button of panel.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await copy[button.dataset.copy](button);
      said.textContent = said.dataset.done;
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
}

if (location.hash === "#use") panel.open = true;
