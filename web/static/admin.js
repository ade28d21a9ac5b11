// Tells of files that are too large or too many before they are sent: a server that refuses them midway looks
// to the browser like a broken line. Says that the sending goes on, which may take minutes.
"use strict";

(() => {
  const form = document.querySelector("form.upload");
  const input = form?.querySelector("input[type=file]");
  const problem = document.getElementById("problem");
  if (!form || !input || !problem) return;

  const megabytes = (bytes) => `${Math.floor(bytes / 1e6)} MB`;

  function trouble(files, sending) {
    const { fileLimit, totalLimit, countLimit } = input.dataset;
    if (sending && !files.length) return countLimit === "1" ? "Vælg en fil." : "Vælg mindst én fil.";
    if (files.length > Number(countLimit)) return `Vælg højst ${countLimit} ${countLimit === "1" ? "fil" : "filer"} ad gangen.`;
    const large = files.find((file) => file.size > Number(fileLimit));
    if (large) return `»${large.name}« er større end ${megabytes(fileLimit)}. Del den i flere filer.`;
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total > Number(totalLimit)) return `Filerne fylder mere end ${megabytes(totalLimit)} tilsammen. Send færre ad gangen.`;
    return "";
  }

  function show(text) {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    problem.replaceChildren(...(text ? [paragraph] : []));
  }

  input.addEventListener("change", () => show(trouble([...input.files])));

  form.addEventListener("submit", (event) => {
    const text = trouble([...input.files], true);
    const button = form.querySelector("button[type=submit]");
    if (text || button.getAttribute("aria-disabled") === "true") {
      event.preventDefault();
      show(text);
      return;
    }
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Sender …";
  });

  // A page that comes back from the browser's memory was not sent.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
})();
