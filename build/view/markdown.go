package view

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vitrine/content"
)

// markdown renders the texts of records, which strangers may have written:
// paragraphs, emphasis, lists and links to the web, mail and telephones.
// Everything else stays visible as text: headings, tables, code and HTML have
// no meaning here, images become their description, and a link to anything else
// loses its address.
//
// A text that is shown in several languages is rendered once.
type markdown struct {
	engine goldmark.Markdown
	mu     sync.Mutex
	done   map[string]template.HTML
}

func newMarkdown() *markdown {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500), // see asParagraph
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		),
		parser.WithASTTransformers(util.Prioritized(onlySafe{}, 1000)),
	)
	engine := goldmark.New(goldmark.WithParser(p),
		goldmark.WithRendererOptions(html.WithHardWraps()))
	return &markdown{engine: engine, done: map[string]template.HTML{}}
}

// render returns the HTML of a text.
func (m *markdown) render(source string) template.HTML {
	if strings.TrimSpace(source) == "" {
		return ""
	}
	m.mu.Lock()
	out, ok := m.done[source]
	m.mu.Unlock()
	if ok {
		return out
	}
	var b bytes.Buffer
	if err := m.engine.Convert([]byte(source), &b); err != nil {
		// A buffer does not fail; should the parser ever, the text itself is right.
		return template.HTML("<p>" + template.HTMLEscapeString(source) + "</p>")
	}
	out = template.HTML(bytes.TrimSpace(b.Bytes()))
	m.mu.Lock()
	m.done[source] = out
	m.mu.Unlock()
	return out
}

// onlySafe takes out of a parsed text what must not reach a page.
type onlySafe struct{}

// Transform implements parser.ASTTransformer.
func (onlySafe) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var images, links, indented []ast.Node
	// The walk never fails, since its function never does.
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeBlock:
			indented = append(indented, n)
		case *ast.Image:
			images = append(images, n)
		case *ast.Link:
			if !content.Followable(string(n.Destination)) {
				links = append(links, n)
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && !content.Followable(string(n.URL(reader.Source()))) {
				links = append(links, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range indented {
		asParagraph(n, reader.Source())
	}
	for _, n := range append(images, links...) {
		unwrap(n, reader.Source())
	}
}

// asParagraph makes an indented block, which Markdown takes for code, a paragraph
// like any other. Without a parser for such blocks their text would be lost.
func asParagraph(n ast.Node, source []byte) {
	p := ast.NewParagraph()
	for i := range n.Lines().Len() {
		line := ast.NewTextSegment(n.Lines().At(i))
		line.SetSoftLineBreak(i+1 < n.Lines().Len())
		line.Segment = line.Segment.TrimRightSpace(source)
		p.AppendChild(p, line)
	}
	n.Parent().ReplaceChild(n.Parent(), n, p)
}

// unwrap puts what a node holds in the place of the node.
func unwrap(n ast.Node, source []byte) {
	parent := n.Parent()
	if a, ok := n.(*ast.AutoLink); ok {
		parent.ReplaceChild(parent, n, ast.NewString(a.Label(source)))
		return
	}
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		n.RemoveChild(n, child)
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}
