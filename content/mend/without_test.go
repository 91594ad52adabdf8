package mend_test

import (
	"slices"
	"strings"
	"testing"

	"vitrine/content/mend"
)

func TestWithout(t *testing.T) {
	pointers := []string{"/record/published", "/record/source", "/t/fr/hash", "/t/nl/hash"}
	for what, c := range map[string]struct{ before, after string }{
		"lines": {
			"a: b\n# about it\nrecord:\n  published: 2024 # then\n  due: x\n\n# next\nc: d\n",
			"a: b\n# about it\nrecord:\n  due: x\n\n# next\nc: d\n",
		},
		"a group of lines": {
			"a: b\r\nrecord:\r\n  source:\r\n    id: x\r\n    # inside\r\n    text: |\r\n      # kept\r\n\r\n      too\r\n\r\n  due: x",
			"a: b\r\nrecord:\r\n\r\n  due: x",
		},
		"the last lines":     {"a: b\nrecord:\n  due: x\n  published: y", "a: b\nrecord:\n  due: x\n"},
		"all fields":         {"a: b\n\n# it\nrecord:\n  published: y\n  source: {id: z}\n# end\n", "a: b\n\n# it\n# end\n"},
		"braces":             {"record: {published: x, due: y} # z\n", "record: {due: y} # z\n"},
		"the last in braces": {"record: {due: y, published: x}\n", "record: {due: y}\n"},
		"several in braces":  {"a: b\nrecord: { published: x, due: y, source: {id: \"}\", n: [a, 'b]'] } }\n", "a: b\nrecord: { due: y}\n"},
		"braces in lines":    {"record: {\n  due: y,\n  published: x\n}\na: b\n", "record: {\n  due: y,\n}\na: b\n"},
		"all in braces":      {"a: b\nrecord: {published: x, source: {id: y}}\n", "a: b\n"},
		"two languages": {
			"a: b\nt:\n  fr:\n    status: x\n    hash: y\n  nl:\n    hash: z\n", "a: b\nt:\n  fr:\n    status: x\n",
		},
		"groups in groups": {"a: b\nt: {fr: {hash: y}, nl: {hash: z}}\n", "a: b\n"},
		"nothing":          {"a: b\nrecord: {due: x}\n", "a: b\nrecord: {due: x}\n"},
	} {
		t.Run(what, func(t *testing.T) {
			f := parse(t, c.before)
			data, gone, err := mend.Without(f, pointers...)
			if err != nil || string(data) != c.after {
				t.Errorf("got %q, %v\nwant %q", data, err, c.after)
			}
			if (len(gone) > 0) != (c.before != c.after) {
				t.Errorf("gone: %v", gone)
			}
			for _, p := range gone {
				if !slices.Contains(pointers, p) {
					t.Errorf("%s was not to go", p)
				}
			}
			left := strings.SplitAfter(string(data), "\n")
			for _, line := range left {
				if !strings.Contains(c.before, strings.TrimSpace(line)) && !strings.Contains(line, "{") {
					t.Errorf("%q is new", line)
				}
			}
		})
	}
}
