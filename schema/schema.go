package schema

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed v1/*.json lists/*.json versions/*.json
var files embed.FS

// FS returns the published files: v1/*.json, lists/*.json and versions/*.json.
func FS() fs.FS { return files }

// base is where the compiler believes the schema files to be. Nothing is ever
// read from there.
const base = "https://schema.invalid/v1/"

// compiled is the schema, ready for use.
type compiled struct {
	kinds     map[string]*jsonschema.Schema // by kind of file: "record" …
	documents map[string]any                // the files as JSON values, by address
}

// The kinds of files.
const (
	kindRecord       = "record"
	kindOrganisation = "organisation"
	kindChannel      = "channel"
	kindRegister     = "register"
)

// kindOf tells the kind of a register's file by its folder.
func kindOf(name string) string {
	switch folder, _, _ := strings.Cut(name, "/"); folder {
	case "records":
		return kindRecord
	case "organisations":
		return kindOrganisation
	case "channels":
		return kindChannel
	}
	return kindRegister
}

// load compiles the embedded schema once. It fails only if the program itself
// was built wrong, which the tests exclude.
var load = sync.OnceValue(func() compiled {
	c := jsonschema.NewCompiler()
	out := compiled{kinds: map[string]*jsonschema.Schema{}, documents: map[string]any{}}
	names, err := fs.Glob(files, "v1/*.json")
	must(err)
	for _, name := range names {
		data, err := files.ReadFile(name)
		must(err)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		must(err)
		address := base + path.Base(name)
		out.documents[address] = doc
		must(c.AddResource(address, doc))
	}
	for _, kind := range []string{kindRecord, kindOrganisation, kindChannel, kindRegister} {
		out.kinds[kind], err = c.Compile(base + kind + ".json")
		must(err)
	}
	return out
})

// must stops a program whose embedded files are broken.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("embedded schema: %v", err))
	}
}
