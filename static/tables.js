// Sorting and filtering of indicator tables. Without this script the tables are whole and in the document's order.
"use strict";

const form = document.querySelector("[data-filters]");
const rows = [...document.querySelectorAll("[data-row]")];
const textOf = (row) => row.textContent.toLowerCase();

function filter() {
  const wanted = new FormData(form);
  const text = (wanted.get("text") || "").trim().toLowerCase();
  const status = wanted.get("status") || "";
  const attribute = wanted.get("attribute") || "";
  let shown = 0;
  for (const row of rows) {
    const fits =
      (!text || textOf(row).includes(text)) &&
      (!status || row.dataset.status === status) &&
      (!attribute || row.dataset.attribute === attribute);
    row.hidden = !fits;
    shown += fits;
  }
  for (const table of document.querySelectorAll("[data-table]")) hideEmptyGroups(table);
  const output = form.querySelector("[data-shown]");
  output.textContent = output.dataset.text.replace("{shown}", shown).replace("{total}", rows.length);
}

// A heading inside a table stands only above rows of its own that are shown, and not at all in a sorted table.
function hideEmptyGroups(table) {
  const sorted = table.querySelector("th[aria-sort]");
  for (const group of table.querySelectorAll("[data-group]")) {
    let row = group.nextElementSibling;
    let any = false;
    while (row && !row.hasAttribute("data-group")) {
      any ||= !row.hidden;
      row = row.nextElementSibling;
    }
    group.hidden = Boolean(sorted) || !any;
  }
}

function sort(table, heading, column, kind) {
  const before = heading.getAttribute("aria-sort");
  const rising = before !== "ascending";
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const body = table.tBodies[0];
  const value = (row) => {
    const cell = row.cells[column];
    return kind === "number" ? Number(cell.dataset.value) : cell.textContent.trim();
  };
  const collator = new Intl.Collator(document.documentElement.lang);
  const order = (a, b) => (kind === "number" ? value(a) - value(b) : collator.compare(value(a), value(b)));
  const sorted = [...body.querySelectorAll("[data-row]")].sort((a, b) => (rising ? order(a, b) : order(b, a)));
  body.append(...sorted);
  hideEmptyGroups(table);
}

for (const table of document.querySelectorAll("[data-table]")) {
  // Groups keep their rows only in the document's order; a sorted table shows rows alone.
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const kind = heading.dataset.sort;
    if (!kind) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(table, heading, column, kind));
  });
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
