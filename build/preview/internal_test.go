package preview

import (
	"path/filepath"
	"testing"

	"vitrine/content/diag"
)

func TestWhatCannotChangeThePortalIsIgnored(t *testing.T) {
	w := &watcher{folder: filepath.FromSlash("/register")}
	for name, want := range map[string]bool{
		"":                            false,
		"vitrine.yaml":                false,
		"records/a.yaml":              false,
		"records/public/a.yaml":       false,
		"static/.well-known/x.txt":    false,
		"i18n/en.yaml":                false,
		"public":                      true,
		"public/en/index.html":        true,
		".public.vitrine-new-12/x":    true,
		".git/index":                  true,
		".vitrine/schema/v1/x.json":   true,
		"node_modules/x/y.js":         true,
		"records/a.yaml~":             true,
		"records/.a.yaml.swp":         true,
		"records/.#a.yaml":            true,
		"records/#a.yaml#":            true,
		"records/4913":                true,
		"records/.goutputstream-A1B2": true,
		"log":                         false,
		"log/head.json":               false,
		"log/entries":                 true,
		"log/records/a/1.json":        true,
	} {
		if got := w.ignored(filepath.Join(w.folder, filepath.FromSlash(name))); got != want {
			t.Errorf("%q: ignored is %v", name, got)
		}
	}
}

func TestInsert(t *testing.T) {
	a := additions{head: []byte("(H)"), body: []byte("(B)")}
	for in, want := range map[string]string{
		"<!doctype html><html><head><title>t</title></head><body class=x>b</body></html>": "" +
			"<!doctype html><html><head>(H)<title>t</title></head><body class=x>(B)b</body></html>",
		"<!doctype html><html lang=en><title>t</title><body>b": "" +
			"<!doctype html><html lang=en>(H)<title>t</title><body>(B)b",
		"<!doctype html><title>t</title><p>b": "<!doctype html>(H)<title>t</title><p>b(B)",
		"<HTML><HEAD>\n<!-- <body> --><script>'<body>'</script></HEAD><BODY>b": "" +
			"<HTML><HEAD>(H)\n<!-- <body> --><script>'<body>'</script></HEAD><BODY>(B)b",
		"plain": "(H)plain(B)",
		"":      "(H)(B)",
	} {
		if got := string(insert([]byte(in), a)); got != want {
			t.Errorf("%q became\n%q, want\n%q", in, got, want)
		}
	}
}

func TestSplitCountsCharacters(t *testing.T) {
	at := func(line, column, endLine, endColumn int) diag.Range {
		return diag.Range{
			Start: diag.Position{Line: line, Column: column},
			End:   diag.Position{Line: endLine, Column: endColumn},
		}
	}
	for _, c := range []struct {
		line string
		r    diag.Range
		want [3]string
	}{
		{"é: été", at(1, 4, 1, 7), [3]string{"é: ", "été", ""}},
		{"a: b c", at(2, 4, 2, 5), [3]string{"a: ", "b", " c"}},
		{"a: b", at(1, 4, 0, 0), [3]string{"a: ", "b", ""}},
		{"a: b", at(1, 4, 3, 1), [3]string{"a: ", "b", ""}},
		{"a", at(1, 9, 1, 12), [3]string{"a", "", ""}},
		{"abc", at(1, 3, 1, 2), [3]string{"ab", "", "c"}},
	} {
		before, marked, after := split(c.line, c.r)
		if got := [3]string{before, marked, after}; got != c.want {
			t.Errorf("%q %v: %q, want %q", c.line, c.r, got, c.want)
		}
	}
}
