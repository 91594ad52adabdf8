package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

// WriteSARIF writes diagnostics as a SARIF 2.1.0 log with one run, as code
// scanning services read it. Addresses are relative to the root of the sources
// (%SRCROOT%), so File has to be relative to it. Advice is a note.
//
// The log holds the rules that have results, no clock and no fingerprints:
// the same list gives the same bytes.
func WriteSARIF(w io.Writer, list List) error {
	codes := codesOf(list)
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "vitrine", Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	for _, code := range codes {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(code))
	}
	for _, d := range list {
		index, _ := slices.BinarySearch(codes, d.Code)
		run.Results = append(run.Results, sarifResult{
			RuleID: d.Code, RuleIndex: index, Level: sarifLevel(d.Severity),
			Message: sarifMessage(withHint(d)), Locations: locationsOf(d), Related: relatedOf(d),
			Fixes: fixesOf(d),
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{run},
	})
}

// codesOf returns the codes of a list, sorted, each once.
func codesOf(list List) []string {
	var codes []string
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func ruleOf(code string) sarifRule {
	help := sarifText{"See “" + code + "” in docs/diagnostics.md of vitrine."}
	return sarifRule{
		ID: code, Short: sarifText{strings.ReplaceAll(code, "-", " ")}, Full: help, Help: help,
	}
}

func sarifLevel(s Severity) string {
	if s == Advice {
		return "note"
	}
	return string(s)
}

// sarifMessage writes braces twice, since single ones hold the place of an
// argument, and parts what would be a link: messages quote what strangers wrote.
func sarifMessage(text string) sarifText {
	return sarifText{strings.NewReplacer("{", "{{", "}", "}}", "](", "] (").Replace(text)}
}

// withHint returns the message and, in lines of its own, the hint.
func withHint(d Diagnostic) string {
	if d.Hint == "" {
		return d.Message
	}
	return d.Message + "\n" + d.Hint
}

// locationsOf returns where a diagnostic is: one location, or none.
func locationsOf(d Diagnostic) []sarifLocation {
	at := sarifLocation{Physical: physical(d.File, d.Range)}
	if d.Path != "" {
		at.Logical = []sarifLogical{{d.Path}}
	}
	if at.Physical == nil && at.Logical == nil {
		return nil
	}
	return []sarifLocation{at}
}

// relatedOf returns the other places that have to do with a diagnostic.
func relatedOf(d Diagnostic) []sarifLocation {
	var out []sarifLocation
	for _, r := range d.Related {
		message := sarifMessage(r.Message)
		out = append(out, sarifLocation{Physical: physical(r.File, r.Range), Message: &message})
	}
	return out
}

// fixesOf returns the change that mends a problem: one, or none.
func fixesOf(d Diagnostic) []sarifFix {
	if d.Fix == nil || d.File == "" {
		return nil
	}
	change := sarifChange{Artifact: sarifArtifact{relativeURI(d.File), "%SRCROOT%"}}
	for _, e := range d.Fix.Edits {
		at := e.Range
		change.Replacements = append(change.Replacements, sarifReplacement{
			Deleted:  sarifRegion{at.Start.Line, at.Start.Column, at.End.Line, at.End.Column},
			Inserted: sarifText{e.New},
		})
	}
	return []sarifFix{{[]sarifChange{change}}}
}

func physical(file string, r Range) *sarifPhysical {
	if file == "" {
		return nil
	}
	p := &sarifPhysical{Artifact: sarifArtifact{relativeURI(file), "%SRCROOT%"}}
	if r.Start.Line > 0 {
		p.Region = &sarifRegion{r.Start.Line, r.Start.Column, r.End.Line, r.End.Column}
	}
	return p
}

// relativeURI percent-encodes a relative path. A colon too, lest what stands
// before it be read as a scheme.
func relativeURI(file string) string {
	u := url.URL{Path: file}
	return strings.ReplaceAll(u.EscapedPath(), ":", "%3A")
}

// The part of SARIF that WriteSARIF needs, in the order of its output.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Full  sarifText `json:"fullDescription"`
		Help  sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifLocation struct {
		Physical *sarifPhysical `json:"physicalLocation,omitempty"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	// A region without an end reaches to the end of its line, as Range does.
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogical struct {
		Pointer string `json:"fullyQualifiedName"`
	}
)
