"use strict";
// A click on a text turns its block from body to noise and back.
const blocks = [...document.querySelectorAll(".block")];
const isNoise = (choice) => choice === "teaser" || choice === "other";
for (const block of blocks) {
  const select = block.querySelector("select");
  const noise = isNoise(select.value) ? select.value : "other";
  block.querySelector("p").addEventListener("click", () => {
    if (!getSelection().isCollapsed) return;
    select.value = select.value === "body" ? noise : "body";
    count();
  });
  select.addEventListener("change", count);
}
function count() {
  const choices = blocks.map((block) => block.querySelector("select").value);
  const body = choices.filter((choice) => choice === "body" || choice === "sub_heading" || choice === "lead").length;
  const output = document.getElementById("counts");
  if (output) output.textContent = `${body} of the article, ${choices.filter(isNoise).length} noise`;
}
count();
