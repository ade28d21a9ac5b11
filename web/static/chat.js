// Makes the chat pleasanter to use; without this file every form and link still works.
"use strict";

const form = document.getElementById("spoerg");
const field = document.getElementById("spoergsmaal");
const send = document.getElementById("send");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
const conversation = document.getElementById("samtale");
const idle = send.textContent;
const find = (id) => document.getElementById(id);

find("tastehjaelp").hidden = false;

// Asking

field.addEventListener("keydown", (event) => {
  // While an input method composes a character, Enter belongs to it; Safari tells by the code 229 only.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && !event.shiftKey && !composing) {
    event.preventDefault();
    form.requestSubmit(send);
  }
});

function setBusy(busy) {
  // Not `disabled`: that would take the focus away from whoever pressed the button.
  send.setAttribute("aria-disabled", String(busy));
  send.textContent = busy ? send.dataset.busy : idle;
  status.textContent = busy ? status.dataset.busy : status.textContent;
  // That the answer is there is seen; who does not see it hears it.
  status.classList.toggle("sr-only", !busy);
}

const asks = (event) => event.detail.requestConfig.path === "/spoerg";
let asked = null; // the form that was sent last, for when it has to be sent again
let scrolledTo = 0;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!asks(event)) return;
  const by = event.detail.requestConfig.triggeringEvent?.submitter;
  asked = { form: event.detail.elt, by: by?.matches("[data-retry]") ? null : by };
  scrolledTo = window.scrollY;
  problem.textContent = "";
  field.removeAttribute("aria-invalid");
  setBusy(true);
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!asks(event)) return;
  setBusy(false);
  // Not htmx's `successful`, which also holds for a question that was refused; a lost request has status 0.
  if (event.detail.xhr.status !== 200) {
    status.textContent = "";
    field.setAttribute("aria-invalid", "true");
    // An example or a suggestion that was pressed is not in the field yet.
    if (!field.value.trim()) field.value = event.detail.requestConfig.parameters.spoergsmaal ?? "";
  } else if (event.detail.elt === form) {
    field.value = "";
  }
});

document.addEventListener("htmx:sendError", (event) => {
  const { target } = event.detail;
  const text = document.createElement("p");
  if (!asks(event)) {
    text.textContent = problem.dataset.lost;
    (target.matches(".source-panel") ? target : problem).replaceChildren(text);
    return;
  }
  text.textContent = problem.dataset.offline;
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "button button-secondary";
  retry.dataset.retry = "";
  retry.textContent = problem.dataset.retry;
  problem.replaceChildren(text, retry);
});

// A turn that is there already came again: the first answer to it was lost on the way, and then was not.
document.addEventListener("htmx:afterSwap", (event) => {
  const turns = conversation.querySelectorAll(":scope > .turn");
  const last = turns[turns.length - 1];
  if (event.detail.target === conversation && [...turns].some((turn) => turn !== last && turn.id === last.id)) {
    last.remove();
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  // The new turn comes into view, unless its asker reads elsewhere by now; the focus stays where it is.
  if (event.detail.target === conversation && window.scrollY === scrolledTo) {
    conversation.lastElementChild.scrollIntoView({ block: "start" });
  }
});

// What a click does

function write(text) {
  field.value = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

async function copy(button, plain, html) {
  const note = button.closest(".turn").querySelector("[data-copied-note]");
  const taken = (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", plain);
    if (html) event.clipboardData.setData("text/html", html);
  };
  // Browsers give the clipboard to pages over HTTPS only; the old way works everywhere.
  document.addEventListener("copy", taken, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", taken);
  note.textContent = done ? note.dataset.done : note.dataset.failed;
  status.textContent = "";
  window.setTimeout(() => (status.textContent = note.textContent), 50); // said again for a second copy
}

function copyAnswer(button) {
  const parts = button.parentElement.querySelector("template").content;
  const html = parts.querySelector("div").cloneNode(true);
  for (const link of html.querySelectorAll("a")) link.setAttribute("href", link.textContent);
  copy(button, parts.querySelector("pre").textContent, html.innerHTML);
}

// A link that also opens something here opens its own page in a new tab or window, as links do.
document.addEventListener(
  "click",
  (event) => {
    const other = event.ctrlKey || event.metaKey || event.shiftKey || event.button;
    if (other && event.target.closest("a[hx-get]")) event.stopPropagation();
  },
  true,
);

const clicks = {
  "a[data-edit]": (link) => write(link.dataset.edit),
  "a[data-back]": (link) => backToMark(link.closest(".source-panel")),
  "a[data-close]": (link) => closePanel(link.closest(".source-panel")),
  "button[data-copy]": (button) => copy(button, button.dataset.copy),
  "button[data-copy-answer]": copyAnswer,
  "button[data-retry]": () => (asked ? asked.form.requestSubmit(asked.by) : form.requestSubmit(send)),
};

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  for (const [selector, act] of Object.entries(clicks)) {
    const found = event.target.closest(selector);
    if (found) {
      event.preventDefault();
      act(found);
    }
  }
});

const shown = () => {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-answer]")) button.hidden = false;
};
document.addEventListener("htmx:afterSettle", shown);
shown();

