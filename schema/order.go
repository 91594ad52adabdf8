package schema

import (
	"bytes"
	"encoding/json"
	"strconv"
	"sync"

	"vitrine/content"
)

// order returns the names below a part of the schema as they stand in the file:
// the order in which people want to read them.
func (s subschema) order(way ...string) []string {
	at := s.at(way...)
	return orders()[at.file+"#"+pointer(at.path)]
}

// orders holds the names of every object of the schema files, by its address.
// The decoded files are maps, which have no order.
var orders = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for address := range load().documents {
		data, err := files.ReadFile("v1/" + address[len(base):])
		must(err)
		readOrder(json.NewDecoder(bytes.NewReader(data)), address+"#", out)
	}
	return out
})

func readOrder(d *json.Decoder, at string, out map[string][]string) {
	token := func() json.Token {
		t, err := d.Token()
		must(err)
		return t
	}
	switch token() {
	case json.Delim('{'):
		for d.More() {
			name, _ := token().(string)
			out[at] = append(out[at], name)
			readOrder(d, content.Pointer(at, name), out)
		}
		token()
	case json.Delim('['):
		for i := 0; d.More(); i++ {
			readOrder(d, content.Pointer(at, strconv.Itoa(i)), out)
		}
		token()
	}
}
