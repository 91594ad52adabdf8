// Search without a server: reads the shards that package search writes, ranks
// as its Search does, and drives the search page. No fetch, no eval, no module,
// so that it works from file:// and under script-src 'self'. The format and
// the ranking are specified in the documentation of the Go package.
(function () {
  "use strict";

  var files = {};
  window.vitrineSearch = function (lang, name, data) {
    files[lang + "/" + name] = data;
  };

  // ---- words ----

  var SPELLING = {
    "ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"
  };

  function fold(s) {
    return s.normalize("NFKD").toLowerCase()
      .replace(/[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u0640]/g, "")
      .replace(/[ßςøłđıæœ’‘ʼ′ىیکة]/g, function (c) { return SPELLING[c]; })
      .replace(/[٠-٩۰-۹]/g, function (c) { return c.charCodeAt(0) & 15; })
      .normalize("NFKC");
  }

  // pairs cuts a run of ideographs into overlapping pairs.
  function pairs(word) {
    var out = [];
    (word.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/g) || [])
      .forEach(function (run) {
        if (run.length < 2 || !/^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/.test(run)) out.push(run);
        else for (var i = 0; i + 1 < run.length; i++) out.push(run.substr(i, 2));
      });
    return out;
  }

  function parse(query, m) {
    var text = fold(query), all = [], kept = [], match;
    var re = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
    function add(list, t) {
      for (var i = list.length; i--;) if (list[i].key === t.key) list.splice(i, 1);
      list.push(t);
    }
    while ((match = re.exec(text))) {
      var word = Array.from(match[0]).slice(0, 64).join("");
      var pieces = m.pairs ? pairs(word) : [word];
      for (var j = 0; j < pieces.length; j++) {
        var p = pieces[j], i = p.lastIndexOf("'");
        var t = {
          key: p.replace(/'/g, ""),
          part: i < 0 ? "" : m.before ? p.slice(0, i).replace(/'/g, "") : p.slice(i + 1),
          open: re.lastIndex === text.length && j === pieces.length - 1
        };
        add(all, t);
        if (!m.stops.has(t.key) && !m.stops.has(t.part)) add(kept, t);
      }
    }
    return (kept.length ? kept : all).slice(0, 12);
  }

  // ---- files ----

  function digit(s, i) {
    var c = s.charCodeAt(i);
    return c - (c > 92 ? 36 : 35);
  }

  // numbers returns a function that reads the next number of a string; with an
  // argument it reads a single digit.
  function numbers(s) {
    var at = 0;
    function next(single) {
      if (single) return digit(s, at++);
      var n = 0, d;
      while ((d = digit(s, at++)) > 63) n = n * 27 + d - 64;
      return n * 64 + d;
    }
    next.more = function () { return at < s.length; };
    return next;
  }

  function decode(data, first) {
    var keys = data[0].split(" "), words = [], stems = [], previous = "", count = first, v;
    keys.pop();
    var refs = numbers(data[1]), next = numbers(data[2]);
    keys.forEach(function (k) {
      previous = previous.slice(0, digit(k, 0)) + k.slice(1);
      var w = { key: previous, refs: [] };
      do {
        v = refs();
        w.refs.push({ stem: v > 3 ? count - (v >> 2) : count++, alias: v & 2 });
      } while (v & 1);
      words.push(w);
    });
    while (next.more()) {
      var df = next(), s = { peak: next(), docs: [], levels: [] }, doc = -1, i;
      for (i = 0; i < df; i++) s.docs.push(doc += next() + 1);
      for (i = 0; i < df; i++) s.levels.push(next(1));
      stems.push(s);
    }
    return { words: words, stems: stems, first: first };
  }

  // Index reads the files under base, each at most once.
  function Index(base) {
    var lang = decodeURIComponent(base.replace(/\/+$/, "").split("/").pop());
    var pending = {}, shards = {}, manifest;

    function load(name) {
      return pending[name] || (pending[name] = new Promise(function (done, fail) {
        var s = document.createElement("script");
        s.charset = "utf-8";
        s.src = base + name + ".js";
        s.onload = s.onerror = function () {
          s.remove();
          var data = files[lang + "/" + name];
          if (data) return done(data);
          delete pending[name]; // so that it is tried again
          fail(new Error("cannot load " + s.src));
        };
        document.head.appendChild(s);
      }));
    }

    async function open() {
      var m = manifest || await load("m");
      if (m.v !== 1) throw new Error("search index of version " + m.v);
      m.stops = m.stops || new Set(m.stop.split(" "));
      m.stops.delete("");
      return (manifest = m);
    }

    async function shard(i) {
      if (!shards[i]) shards[i] = decode(await load("t" + i), manifest.stems[i]);
      return shards[i];
    }

    // upper is the number of the last entry of a sorted list that is <= x.
    function upper(list, x) {
      var low = 0, high = list.length;
      while (low < high) {
        var mid = (low + high) >> 1;
        if (list[mid] <= x) low = mid + 1; else high = mid;
      }
      return Math.max(low - 1, 0);
    }

    function shardOf(key) { return upper(manifest.keys, key); }

    async function stem(n) {
      var s = await shard(upper(manifest.stems, n));
      return s.stems[n - s.first];
    }

    async function lookup(key) {
      var list = (await shard(shardOf(key))).words, low = 0, high = list.length;
      while (low < high) {
        var mid = (low + high) >> 1;
        if (list[mid].key < key) low = mid + 1; else high = mid;
      }
      return list[low] && list[low].key === key ? list[low] : null;
    }

    async function exact(word, weight) {
      return Promise.all(word.refs.map(async function (r) {
        var s = await stem(r.stem);
        return { n: r.stem, stem: s, cap: s.peak, weight: r.alias ? Math.min(weight, 4) : weight };
      }));
    }

    async function prefixes(key, found) {
      var a = shardOf(key), list = [await shard(a)], seen = new Set(), out = [], limit = 0;
      var following = manifest.keys[a + 1];
      if (following && following.startsWith(key)) list.push(await shard(a + 1));
      found.forEach(function (r) { seen.add(r.n); limit = Math.max(limit, r.cap); });
      list.forEach(function (s) {
        s.words.forEach(function (w) {
          if (w.key.startsWith(key)) w.refs.forEach(function (r) {
            if (seen.has(r.stem)) return;
            list.forEach(function (t) {
              var at = t.stems[r.stem - t.first];
              if (!at) return;
              seen.add(r.stem);
              out.push({ n: r.stem, stem: at, weight: 4, cap: limit ? Math.min(limit, at.peak) : at.peak });
            });
          });
        });
      });
      return out.sort(function (x, y) {
        return y.stem.docs.length - x.stem.docs.length || x.n - y.n;
      }).slice(0, 32);
    }

    async function neighbour(key) {
      if (key.length < 4 || /\p{N}/u.test(key)) return null;
      var s = shardOf(key), best = null, bestCost = 100, bestShared = 0, i;
      var from = Math.max(s - 1, 0), to = Math.min(s + 1, manifest.keys.length - 1), near = [];
      for (i = from; i <= to; i++) near.push(shard(i));
      (await Promise.all(near)).forEach(function (t) {
        t.words.forEach(function (w) {
          var d = distance(key, w.key);
          if (d[0] < bestCost || d[0] === bestCost && d[1] > bestShared) {
            best = w; bestCost = d[0]; bestShared = d[1];
          }
        });
      });
      return best;
    }

    // reaches finds the stems that a word of the query leads to.
    async function reaches(t) {
      var key = t.key, list = [], word;
      if (!manifest.keys.length) return list;
      word = await lookup(key);
      if (!word && t.part) word = await lookup(key = t.part);
      if (word) list = await exact(word, 8);
      if (t.open && (!word || key.length > 2)) list = list.concat(await prefixes(key, list));
      if (!list.length && (word = await neighbour(key))) {
        t.instead = word.key;
        list = await exact(word, 5);
      }
      return list;
    }

    // query returns document numbers, the best first, and what was understood.
    async function query(text) {
      var m = await open(), terms = parse(text, m), near = false;
      var sums = new Uint32Array(m.docs), words = new Uint8Array(m.docs), found = [];
      (await Promise.all(terms.map(reaches))).forEach(function (list) {
        var best = new Map();
        list.forEach(function (r) {
          r.stem.docs.forEach(function (doc, i) {
            var impact = Math.max(1, Math.floor(r.cap * (r.stem.levels[i] + 1) * r.weight / 728));
            if (impact > (best.get(doc) || 0)) best.set(doc, impact);
          });
        });
        best.forEach(function (impact, doc) {
          if (!words[doc]) found.push(doc);
          sums[doc] += impact;
          words[doc]++;
        });
      });
      found.sort(function (a, b) {
        return words[b] - words[a] || sums[b] - sums[a] || a - b;
      });
      var understood = terms.map(function (t) {
        near = near || !!t.instead;
        return t.instead || t.key;
      }).join(" ");
      return { docs: found, terms: terms.length, understood: near ? understood : "" };
    }

    // documents returns the rows of the given document numbers.
    async function documents(list) {
      return Promise.all(list.map(async function (n) {
        return (await load("d" + Math.floor(n / manifest.per)))[n % manifest.per];
      }));
    }

    return { query: query, documents: documents };
  }

  // distance rates a candidate for a word that is not in the dictionary.
  function distance(a, b) {
    var n = a.length, m = b.length, shared = 0, cost = 100, limit = n < 8 ? 1 : 2, d;
    while (shared < n && shared < m && a[shared] === b[shared]) shared++;
    if (shared > 3 && 3 * shared >= 2 * n && n - shared < 4 && m - shared < 4) {
      cost = 1 + n - shared + m - shared;
    }
    if (Math.abs(n - m) <= limit) {
      d = slips(a, b);
      if (d === 1) cost = 1;
      if (d === 2 && limit === 2) cost = Math.min(cost, 4);
    }
    return [cost, shared];
  }

  function slips(a, b) {
    var before, last = [], row, i, j;
    for (j = 0; j <= b.length; j++) last.push(j);
    for (i = 1; i <= a.length; i++) {
      row = [i];
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  window.vitrineSearch.Index = Index;
  window.vitrineSearch.fold = fold;

  // ---- the page ----

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
})();
