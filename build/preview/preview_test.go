package preview_test

import (
	"bufio"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vitrine/build/preview"
	"vitrine/content/diag"
)

// patience is how long a test waits for what should happen within a second.
const patience = 20 * time.Second

// desk is a register with one file, words.txt, a preview of it, and a browser
// that waits for news.
type desk struct {
	t      *testing.T
	folder string
	url    string
	states chan string
	seen   string // the state that the browser heard of last
	made   chan struct{}
}

// sit starts a preview. Its portal shows words.txt, and a file in a folder. A
// line “bad” is an error in the register, “broken” a failure of the program.
func sit(t *testing.T, words string) *desk {
	t.Helper()
	d := &desk{t: t, folder: t.TempDir(), states: make(chan string, 100)}
	site := filepath.Join(t.TempDir(), "site")
	d.save("words.txt", words)
	p := preview.New(preview.Options{
		Folder: d.folder, Site: site, Host: "127.0.0.1",
		Make: func(context.Context) (diag.List, error) { return makeSite(d.folder, site) },
	})
	ctx, stop := context.WithCancel(t.Context())
	server := httptest.NewUnstartedServer(p)
	server.Start()
	d.url = server.URL
	ended := make(chan error, 1)
	d.listen(ctx)
	d.next() // the state before anything is made
	go func() { ended <- p.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("Run ended with %v after its context was done", err)
		}
		server.Close()
	})
	d.next()
	return d
}

func makeSite(folder, site string) (diag.List, error) {
	words, err := os.ReadFile(filepath.Join(folder, "words.txt"))
	if err != nil {
		return nil, err
	}
	for i, line := range strings.Split(string(words), "\n") {
		switch {
		case strings.Contains(line, "bad"):
			start := strings.Index(line, "bad") + 1
			return diag.List{{
				File: "words.txt", Severity: diag.Error, Code: "bad-word",
				Message: "“bad” is <not> good", Hint: "write “good”",
				Range: diag.Range{
					Start: diag.Position{Line: i + 1, Column: start},
					End:   diag.Position{Line: i + 1, Column: start + 3},
				},
			}, {
				File: "words.txt", Severity: diag.Warning, Code: "w", Message: "only a warning",
			}}, nil
		case strings.Contains(line, "broken"):
			return nil, errors.New("the disk is <full>")
		}
	}
	deep, _ := os.ReadFile(filepath.Join(folder, "records/deep/a.txt")) // seldom there
	page := func(text string) string {
		return "<!doctype html><html lang=ar dir=rtl><head><meta charset=utf-8>" +
			"<title>t</title></head><body><main><h1>" + text + "</h1>" +
			"<p>" + string(deep) + "</p></main></body></html>"
	}
	files := map[string]string{
		"index.html": page(string(words)), "en/index.html": page("home"),
		"404.html": page("not here"), "data/x.json": "{}",
	}
	for name, text := range files {
		name = filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// save writes a file of the register as editors do: beside it, then renamed.
func (d *desk) save(name, text string) {
	d.t.Helper()
	file := filepath.Join(d.folder, filepath.FromSlash(name))
	for _, err := range []error{
		os.MkdirAll(filepath.Dir(file), 0o755),
		os.WriteFile(file+"~", []byte(text), 0o644),
		os.Rename(file+"~", file),
	} {
		if err != nil {
			d.t.Fatal(err)
		}
	}
}

// listen hears the events as a browser does.
func (d *desk) listen(ctx context.Context) {
	d.t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url+"/.vitrine/events", nil)
	if err != nil {
		d.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	if got := answer.Header.Get("Content-Type"); got != "text/event-stream" {
		d.t.Fatalf("events have the type %q", got)
	}
	go func() {
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if state, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				d.states <- state
			}
		}
	}()
}

// next waits until the server has another state.
func (d *desk) next() {
	d.t.Helper()
	for {
		select {
		case s := <-d.states:
			if s != d.seen {
				d.seen = s
				return
			}
		case <-time.After(patience):
			d.t.Fatal("the page was not told that something changed")
		}
	}
}

// until waits until the start page holds a text. Saving in a new folder may
// count as several changes.
func (d *desk) until(part string) {
	d.t.Helper()
	for {
		if _, body := d.get("/"); strings.Contains(body, part) {
			return
		}
		d.next()
	}
}

// get returns the status and the body of an address.
func (d *desk) get(path string) (int, string) {
	d.t.Helper()
	r := d.request(http.MethodGet, path)
	return r.StatusCode, read(d.t, r)
}

