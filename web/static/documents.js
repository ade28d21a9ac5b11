// Gives each heading of a document a button that copies a reference to it; without this file nothing is lost.
"use strict";

const spoken = document.createElement("p");
spoken.className = "sr-only";
spoken.setAttribute("role", "status");
document.querySelector(".document-head")?.append(spoken);

async function copy(heading, button) {
  const address = new URL(heading.dataset.link, window.location.href);
  try {
    await navigator.clipboard.writeText(`${heading.dataset.reference}\n${address}`);
    button.textContent = "Kopieret";
  } catch {
    // Without https or leave there is no clipboard: the address is where it can be copied by hand.
    window.location.assign(address);
    return;
  }
  spoken.textContent = "Henvisningen er kopieret.";
  window.setTimeout(() => {
    button.textContent = "Kopiér henvisning";
    spoken.textContent = "";
  }, 3000);
}

for (const heading of document.querySelectorAll("[data-reference]")) {
  // Beside the heading, not in it: a list of headings is to name the headings alone.
  const row = document.createElement("div");
  row.className = `heading-row ${heading.localName}-row`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-reference no-print";
  button.textContent = "Kopiér henvisning";
  button.setAttribute("aria-describedby", heading.id);
  button.addEventListener("click", () => copy(heading, button));
  heading.replaceWith(row);
  row.append(heading, button);
}
