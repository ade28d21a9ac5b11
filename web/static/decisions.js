// On a narrow screen the further filters are folded away, unless one of them is set.
const more = document.querySelector(".more-filters");
const narrow = matchMedia("(max-width: 48em)");
function fold() {
  more.open = !narrow.matches || "used" in more.dataset;
}
if (more) {
  fold();
  narrow.addEventListener("change", fold);
}

// Copying a reference or an address: the button is there only where copying works.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    const said = field.closest(".copy-row").querySelector("[data-copied]");
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = button.dataset.done;
    } catch {
      field.focus();
      field.select();
      said.textContent = "Teksten er markeret. Tryk Ctrl+C for at kopiere den.";
    }
  });
}