func (d *desk) request(method, path string) *http.Response {
	d.t.Helper()
	r, err := http.NewRequestWithContext(d.t.Context(), method, d.url+path, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	answer, err := client.Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	return answer
}

func read(t *testing.T, r *http.Response) string {
	t.Helper()
	defer r.Body.Close()
	var s strings.Builder
	if _, err := bufio.NewReader(r.Body).WriteTo(&s); err != nil {
		t.Fatal(err)
	}
	return s.String()
}

func (d *desk) mustContain(path string, parts ...string) string {
	d.t.Helper()
	_, body := d.get(path)
	for _, part := range parts {
		if !strings.Contains(body, part) {
			d.t.Errorf("%s lacks %q:\n%s", path, part, body)
		}
	}
	return body
}

func TestAChangeReachesThePage(t *testing.T) {
	d := sit(t, "first")
	d.mustContain("/", "<h1>first</h1>", `data-state="`+d.seen+`"`, "/.vitrine/preview.js")

	d.save("words.txt", "second")
	d.next()
	d.mustContain("/", "<h1>second</h1>", `data-state="`+d.seen+`"`)
}

func TestAnErrorShowsAboveTheLastGoodPage(t *testing.T) {
	d := sit(t, "good")
	d.save("words.txt", "good\nnot <b>bad</b> yet")
	d.next()
	body := d.mustContain(
		"/", "<h1>good</h1>",
		`<div id="vitrine-problems" role="alert" lang="en" dir="ltr"`,
		"The register has an error.",
		"<code>words.txt:2:8</code> “bad” is &lt;not&gt; good <small>[bad-word]</small>",
		`not &lt;b&gt;<mark>bad</mark>&lt;/b&gt; yet`, "<p>write “good”</p>",
	)
	if strings.Contains(body, "only a warning") {
		t.Error("a warning is shown above the page")
	}
	d.mustContain("/en/", "vitrine-problems", "<h1>home</h1>")

	d.save("words.txt", "better")
	d.next()
	if body := d.mustContain("/", "<h1>better</h1>"); strings.Contains(body, "vitrine-problems") {
		t.Error("the error is mended and still shown")
	}
}

func TestAFailureShowsToo(t *testing.T) {
	d := sit(t, "good")
	d.save("words.txt", "broken")
	d.next()
	d.mustContain("/", "<h1>good</h1>", "The portal could not be made.", "the disk is &lt;full&gt;")
}

func TestErrorsFillThePageWhileThereIsNoPortal(t *testing.T) {
	d := sit(t, "bad")
	status, body := d.get("/en/systems/")
	if status != http.StatusServiceUnavailable {
		t.Errorf("the status is %d", status)
	}
	for _, part := range []string{"<h1>The register has an error.</h1>", "words.txt:1:1",
		"/.vitrine/preview.js", `role="alert"`} {
		if !strings.Contains(body, part) {
			t.Errorf("the page lacks %q:\n%s", part, body)
		}
	}
	d.save("words.txt", "good")
	d.next()
	if status, _ := d.get("/"); status != http.StatusOK {
		t.Errorf("after the register was mended the status is %d", status)
	}
}

func TestNewFoldersAreWatched(t *testing.T) {
	d := sit(t, "good")
	d.save("records/deep/a.txt", "one")
	d.until("<p>one</p>")
	d.save("records/deep/a.txt", "two")
	d.until("<p>two</p>")
}

func TestOnlyThisServerIsServed(t *testing.T) {
	d := sit(t, "good")
	_, port, _ := strings.Cut(strings.TrimPrefix(d.url, "http://"), ":")
	for host, want := range map[string]int{
		"127.0.0.1:" + port: http.StatusOK, "localhost:" + port: http.StatusOK,
		"LOCALHOST": http.StatusOK, "[::1]:" + port: http.StatusOK,
		"evil.example:" + port: http.StatusForbidden, "evil.example": http.StatusForbidden,
		"127.0.0.1.evil.example": http.StatusForbidden, "10.1.2.3": http.StatusForbidden,
	} {
		for _, path := range []string{"/", "/.vitrine/events"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodHead, d.url+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = host
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode != want {
				t.Errorf("%s of host %q: the status is %d, want %d", path, host, answer.StatusCode, want)
			}
		}
	}
}

func TestAServerForAllAddressesRefusesNames(t *testing.T) {
	for host, want := range map[string]int{
		"10.1.2.3:80": http.StatusServiceUnavailable, "[2001:db8::1]": http.StatusServiceUnavailable,
		"evil.example": http.StatusForbidden,
	} {
		for _, own := range []string{"", "0.0.0.0", "::"} {
			p := preview.New(preview.Options{Site: t.TempDir(), Host: own})
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
			r.Host = host
			w := httptest.NewRecorder()
			p.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("at %q, asked as %q: the status is %d, want %d", own, host, w.Code, want)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	d := sit(t, "good")
	for _, c := range []struct {
		path, holds, redirect string
		status                int
	}{
		{path: "/index.html", status: 200, holds: "<h1>good</h1>"},
		{path: "/en/", status: 200, holds: "<h1>home</h1>"},
		{path: "/en/index.html", status: 200, holds: "<h1>home</h1>"},
		{path: "/en?q=1", status: 302, redirect: "/en/?q=1"},
		{path: "//en", status: 302, redirect: "/en/"},
		{path: "/data/x.json", status: 200, holds: "{}"},
		{path: "/data/", status: 404, holds: "<h1>not here</h1>"},
		{path: "/data/x.json/", status: 404, holds: "preview.js"},
		{path: "/nothing/here", status: 404, holds: "<h1>not here</h1>"},
		{path: "/../../etc/passwd", status: 404, holds: "<h1>not here</h1>"},
		{path: "/.vitrine/preview.js", status: 200, holds: "EventSource"},
		{path: "/.vitrine/preview.css", status: 200, holds: "#vitrine-problems"},
		{path: "/.vitrine/", status: 404},
		{path: "/.vitrine/nothing", status: 404},
	} {
		answer := d.request(http.MethodGet, c.path)
		body := read(t, answer)
		if answer.StatusCode != c.status || !strings.Contains(body, c.holds) {
			t.Errorf("%s: %d, want %d with %q:\n%s", c.path, answer.StatusCode, c.status, c.holds, body)
		}
		if got := answer.Header.Get("Location"); got != c.redirect {
			t.Errorf("%s leads to %q, want %q", c.path, got, c.redirect)
		}
	}
	if answer := d.request(http.MethodPost, "/"); answer.StatusCode != 405 {
		t.Errorf("the status of a POST is %d", answer.StatusCode)
	}
}

func TestOnlyPagesAreChanged(t *testing.T) {
	d := sit(t, "good")
	if _, body := d.get("/data/x.json"); body != "{}" {
		t.Errorf("a data file is served as %q", body)
	}
}
