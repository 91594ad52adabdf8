// The search page: the form, the status and the list of results.

var RTL = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)/, BATCH = 20;

function Page(script, form) {
  var d = script.dataset, lang = d.pageLang || document.documentElement.lang || "en";
  var input = form.querySelector("input[name=q]");
  var status = document.querySelector("[data-search-status]");
  var results = document.querySelector("[data-results]");
  var template = document.querySelector("template[data-search-item]");
  var index = Index(d.shards), run = 0, timer, shown, answer;
  var more = document.createElement("button");

  more.type = "button";
  more.hidden = true;
  more.textContent = d.msgMore || "";
  more.setAttribute("data-search-more", "");
  results.after(more);
  results.hidden = true;

  function fill(text, values) {
    return (text || "").replace(/\{(\w+)\}/g, function (all, name) {
      return name in values ? values[name] : all;
    });
  }

  function count(n) {
    var rule = new Intl.PluralRules(lang).select(n);
    var text = d["msgCount" + rule[0].toUpperCase() + rule.slice(1)] || d.msgCountOther || "{n}";
    return fill(text, { n: new Intl.NumberFormat(lang).format(n) });
  }

  function languageName(code) {
    try {
      return new Intl.DisplayNames([lang], { type: "language" }).of(code);
    } catch (e) {
      return code;
    }
  }

  // mark says in which language a text is when it is not the page's.
  function mark(el, code) {
    if (!el || !code || code === lang) return;
    el.lang = code;
    el.dir = RTL.test(code) ? "rtl" : "ltr";
  }

  function item(row) {
    var li = template.content.firstElementChild.cloneNode(true);
    var a = li.querySelector("h2 > a"), meta = li.querySelector(".meta");
    var summary = li.querySelector(".summary");
    li.setAttribute("data-id", row[0]);
    a.href = d.systems + encodeURIComponent(row[0]) + "/index.html";
    a.textContent = row[1] || row[0];
    mark(a, row[5]);
    if (summary) {
      if (row[4]) summary.textContent = row[4]; else summary.remove();
      mark(summary, row[6]);
    }
    if (meta) {
      meta.textContent = [
        row[2], row[3] && script.getAttribute("data-status-" + row[3]),
        row[5] && row[5] !== lang && fill(d.msgLang, { language: languageName(row[5]) })
      ].filter(Boolean).join(" · ");
      if (!meta.textContent) meta.remove();
    }
    return li;
  }

  async function show(mine, focus) {
    var rows = await index.documents(answer.docs.slice(shown, shown + BATCH));
    if (mine !== run) return;
    var list = document.createDocumentFragment(), first;
    rows.forEach(function (row) { list.appendChild(item(row)); });
    first = list.querySelector("a");
    if (!shown) results.textContent = "";
    results.appendChild(list);
    results.hidden = !results.firstChild;
    shown += rows.length;
    more.hidden = shown >= answer.docs.length || !d.msgMore;
    if (focus && first) first.focus();
  }

  function clear() {
    results.textContent = "";
    results.hidden = more.hidden = true;
  }

  async function search() {
    var q = input.value, mine = ++run, waiting;
    clearTimeout(timer);
    remember(q);
    if (!q.trim()) {
      clear();
      status.textContent = "";
      return;
    }
    waiting = setTimeout(function () {
      if (mine === run) status.textContent = d.msgSearching || "";
    }, 300);
    try {
      var found = await index.query(q);
      if (mine !== run) return;
      answer = found;
      shown = 0;
      await show(mine);
      if (mine !== run) return;
      var n = answer.docs.length, near = n && answer.understood && d.msgNear;
      status.textContent = (near ? fill(near, { words: answer.understood }) + ". " : "") +
        (n ? count(n) : d.msgNone || count(0));
    } catch (e) {
      if (mine !== run) return;
      clear();
      status.textContent = d.msgError || d.msgNone || "";
    } finally {
      clearTimeout(waiting);
    }
  }

  // remember puts the query into the address, so that it can be shared.
  function remember(q) {
    try {
      var url = new URL(location.href);
      if ((url.searchParams.get("q") || "") === q) return;
      if (q) url.searchParams.set("q", q); else url.searchParams.delete("q");
      history.replaceState(history.state, "", url.href);
    } catch (e) { /* a browser may refuse on file:// */ }
  }

  input.addEventListener("input", function (e) {
    clearTimeout(timer);
    if (!e.isComposing) timer = setTimeout(search, 150);
  });
  input.addEventListener("compositionend", search);
  form.addEventListener("submit", function (e) {
    e.preventDefault();
    search();
  });
  more.addEventListener("click", function () { show(run, true).catch(function () {}); });

  var asked = new URLSearchParams(location.search).get("q");
  if (asked !== null) input.value = asked;
  if (input.value) search();
}

var own = document.currentScript, page = document.querySelector("form[data-search]");
if (own && page) Page(own, page);
