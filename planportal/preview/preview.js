// The preview's part in every page: loads the page anew when it changed; exchanges style sheets without that;
// and shows what is wrong over the last good page. Stands in no published file.
"use strict";

{
  const own = document.currentScript.dataset.page;
  let leaving = false;

  // The browser itself keeps the place in the page over this.
  function reload() {
    leaving = true;
    location.reload();
  }

  // For each place in the page the style sheets there: the last is wanted, those before it stay until it is loaded.
  const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => [link]);

  function restyle(addresses) {
    addresses.forEach((address, index) => {
      const links = sheets[index];
      const last = links.at(-1);
      if (last.getAttribute("href") === address) return;
      const next = last.cloneNode();
      next.addEventListener("load", () => {
        for (const link of links.splice(0, links.indexOf(next))) link.remove();
      });
      next.href = address;
      last.after(next);
      links.push(next);
    });
  }

  const make = (name, ...inside) => {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  };

  // In a shadow tree, so that neither the page's styles nor these reach the other.
  const host = make("plan-preview");
  const tree = host.attachShadow({ mode: "open" });
  const look = make("link");
  look.rel = "stylesheet";
  look.href = "/.preview/preview.css";
  const panel = make("section");
  panel.setAttribute("role", "alert");
  panel.hidden = true;
  const note = make("aside");
  note.hidden = true;
  tree.append(look, note, panel);
  document.documentElement.append(host);
  let shown = "null";

  function item([where, key, message]) {
    const line = make("li");
    if (where) line.append(make("code", where), ": ");
    if (key) line.append(make("b", key), ": ");
    line.append(message);
    return line;
  }

  // Folded, at the foot: a doubt is no fault, and must not cover the page. It stays unfolded while it changes.
  let doubted = "null";

  function doubt(doubts) {
    const now = JSON.stringify(doubts);
    if (now === doubted) return;
    doubted = now;
    note.hidden = !doubts;
    if (!doubts) return note.replaceChildren();
    note.lang = doubts.language;
    const open = note.querySelector("details")?.open ?? false;
    const list = make("details", make("summary", doubts.title), make("ol", ...doubts.lines.map(item)));
    list.open = open;
    note.replaceChildren(list);
  }

  function complain(trouble) {
    const now = JSON.stringify(trouble);
    // What was closed stays closed until something else is wrong.
    if (now === shown) return;
    shown = now;
    panel.hidden = !trouble;
    if (!trouble) return panel.replaceChildren();
    panel.lang = trouble.language;
    const close = make("button", trouble.close);
    close.type = "button";
    close.addEventListener("click", () => (panel.hidden = true));
    panel.replaceChildren(
      make("header", make("h2", trouble.title), close),
      make("p", trouble.note),
      make("ol", ...trouble.lines.map(item)),
    );
    if (trouble.detail) panel.append(make("details", make("summary", trouble.details), make("pre", trouble.detail)));
  }

  function follow(said) {
    if (leaving) return;
    if (said.page !== own) return reload();
    restyle(said.styles);
    // A chart in a frame has its page around it to say so.
    if (parent === window) {
      complain(said.trouble);
      doubt(said.doubts);
    }
  }

  // A preview that was stopped and started again is found again.
  function connect() {
    const line = new WebSocket(`ws://${location.host}/.preview/socket`);
    line.addEventListener("open", () => line.send(JSON.stringify({ command: "info", url: location.href })));
    line.addEventListener("message", (event) => follow(JSON.parse(event.data)));
    line.addEventListener("close", () => setTimeout(connect, 500));
  }
  connect();
}
