// Ranking: which documents a query finds and in which order, as Search of the Go
// package does it.

// Index answers queries from the files under base.
function Index(base) {
  var f = Files(base), manifest;

  function shardOf(key) { return upper(manifest.keys, key); }

  async function lookup(key) {
    return (await f.shard(shardOf(key))).words.find(w => w.key === key);
  }

  // exact lists the stems of a word with what they count; those for which it is only
  // another word, if it stands in few documents itself.
  async function exact(word, weight, literal) {
    var list = [], found = 0, alias;
    for (alias of [0, 2]) {
      if (alias && (literal || found > 99)) break;
      list = list.concat(await Promise.all(word.refs.filter(r => r.alias === alias).map(async r => {
        var s = await f.stem(r.n);
        found += s.docs.length;
        return {
          n: r.n, stem: s, limit: s.peak, form: r.form, weight: alias ? Math.min(weight, 4) : weight,
          bonus: s.masks || alias ? r.bonus : 8
        };
      })));
    }
    return list;
  }

  async function prefixes(key, found) {
    var a = shardOf(key), list = [await f.shard(a)], seen = new Set(), out = [], limit = 0;
    var following = manifest.keys[a + 1];
    if (following && following.startsWith(key)) list.push(await f.shard(a + 1));
    found.forEach(r => { seen.add(r.n); limit = Math.max(limit, r.limit); });
    list.forEach(s => {
      s.words.forEach(w => {
        if (w.key.startsWith(key)) w.refs.forEach(r => {
          if (r.alias || seen.has(r.n)) return;
          list.forEach(t => {
            var at = t.stems[r.n - t.first];
            if (!at) return;
            seen.add(r.n);
            out.push({
              n: r.n, stem: at, weight: 4, form: -1, bonus: 0,
              limit: limit ? Math.min(limit, at.peak) : at.peak
            });
          });
        });
      });
    });
    return out.sort((x, y) => {
      return y.stem.docs.length - x.stem.docs.length || x.n - y.n;
    }).slice(0, 32);
  }

  async function neighbour(key) {
    if (key.length < 4 || /\p{N}/u.test(key)) return null;
    var s = shardOf(key), best = null, bestCost = 100, bestShared = 2, i;
    var from = Math.max(s - 1, 0), to = Math.min(s + 1, manifest.keys.length - 1), near = [];
    for (i = from; i <= to; i++) near.push(f.shard(i));
    (await Promise.all(near)).forEach(t => {
      t.words.forEach(w => {
        var d = distance(key, w.key);
        if (d[0] < bestCost || d[0] === bestCost && d[1] > bestShared) {
          best = w; bestCost = d[0]; bestShared = d[1];
        }
      });
    });
    return best && { word: best, cost: bestCost };
  }

  // compound splits a word into two of the dictionary.
  async function compound(key) {
    if (!manifest.links.length || key.length < 9) return null;
    var s = shardOf(key), list = [], i;
    for (i = Math.max(s - 1, 0); i <= s; i++) list = list.concat((await f.shard(i)).words);
    for (i = list.length; i--;) {
      var w = list[i].key, rest = key.slice(w.length);
      if (w.length < 4 || !key.startsWith(w)) continue;
      for (var link of manifest.links) {
        var second = rest.startsWith(link) && rest.slice(link.length);
        if (second.length > 3 && (second = await lookup(second))) return [list[i], second];
      }
    }
    return null;
  }

  async function known(t) {
    return await lookup(t.key) || t.part && await lookup(t.part);
  }

  // understand finds the stems that a word of the query leads to: as one unit, or
  // as two when it is a compound that is not in the dictionary.
  async function understand(t, literal) {
    var u = { word: t.key, instead: false, reaches: [] }, key = t.key, w, near, parts;
    if (!manifest.keys.length) return [u];
    if ((w = await known(t))) u.reaches = await exact(w, 8, literal);
    if (w && t.open) key = w.key;
    if (t.open && (!w || key.length > 2)) u.reaches = u.reaches.concat(await prefixes(key, u.reaches));
    if (u.reaches.length || literal) return [u];
    key = t.part || t.key;
    for (var front of manifest.fronts) { // والضريبة: and the tax
      var rest = key.startsWith(front) && key.slice(front.length);
      w = w || rest.length > 2 && await lookup(rest);
    }
    near = w ? { word: w } : await neighbour(key);
    parts = (!near || near.cost > 1) && await compound(key) || near && [near.word];
    return parts ? Promise.all(parts.map(async w => {
      return { word: w.key, instead: true, reaches: await exact(w, 6) };
    })) : [u];
  }

  // holds finds the documents in which the words of a phrase stand side by side.
  async function holds(phrase) {
    var starts = null, docs = new Set();
    for (var p of phrase) {
      var next = new Set(), w = await known(p);
      for (var r of w ? w.refs : []) {
        if (r.alias) continue;
        var s = await f.stem(r.n), places = await f.places(r.n);
        s.docs.forEach((doc, i) => {
          if (r.form < 0 || s.masks[i] >> r.form & 1) places[i].forEach(at => {
            var start = doc + " " + (at - p.at);
            if (!starts || starts.has(start)) next.add(start);
          });
        });
      }
      starts = next;
    }
    starts.forEach(start => { docs.add(parseInt(start, 10)); });
    return docs;
  }

  // without finds the documents that hold a phrase, or a word in any form.
  async function without(phrase) {
    if (phrase.length > 1) return holds(phrase);
    var docs = new Set(), w = await known(phrase[0]);
    for (var r of w ? w.refs : []) {
      if (!r.alias) (await f.stem(r.n)).docs.forEach(docs.add, docs);
    }
    return docs;
  }

  // passes returns a function that tells whether a document has one of the values
  // of each facet of a filter.
  async function passes(filter) {
    var tests = await Promise.all(Object.keys(filter || {}).map(async name => {
      var facet = await f.facet(name);
      return doc => {
        return facet.of(doc).some(v => filter[name].includes(facet.values[v][0]));
      };
    }));
    return doc => { return tests.every(test => test(doc)); };
  }

  // count adds to every document the greatest impact of the stems that one word
  // leads to.
  function count(u, sums, hits) {
    var best = new Uint32Array(sums.length);
    u.reaches.forEach(r => {
      var s = r.stem, i, bonus, impact;
      for (i = 0; i < s.docs.length; i++) {
        bonus = r.form < 0 ? r.bonus : r.bonus * (s.masks[i] >> r.form & 1);
        impact = Math.floor(r.limit * (s.levels[i] + 1) * (8 + bonus) * r.weight / 5824) || 1;
        if (impact > best[s.docs[i]]) best[s.docs[i]] = impact;
      }
    });
    best.forEach((impact, doc) => {
      if (!impact) return;
      sums[doc] += impact;
      hits[doc]++;
    });
  }

  // sort puts documents in order: by sum times words, then by number. One number
  // holds both, so that typed arrays can sort them fast.
  function sort(docs, sums, hits) {
    var keys = Float64Array.from(docs, doc => {
      return sums[doc] * hits[doc] * 0x1000000 + 0xffffff - doc;
    });
    return Array.from(keys.sort().reverse(), key => 0xffffff - key % 0x1000000);
  }

  // query finds documents. options: literal, only the words as they were typed;
  // filter, by facet the codes of which a document must have one. The answer: docs,
  // numbers of documents, the best first; all, those before the filter; terms; what
  // was understood instead of what was typed, or ""; marks(), the keys of the words
  // that led to them.
  async function query(text, options) {
    var o = options || {}, m = manifest = await f.open(), q = parse(text, m);
    var sums = new Uint32Array(m.docs), hits = new Uint8Array(m.docs), all = [], out = new Set(), doc;
    var found = (await Promise.all(q.terms.map(t => understand(t, o.literal)))).flat();
    var pass = await passes(o.filter), filtered = Object.keys(o.filter || {}).length;
    found.forEach(u => { count(u, sums, hits); });
    for (var list of q.not) (await without(list)).forEach(out.add, out);
    var inside = await Promise.all(q.wanted.map(holds));
    for (doc = 0; doc < m.docs; doc++) {
      if ((hits[doc] || !found.length && (q.not.length || filtered)) && !out.has(doc) &&
        inside.every(set => set.has(doc))) all.push(doc);
    }
    var docs = sort(filtered ? all.filter(pass) : all, sums, hits);
    return {
      docs: q.id ? await lift(docs, q.id) : docs, all: all, terms: q.terms,
      understood: found.some(u => u.instead) ?
        found.map(u => u.word).join(" ") : "",
      marks: () => marks(found)
    };
  }

  // lift puts the document with an id first, if it was found.
  async function lift(docs, id) {
    var i = upper(await f.load("i"), id), rows = await f.load("d" + i);
    var at = rows.findIndex(row => row[0] === id), doc = i * manifest.per + at;
    if (at < 0 || docs.indexOf(doc) < 1) return docs;
    return [doc].concat(docs.filter(n => n !== doc));
  }

  // marks lists the words that lead to the stems that were reached.
  function marks(found) {
    var stems = new Set(), keys = new Set();
    found.forEach(u => { u.reaches.forEach(r => { stems.add(r.n); }); });
    f.shards().forEach(s => {
      s.words.forEach(w => {
        if (w.refs.some(r => !r.alias && stems.has(r.n))) keys.add(w.key);
      });
    });
    return keys;
  }

  // documents returns the rows of the given document numbers.
  async function documents(list) {
    return Promise.all(list.map(async n => {
      return (await f.load("d" + Math.floor(n / manifest.per)))[n % manifest.per];
    }));
  }

  // texts returns the passages of the given document numbers: a text, or a text and
  // its language.
  async function texts(list) {
    return Promise.all(list.map(async n => {
      return (await f.load("x" + Math.floor(n / manifest.per)))[n % manifest.per];
    }));
  }

  return { query: query, documents: documents, texts: texts, facet: f.facet, open: f.open };
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
