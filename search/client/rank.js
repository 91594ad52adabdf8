// Ranking: which documents a query finds and in which order, as Search of the Go
// package does it.

// Index answers queries from the files under base.
function Index(base) {
  var f = Files(base), manifest;

  function shardOf(key) { return upper(manifest.keys, key); }

  async function lookup(key) {
    var list = (await f.shard(shardOf(key))).words, low = 0, high = list.length;
    while (low < high) {
      var mid = (low + high) >> 1;
      if (list[mid].key < key) low = mid + 1; else high = mid;
    }
    return list[low] && list[low].key === key ? list[low] : null;
  }

  async function exact(word, weight) {
    return Promise.all(word.refs.map(async function (r) {
      var s = await f.stem(r.stem);
      return { n: r.stem, stem: s, cap: s.peak, weight: r.alias ? Math.min(weight, 4) : weight };
    }));
  }

  async function prefixes(key, found) {
    var a = shardOf(key), list = [await f.shard(a)], seen = new Set(), out = [], limit = 0;
    var following = manifest.keys[a + 1];
    if (following && following.startsWith(key)) list.push(await f.shard(a + 1));
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
    for (i = from; i <= to; i++) near.push(f.shard(i));
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
    manifest = await f.open();
    var m = manifest, terms = parse(text, m), near = false;
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
      return (await f.load("d" + Math.floor(n / manifest.per)))[n % manifest.per];
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
