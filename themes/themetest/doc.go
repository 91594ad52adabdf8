// Package themetest checks the HTML that a theme makes.
//
// It has two halves. The first needs nothing but Go and reads every page of a
// built site: [Check] looks for faults of structure, language, policy and
// links, [Budgets] for pages that became too heavy. The second opens pages in
// Chromium, in the states in which people use them: narrow, dark, in forced
// colours, printed, without scripts, by keyboard. It starts with [Start].
//
//	b := themetest.Start(t)
//	page := b.Open(t, "file:///…/en/index.html", themetest.State{Width: 320})
//	for _, v := range page.Axe() {
//		t.Error(v)
//	}
//
// # A built site
//
// To check a site that is already built, name its folder by its full path:
//
//	VITRINE_SITE=/tmp/site go test ./themes/themetest -run 'TestSite$' -v
//
// # Chromium and axe
//
// A test that needs a browser is skipped when there is none; with
// VITRINE_BROWSER_TESTS=required it fails instead. VITRINE_BROWSER names a
// browser that is not in PATH. The rules of axe-core are read from the file
// that VITRINE_AXE names, or from .tools/node_modules/axe-core/axe.min.js in
// the working directory or a folder above it:
//
//	mkdir -p .tools && cd .tools &&
//		npm install --ignore-scripts --no-audit --no-fund axe-core@4.14.1
//
// Nothing leaves the machine: the browser resolves no name but 127.0.0.1.
//
// # Rules of Check
//
//   - language: html has a lang and a dir; both are right for each other
//   - direction: a text marked with a language of the other direction has its dir
//   - title: one title, not empty, and no other page of the language has it
//   - description: one sentence for those who find the page with a search engine
//   - headings: exactly one h1, first; no level is skipped
//   - landmarks: one header, one main with an id, one footer; a page that only
//     offers languages has main alone
//   - skip-link: the first thing that takes the focus leads to main, or is in it
//   - navs: each nav has a name that no other nav of the page has
//   - ids: no id twice
//   - tabindex: none above 0
//   - style: no style element, no style attribute
//   - handlers: no on… attribute, no javascript: address
//   - scripts: none inline but data for machines; files on search pages only
//   - policy: a strict Content-Security-Policy, before anything is loaded
//   - foreign: nothing is loaded from, or sent to, another host
//   - links: every internal address is relative and names a file of the site
//   - fragments: every #fragment names an id of its page
//   - images: img has alt; svg is named or hidden
//   - controls: form controls, buttons and groups have names
//   - tables: a table has a name, and header cells with a scope
//   - lists: lists hold items, description lists hold terms and descriptions
//   - link-text: a link says where it leads
//   - letters: a text is in the letters of the language it is marked with
//   - chooser: a link to a page of another language says so
//   - help: the foot of every page of a language has the same links in the same order
//   - time: a time can be read by machines
//   - empty: no empty cell or description
//   - artefacts: nothing that a template leaves behind when it goes wrong
package themetest
