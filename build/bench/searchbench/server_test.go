package searchbench

import (
	"bytes"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A slow line: what Lighthouse calls slow 4G.
const (
	slowLatency = 150 * time.Millisecond // before the first byte of every answer
	slowRate    = 1_600_000 / 8          // bytes a second, all answers together
)

// sent is an answer of the server.
type sent struct {
	path  string
	bytes int // head and body, compressed
	end   time.Time
}

// server gives out the files of folders, all compressed alike where that makes
// them smaller, and notes what it gave. It can be as slow as a telephone: slower
// than the browser could make it, since that does not reach its workers.
type server struct {
	*httptest.Server
	folders []string
	policy  string // what the server lets pages do; "" leaves it to them

	mu    sync.Mutex
	slow  bool
	log   []sent
	known map[string]answer
	busy  int       // answers that are being given
	free  time.Time // when the slow line has carried all that it was given
}

// serve starts a server for the folders; files of earlier ones come first.
func serve(tb testing.TB, folders ...string) *server {
	tb.Helper()
	s := &server{folders: folders, known: map[string]answer{}}
	s.Server = httptest.NewServer(s)
	tb.Cleanup(s.Close)
	return s
}

// answer is a file as it is sent.
type answer struct {
	body   []byte
	zipped bool
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	s.count(1)
	defer s.count(-1)
	a, ok := s.answer(name)
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = "application/octet-stream"
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	h.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	if s.policy != "" {
		h.Set("Content-Security-Policy", s.policy)
	}
	if a.zipped {
		h.Set("Content-Encoding", "gzip")
	}
	head := bytes.NewBufferString("HTTP/1.1 200 OK\r\n\r\n")
	_ = h.Write(head) // a buffer takes everything
	s.write(w, a.body)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, sent{name, head.Len() + len(a.body), time.Now()})
}

// answer returns a file of the folders, compressed where that makes it smaller.
func (s *server) answer(name string) (answer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a, ok := s.known[name]; ok {
		return a, true
	}
	for _, folder := range s.folders {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path.Clean(name))))
		if err != nil {
			continue
		}
		a := answer{body: data}
		if small := compress(data); len(small) < len(data) {
			a = answer{small, true}
		}
		s.known[name] = a
		return a, true
	}
	return answer{}, false
}

// write sends a body, on a slow line in packets that take turns.
func (s *server) write(w http.ResponseWriter, body []byte) {
	s.mu.Lock()
	slow := s.slow
	s.mu.Unlock()
	if !slow {
		_, _ = w.Write(body) // who has gone away needs no answer
		return
	}
	time.Sleep(slowLatency)
	const packet = 1440
	for len(body) > 0 {
		n := min(packet, len(body))
		time.Sleep(time.Until(s.carried(n)))
		if _, err := w.Write(body[:n]); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush() // the same
		body = body[n:]
	}
}

// carried returns when the line will have carried n bytes more.
func (s *server) carried(n int) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := time.Now(); s.free.Before(now) {
		s.free = now
	}
	s.free = s.free.Add(time.Duration(n) * time.Second / slowRate)
	return s.free
}

// put adds a file that is in no folder.
func (s *server) put(name, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[name] = answer{body: []byte(body)}
}

// start forgets what was sent and sets the speed.
func (s *server) start(slow bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.slow, s.log = slow, nil
}

// given returns what was sent since the start.
func (s *server) given() []sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}

func (s *server) count(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy += n
}

// quiet waits until nobody has asked for anything for a while.
func (s *server) quiet() {
	for calm := 0; calm < 10; calm++ {
		time.Sleep(60 * time.Millisecond)
		s.mu.Lock()
		if s.busy > 0 {
			calm = 0
		}
		s.mu.Unlock()
	}
}
