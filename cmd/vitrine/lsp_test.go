package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// languageServer is yaml-language-server, which the YAML modes of most editors
// are: it speaks LSP over its standard input and output.
type languageServer struct {
	t       testing.TB
	in      io.Writer
	mu      sync.Mutex // for what follows
	last    int
	answers map[int]chan json.RawMessage
	found   map[string]chan []lspDiagnostic // by URI
}

type lspPosition struct{ Line, Character int } // both from 0

func (p lspPosition) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]int{"line": p.Line, "character": p.Character})
}

type lspDiagnostic struct {
	Range   struct{ Start, End lspPosition }
	Message string
}

// lspMessage is any message of either side.
type lspMessage struct {
	Version string          `json:"jsonrpc"`
	ID      *int            `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  any             `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

// startServer starts the server for a folder. It reaches no network: the list of
// schemas that it would ask for is switched off.
func startServer(t testing.TB, folder string) *languageServer {
	t.Helper()
	command := exec.Command("node", serverFile(t), "--stdio")
	command.Stderr = os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		giveUp(t, "yaml-language-server does not start: "+err.Error())
	}
	s := &languageServer{
		t: t, in: in,
		answers: map[int]chan json.RawMessage{}, found: map[string]chan []lspDiagnostic{},
	}
	done := make(chan struct{})
	go func() { defer close(done); s.listen(bufio.NewReader(out)) }()
	t.Cleanup(func() {
		_ = command.Process.Kill() // nothing depends on how it ends
		<-done
		_ = command.Wait()
	})
	s.request("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": fileURI(folder),
		"capabilities": map[string]any{"textDocument": map[string]any{
			"completion": map[string]any{}, "hover": map[string]any{},
			"publishDiagnostics": map[string]any{},
		}},
	}, nil)
	s.notify("initialized", map[string]any{})
	s.notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{
		"yaml": map[string]any{
			"schemaStore": map[string]any{"enable": false},
			"validate":    true, "completion": true, "hover": true,
		},
	}})
	return s
}

// serverFile finds the server that `make tools` installs.
func serverFile(t testing.TB) string {
	t.Helper()
	name, err := filepath.Abs("../../.tools/node_modules/yaml-language-server/bin/yaml-language-server")
	if err == nil {
		_, err = os.Stat(name)
	}
	if err != nil {
		giveUp(t, "no yaml-language-server: make tools installs it")
	}
	if _, err := exec.LookPath("node"); err != nil {
		giveUp(t, "no node, which yaml-language-server needs")
	}
	return name
}

// giveUp skips a test that lacks a tool, unless such tests are required.
func giveUp(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("VITRINE_BROWSER_TESTS") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func fileURI(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(name)}).String()
}

// listen takes in what the server says until it ends.
func (s *languageServer) listen(out *bufio.Reader) {
	for {
		var m struct {
			lspMessage
			Params json.RawMessage `json:"params"`
		}
		data, err := readFrame(out)
		if err != nil || json.Unmarshal(data, &m) != nil {
			return
		}
		switch {
		case m.Method == "textDocument/publishDiagnostics":
			var p struct {
				URI         string
				Diagnostics []lspDiagnostic
			}
			if json.Unmarshal(m.Params, &p) == nil {
				s.diagnosticsOf(p.URI) <- p.Diagnostics
			}
		case m.Method != "" && m.ID != nil: // it asks for something
			s.send(lspMessage{ID: m.ID, Result: json.RawMessage("null")})
		case m.ID != nil:
			s.answer(*m.ID) <- m.Result
		}
	}
}

// readFrame reads one message: headers, an empty line, and as many bytes as the
// headers say.
func readFrame(r *bufio.Reader) ([]byte, error) {
	length := 0
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(n); err != nil {
				return nil, err
			}
		}
	}
	data := make([]byte, length)
	_, err := io.ReadFull(r, data)
	return data, err
}

func (s *languageServer) send(m lspMessage) {
	m.Version = "2.0"
	data, err := json.Marshal(m)
	if err != nil {
		s.t.Error(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		s.t.Errorf("the server does not listen: %v", err)
	}
}

func (s *languageServer) answer(id int) chan json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answers[id] == nil {
		s.answers[id] = make(chan json.RawMessage, 1)
	}
	return s.answers[id]
}

func (s *languageServer) diagnosticsOf(uri string) chan []lspDiagnostic {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.found[uri] == nil {
		s.found[uri] = make(chan []lspDiagnostic, 100)
	}
	return s.found[uri]
}

func (s *languageServer) notify(method string, params any) {
	s.send(lspMessage{Method: method, Params: params})
}

// patience is how long the server may take before it is believed to hang.
const patience = time.Minute

// request asks the server and puts its answer into result.
func (s *languageServer) request(method string, params, result any) {
	s.t.Helper()
	s.mu.Lock()
	s.last++
	id := s.last
	s.mu.Unlock()
	s.send(lspMessage{ID: &id, Method: method, Params: params})
	select {
	case data := <-s.answer(id):
		if result == nil || len(data) == 0 {
			return
		}
		if err := json.Unmarshal(data, result); err != nil {
			s.t.Fatalf("%s: %v in %s", method, err, data)
		}
	case <-time.After(patience):
		s.t.Fatalf("%s: no answer", method)
	}
}

// open shows a file to the server, which need not exist, and returns its URI.
func (s *languageServer) open(name, text string) string {
	uri := fileURI(name)
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": "yaml", "version": 1, "text": text,
	}})
	return uri
}

func at(uri string, p lspPosition) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": uri}, "position": p}
}

// completions returns what the server offers at a place.
func (s *languageServer) completions(uri string, p lspPosition) []string {
	s.t.Helper()
	var list struct{ Items []struct{ Label string } }
	s.request("textDocument/completion", at(uri, p), &list)
	var labels []string
	for _, item := range list.Items {
		labels = append(labels, item.Label)
	}
	return labels
}

// hover returns what the server says about a place.
func (s *languageServer) hover(uri string, p lspPosition) string {
	s.t.Helper()
	var hover struct{ Contents struct{ Value string } }
	s.request("textDocument/hover", at(uri, p), &hover)
	return hover.Contents.Value
}

// diagnostics waits until the server has looked at a file.
func (s *languageServer) diagnostics(uri string) []lspDiagnostic {
	s.t.Helper()
	select {
	case list := <-s.diagnosticsOf(uri):
		return list
	case <-time.After(patience):
		s.t.Fatalf("nothing was said of %s", uri)
		return nil
	}
}
