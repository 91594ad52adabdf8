package search

import (
	"embed"
	"fmt"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

//go:embed client/*.js
var client embed.FS

// clientFiles names the files of the client in the order in which they run.
const clientFiles = "words files rank texts excerpts facets page"

// ownNames matches properties that only objects of the client have, and no file of
// the index, nothing of the browser and no {name} in a text. They are shortened.
const ownNames = "^(" +
	"alias|at|bonus|box|chosen|cost|count|counts|drawn|end|first|form|instead|levels|" +
	"limit|list|load|marks|masks|more|names|not|options|order|part|peak|places|" +
	"reaches|read|refs|shard|start|stem|sync|terms|text|to|wanted|weight|word" +
	")$"

// Client returns the script of the search page: the other implementation of
// the ranking, and the page's behaviour. It is one classic script made of the
// files in client/, minified; the same files give the same bytes. An error
// means that these files are no JavaScript.
func Client() ([]byte, error) {
	var b strings.Builder
	for _, name := range strings.Fields(clientFiles) {
		data, err := client.ReadFile("client/" + name + ".js")
		if err != nil {
			return nil, fmt.Errorf("read the search client: %w", err)
		}
		b.Write(data)
	}
	out := api.Transform(b.String(), api.TransformOptions{
		Charset: api.CharsetUTF8, Format: api.FormatIIFE, Target: api.ES2020,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		MangleProps: ownNames,
	})
	if len(out.Errors) > 0 {
		return nil, fmt.Errorf("minify the search client: %s", out.Errors[0].Text)
	}
	return out.Code, nil
}
