package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is what a command writes, for a test that reads it meanwhile.
type screen struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// served starts `vitrine serve` for a new register. stop stops it as Ctrl+C
// does and returns what it ended with.
func served(t *testing.T) (dir, address string, stop func() error) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "register")
	if err := writeFolder(dir, writeInitial); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	out := &screen{}
	c := newServeCommand()
	c.SetArgs([]string{dir, "--addr", "127.0.0.1:0"})
	c.SetOut(out)
	c.SetErr(out)
	ended := make(chan error, 1)
	go func() { ended <- c.ExecuteContext(ctx) }()
	stop = func() error {
		cancel()
		return <-ended
	}
	address = eventually(t, "the command says its address", out.String, func() string {
		return regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(out.String())
	})
	return dir, address, stop
}

// eventually waits until a question has an answer.
func eventually(t *testing.T, what string, seen func() string, ask func() string) string {
	t.Helper()
	for range 600 {
		if answer := ask(); answer != "" {
			return answer
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("this did not come about: %s. The last was:\n%s", what, seen())
	return ""
}

// waitForPage waits until a page holds one text and lacks another.
func waitForPage(t *testing.T, url, holds, lacks string) string {
	t.Helper()
	var body string
	what := url + " holds " + holds + " and lacks " + lacks
	return eventually(t, what, func() string { return body }, func() string {
		if body = fetch(t, url); strings.Contains(body, holds) && !strings.Contains(body, lacks) {
			return body
		}
		return ""
	})
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestServeFollowsTheRegister(t *testing.T) {
	dir, address, stop := served(t)
	record := filepath.Join(dir, "records", "nursery-places.yaml")
	page := address + "en/systems/nursery-places/"
	const banner = "vitrine-problems"
	waitForPage(t, page, "Waiting list for nursery places", banner)

	replace(t, record, "Waiting list for nursery places", "Queue for nursery places")
	waitForPage(t, page, "Queue for nursery places", banner)

	replace(t, record, "status: in_use", "status: in_usage")
	body := waitForPage(t, page, banner, "Waiting list")
	for _, part := range []string{
		"Queue for nursery places", "records/nursery-places.yaml:", "<mark>in_usage</mark>",
	} {
		if !strings.Contains(body, part) {
			t.Errorf("the page with an error lacks %q", part)
		}
	}

	replace(t, record, "status: in_usage", "status: suspended")
	waitForPage(t, page, "Queue for nursery places", banner)

	if err := stop(); err != nil {
		t.Errorf("serve ended with %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
		t.Error("serve wrote into the register")
	}
}

func TestServeRefuses(t *testing.T) {
	for want, args := range map[string][]string{
		"is not a register":        {t.TempDir()},
		"write it as 127.0.0.1:13": {"--addr", "1313", "../../content/example/register"},
	} {
		c := newServeCommand()
		c.SetArgs(args)
		c.SilenceErrors, c.SilenceUsage = true, true
		if err := c.ExecuteContext(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("serve %v: %v, want %q", args, err, want)
		}
	}
}

func replace(t *testing.T, file, old, replacement string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), old, replacement, 1)
	if text == string(data) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
