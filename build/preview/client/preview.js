// Loads the page again when the server has a newer one. The server says its
// state when asked and whenever it changes; a page knows the state it was made
// in. Pages in the background do not ask: browsers allow few connections to one
// server.
(function () {
  "use strict";
  var mine = document.currentScript.dataset.state;
  var source = null;

  function ask() {
    if (source || document.hidden) return;
    source = new EventSource("/.vitrine/events");
    source.onmessage = function (event) {
      if (event.data !== mine) location.reload();
    };
  }

  function leave() {
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) leave();
    else ask();
  });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ask);
  ask();

  // Screen readers announce an alert that comes, not one that was there.
  var problems = document.getElementById("vitrine-problems");
  if (problems) {
    setTimeout(function () {
      problems.parentNode.insertBefore(problems, problems.nextSibling);
    }, 100);
  }
})();
