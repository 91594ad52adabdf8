// Package search makes a register searchable without a server. [Build] lets
// Bleve analyse the texts of one language and computes BM25 weights,
// [Index.Export] writes them as small files for the site, and two programs
// rank with the same numbers: [Index.Search] here and the script of client/ in the
// browser. A test compares the two.
//
// This text is the specification of the files, version 1, and of the ranking.
// Whoever follows it can read the index of any portal.
//
// # Words
//
// A text is folded ([Fold]): compatibility decomposition (NFKD), lower case;
// accents, Hebrew points, Arabic vowel signs, tatweel and soft hyphens
// dropped; ß ς ø ł đ ħ ı æ œ become ss σ o l d h i ae oe; typographic apostrophes
// become '; ى ی become ي, ک becomes ك, ة becomes ه; Arabic digits become 0-9;
// then NFKC. A word is a run of letters, numbers and marks with single
// apostrophes inside, cut after 64 characters. The key of a word is the word
// without apostrophes; its part is what stands after the last apostrophe, or
// before it where the manifest says so (English).
//
// In languages written without spaces (manifest: pairs) runs of characters of
// U+3040-30FF, U+3400-9FFF and U+F900-FAFF are cut into overlapping pairs.
//
// # Stems
//
// A stem is what Bleve's analyzer for the language makes of a word, folded; in
// languages without an analyzer, what light rules leave of the folded word. It
// may have a second key: the word without its article, or as it is typed
// where a letter is missing on the keyboard. A reader of the files needs no
// stemmer: the dictionary leads from every key that stands in a text, and
// from every part, to stems. A stem counts in a document by its weight,
//
//	Σ over fields: boost · ln(1 + (N−n+½)/(n+½)) · f·2.2 / (f + 1.2·(¼ + ¾·l/L))
//
// where N is the number of documents, n of those that have the stem in the
// field, f how often it stands there, l the length of the field in stems, L
// its mean over documents that have the field. Boosts: title 4, organisation
// 1.5, text 1; text is the id, the summary and everything else. The greatest
// weight of a stem, its peak, is an integer in units of 1/256, at least 1; the
// others are levels 0 to 90: round(91·weight/peak) − 1, at least 0.
//
// # Files
//
// All files lie in search/<lang>/. Each is one line of UTF-8 in a classic
// script: a call vitrineSearch(language, name, value), the arguments as JSON.
// The same documents give the same bytes.
//
//	m.js     the manifest
//	t<N>.js  a shard of the dictionary with postings, about 10 kB compressed
//	d<N>.js  documents, per of them in each, sorted by id
//	f.js     facets
//
// The manifest: v is 1; lang; docs, the number of documents; per, documents in
// a d file; pairs and before as above; stop, the stop words as keys, separated
// by spaces; for every t file in keys the shortest text that is greater than
// the last word of the file before and not greater than its own first word,
// and in stems the number of its first stem. Texts are compared by UTF-16
// code units, as JavaScript does.
//
// Digits are written as ASCII 35 to 126 without 92: symbol 0 is #, symbol 90
// is ~. A number is symbols of 64 and more, which are digits of base 27 (minus
// 64, the most significant first), then one symbol below 64:
// n = (d₁·27 + d₂ …)·64 + last.
//
// A t file holds three strings.
//
//   - Words, sorted. Each is a symbol, which is the number of UTF-16 code units
//     that it shares with the word before, then the rest, then a space.
//   - References, for every word one or more numbers v. The lowest bit says that
//     another one follows for the same word. The next bit marks an alias: not a
//     form of the stem but another word for it. The others, v/4, are 0 for the
//     next stem that no word has mentioned, else the distance back from the
//     number of that stem; it may reach into earlier files.
//   - Stems in the order of their numbers, each mentioned first by a word of this
//     file and written only here: the number of documents, the peak, for each
//     document the number of documents skipped since the one before, for each
//     document the level as one symbol.
//
// A row of a d file is id, title, organisation, status, the first 180
// characters of the summary, language of the title, language of the summary.
// A language that is the index's own is empty; empty columns at the end are
// left out. The page of a document is systems/<id>/index.html.
//
// The f file holds for organisation, status and area the sorted values and, as
// one string, a number for each document: which value it has. Names that a
// reader does not know are to be ignored.
//
// # Ranking
//
// A query is folded and cut into words. Those whose key or part is a stop word
// are left out unless nothing would remain; of words with the same key the last
// counts; at most 12. The last word is open when it reaches to the end of the
// query (no space after it): it may still be being typed.
//
// A word reaches stems, each with a cap and a weight in eighths.
//
//   - The word of the dictionary with its key, else the one with its part: the
//     stem's peak, 8 (an alias 4).
//   - If it is open, and unknown or at least 3 code units long: words that begin
//     with it, in the shard where it would be and in the next one if that one's
//     manifest key begins with it. Of their other stems, as far as they are
//     written in these shards, the 32 in most documents (then by number): the
//     stem's peak but not more than the greatest peak of the exact stems, 4.
//   - If there is nothing yet, it has 4 or more code units and no number: its
//     nearest neighbour in the shard where it would be and the two beside it: the
//     stem's peak, 5. One slip (a letter more, less, other, or two swapped) costs
//     1; two slips, in words of 8 or more units, 4; another form, that is at
//     least 4 units and two thirds of the word shared at the start and at most 3
//     left over on each side, 1 + what is left over. The cheapest wins, then the
//     longest common start, then the first in the dictionary.
//
// A word gives a document the greatest of max(1, ⌊cap·(level+1)·weight/728⌋)
// over the stems it reaches. Documents are sorted by the number of words that
// gave them something, then by the sum times that number, then by id. The score
// of a hit is this product divided by 256 and by the number of words.
//
// # A worked example
//
// Two documents, a1 "Parking permits" and b2 "Contrôle", both of City:
//
//	vitrineSearch("en","m",{"v":1,"lang":"en","docs":2,"per":16,"pairs":false,"before":true,"keys":["a1"],"stems":[0],"stop":"a about …"});
//	vitrineSearch("en","t0",["#a1 #b2 #city $ontrole #fraud #parking $ermit )s ","#######'","$gB#~$f6$~%e)##~~$pY$~$f6$~$mT#~%mT##~7"]);
//	vitrineSearch("en","d0",[["a1","Parking permits","City","in_use"],["b2","Contrôle","City","","Permit fraud.","fr"]]);
//	vitrineSearch("en","f",{"area":{"values":["","tax"],"docs":"#$"},"organisation":{"values":["City"],"docs":"##"},"status":{"values":["","in_use"],"docs":"$#"}});
//
// The query "permits " has one word, which is not open. Its key is the eighth
// of t0: symbol ) = 6 code units of "permit", then "s". Its reference ' = 4 is
// not an alias, the last one of the word, and leads one stem back from stem 7:
// stem 6, the last, "%mT##~7". It stands in % = 2 documents; its peak is mT =
// (73−64)·64 + 49 = 625, or 2.44; it skips # = 0 documents before a1 and 0
// between a1 and b2; its levels are ~ = 90 and 7 = 20. So a1 gets
// ⌊625·91·8/728⌋ = 625 and b2 ⌊625·21·8/728⌋ = 144: a1 comes first.
//
// # The search page
//
// The script of client/ ([Client]) finds the page's form and drives it; it works
// from file:// and under the policy default-src 'none'; script-src 'self'. The
// page holds
//
//	<form data-search action method="get" role="search">
//	  <label for="q">…</label> <input id="q" name="q" type="search"> <button>…</button>
//	</form>
//	<p role="status" data-search-status></p>
//	<ol data-results></ol>
//	<template data-search-item>
//	  <li><h2><a></a></h2><p class="meta"></p><p class="summary"></p></li>
//	</template>
//	<script src="…/search.js" defer data-shards="../../search/en/" …></script>
//
// and the script element says, in attributes,
//
//   - data-shards: where the files are, relative to the page, ending in
//     <lang>/; data-systems: where the records' pages are; data-page-lang.
//   - data-msg-count-other "{n} results", and -zero -one -two -few -many as the
//     language needs; data-msg-none; data-msg-searching; data-msg-more, the
//     label of the button that shows 20 more (no button without it);
//     data-msg-near "Showing results for {words}"; data-msg-lang "Text in
//     {language}"; data-msg-error, when files cannot be read.
//   - data-status-<code>, the label of a status; without it the status is not
//     shown.
//
// The script fills the list with one li data-id="ID" for each hit, sets lang and
// dir on texts that are not in the page's language, removes an empty meta or
// summary, hides the list while it is empty, announces the count in the status,
// and keeps the query in the address. The button is created after the list and
// carries data-search-more; pressing it moves the focus to the first new link.
package search
