// Copies the link to a shared answer; without this file it can be marked and copied by hand.
"use strict";

const link = document.getElementById("link");
const copy = document.getElementById("kopier");
const copied = document.getElementById("kopieret");

// Browsers give pages the clipboard over HTTPS and on this machine only.
if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(link.value);
    copied.textContent = copy.dataset.done;
  });
}

link.addEventListener("focus", () => link.select());