// The source beside the answer

const openers = new WeakMap(); // the mark or card that a panel was opened from

document.addEventListener("htmx:afterSwap", (event) => {
  const panel = event.detail.target;
  if (!panel.matches(".source-panel")) return;
  for (const other of document.querySelectorAll(".source-panel")) if (other !== panel) other.replaceChildren();
  const from = event.detail.requestConfig.elt;
  if (panel.contains(from)) openers.delete(panel);
  else openers.set(panel, from);
  for (const mark of panel.closest(".turn").querySelectorAll(".cite")) {
    mark.toggleAttribute("data-open", mark.getAttribute("hx-get") === event.detail.requestConfig.path);
  }
  panel.querySelector(".source-heading").focus();
});

function backToMark(panel) {
  const back = panel.querySelector("[data-back]")?.hash.slice(1);
  const mark = openers.get(panel) ?? find(back);
  (mark?.isConnected ? mark : panel.closest(".turn").querySelector(".cite")).focus();
}

function closePanel(panel) {
  backToMark(panel);
  panel.replaceChildren();
  for (const mark of document.querySelectorAll(".cite[data-open]")) mark.removeAttribute("data-open");
}

// What is not seen of a source yet, by pointer and by keyboard: after a moment, so that it is in nobody's way
// who only passes. It stays while the pointer is on it or on its statement, and Esc ends it.

const [APPEARS, LEAVES] = [350, 300]; // milliseconds
const BESIDE = 204; // pixels that it takes in the margin
let previewed = null;
let wanted = null;
let waiting = 0;

function preview(frame) {
  window.clearTimeout(waiting);
  if (previewed) previewed.querySelector(".preview").hidden = true;
  previewed = wanted = frame;
  if (!frame) return;
  const card = frame.querySelector(".preview");
  card.hidden = false;
  card.dataset.place = placeOf(frame.closest(".statements > li"), card);
}

function placeOf(statement, card) {
  const box = statement.getBoundingClientRect();
  const open = statement.closest(".turn").querySelector(".source-panel:not(:empty)");
  if (!open && document.documentElement.clientWidth - box.right >= BESIDE) return "beside";
  const above = box.top - card.offsetHeight;
  return !statement.nextElementSibling || above < 0 ? "below" : "above";
}

function previewLater(frame) {
  if (frame === wanted) return;
  wanted = frame;
  window.clearTimeout(waiting);
  if (frame !== previewed) waiting = window.setTimeout(() => preview(frame), frame ? APPEARS : LEAVES);
}

const isOpen = (frame) => frame.querySelector(".cite").hasAttribute("data-open");

document.addEventListener("mouseover", (event) => {
  const frame = event.target.closest(".cite-frame");
  const statement = previewed?.closest(".statements > li");
  // A card that goes leaves the pointer over something else: that ends nothing that the keyboard asked for.
  const focused = wanted?.contains(document.activeElement) ? wanted : null;
  if (frame && !isOpen(frame)) previewLater(frame);
  else previewLater(statement?.contains(event.target) ? previewed : focused);
});
conversation.addEventListener("focusin", (event) => {
  const frame = event.target.closest(".cite-frame");
  if (frame && event.target.matches(":focus-visible") && !isOpen(frame)) previewLater(frame);
});
conversation.addEventListener("focusout", (event) => {
  if (event.target.closest(".cite-frame")) preview(null);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.matches(".cite")) preview(null);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const panel = event.target.closest(".turn")?.querySelector(".source-panel:not(:empty)");
  if (previewed) preview(null);
  else if (panel) closePanel(panel);
});

// An answer that a language model writes

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.matches("[data-stop]")) return;
  htmx.trigger(event.detail.elt.closest(".turn").querySelector("[data-writing]"), "htmx:abort");
});

document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, requestConfig } = event.detail;
  const elt = requestConfig.elt; // `event.detail.elt` is what is left of it in the page
  // The button that was pressed is gone.
  if (elt.matches("[data-stop]")) field.focus();
  // What stands there are the quotes, and the page comes with all their actions when it is loaded again.
  if (elt.matches("[data-writing]") && xhr.status >= 400) window.location.reload();
});

// Other small things

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.requestConfig?.elt?.closest("#valgte")) find("afgraens").focus();
  if (event.detail.target.matches?.(".rating, .send-on")) event.detail.target.querySelector(".thanks")?.focus();
});
