// What is shown once leaves the page when its time is over, and before the page is left or kept aside.
"use strict";

const left = document.getElementById("left");
const identity = document.getElementById("identity");
const end = Date.now() + Number(left.dataset.left) * 1000;

function forget() {
  identity.remove();
}

function tick() {
  const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
  left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (seconds === 0) forget();
}

// Reloading and going back ask for the page of the request, not for this one again.
history.replaceState(null, "", location.href);
setInterval(tick, 1000);
addEventListener("pagehide", forget);
