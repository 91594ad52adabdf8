package content

import (
	"bytes"
	"strconv"

	"gopkg.in/yaml.v3"

	"vitrine/content/diag"
)

// The caps on a file, so that no file, however it was made, takes more than a
// moment or much memory. A record of the fullest kind is about 40 KiB and has
// 1,500 values.
const (
	MaxFileSize = 1 << 20
	MaxDepth    = 40
	MaxValues   = 10_000
)

const (
	// maxSigns is how many lines, commas and opening brackets a file may have:
	// before the YAML library has made a value of each of them. A megabyte of prose
	// has half as many.
	maxSigns = 50_000
	// fewBytes is the size of a file up to which its signs are not counted.
	fewBytes = 64 << 10
	// maxFaults is how many faults of a file are told apart.
	maxFaults = 1_000
)

// checkSigns looks for what the YAML library would take long for.
func (p *parser) checkSigns() {
	if at := tagDirective(p.file.Data); at >= 0 {
		p.at(after(fileStart(), p.file.Data[:at]), "tag", "value", "%TAG")
		return
	}
	if len(p.file.Data) < fewBytes {
		return
	}
	signs := 0
	for i, c := range p.file.Data {
		switch c {
		case '\n', '\r', ',', '[', '{':
			if signs++; signs > maxSigns {
				p.at(after(fileStart(), p.file.Data[:i]),
					"too-large/signs", "max", strconv.Itoa(maxSigns))
				return
			}
		}
	}
}

func fileStart() diag.Position { return diag.Position{Line: 1, Column: 1} }

// tagDirective finds a line that gives tags a short name, -1 if there is none.
// The library compares each of them with all before.
func tagDirective(data []byte) int {
	sign := []byte("%TAG")
	for from := 0; ; from++ {
		i := bytes.Index(data[from:], sign)
		if i < 0 {
			return -1
		}
		if from += i; from == 0 || data[from-1] == '\n' || data[from-1] == '\r' {
			return from
		}
	}
}

// hasRoom reports whether another value may be noted. The first that may not is
// reported.
func (p *parser) hasRoom(n *yaml.Node) bool {
	if len(p.places) < MaxValues {
		return true
	}
	if !p.full {
		p.full = true
		p.at(diag.Position{Line: n.Line, Column: n.Column},
			"too-large/values", "max", strconv.Itoa(MaxValues))
	}
	return false
}

// add takes in a fault, as long as somebody might read them.
func (p *parser) add(r diag.Range, path string, d diag.Diagnostic) {
	switch n := len(p.problems); {
	case n > maxFaults:
		return
	case n == maxFaults:
		d, path = diag.New("too-many-faults", "max", strconv.Itoa(maxFaults)), ""
	}
	d.File, d.Range, d.Path = p.file.Name, r, path
	p.problems.Add(d)
}
