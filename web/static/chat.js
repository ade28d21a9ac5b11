// Makes the question form pleasanter to use; without this file every form still works.
"use strict";

const form = document.getElementById("spoerg");
const field = document.getElementById("spoergsmaal");
const send = document.getElementById("send");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
const idle = send.textContent;

document.getElementById("tastehjaelp").hidden = false;

field.addEventListener("keydown", (event) => {
  // While an input method composes a character, Enter belongs to it; Safari tells by the code 229 only.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && !event.shiftKey && !composing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

function setBusy(busy) {
  // Not `disabled`: that would take the focus away from whoever pressed the button.
  send.setAttribute("aria-disabled", String(busy));
  send.textContent = busy ? send.dataset.busy : idle;
  status.textContent = busy ? status.dataset.busy : status.textContent;
}

function clearProblem() {
  problem.textContent = "";
  field.removeAttribute("aria-invalid");
}

document.addEventListener("htmx:beforeRequest", () => {
  clearProblem();
  setBusy(true);
});

document.addEventListener("htmx:afterRequest", (event) => {
  setBusy(false);
  // Not htmx's `successful`, which also holds for a question that was refused; a lost request has status 0.
  if (event.detail.xhr.status !== 200) {
    status.textContent = "";
    field.setAttribute("aria-invalid", "true");
  } else if (event.detail.elt === form) {
    field.value = "";
  }
});

document.addEventListener("htmx:sendError", () => {
  const text = document.createElement("p");
  text.textContent = problem.dataset.offline;
  problem.replaceChildren(text);
});

document.addEventListener("htmx:afterSettle", (event) => {
  // The new turn comes into view; the focus stays where the asker left it.
  if (event.detail.target.id === "samtale") {
    event.detail.target.lastElementChild.scrollIntoView({ block: "start" });
  }
});
