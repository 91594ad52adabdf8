package schema

import (
	"strconv"

	"vitrine/content"
)

// outcomes asks that not more contests were successful than were decided. More
// may be decided in a period than received: they came in before.
func (c *checker) outcomes(rec *content.Record) {
	for i, o := range rec.Outcomes {
		if o.Upheld == nil || o.Decided == nil || *o.Upheld <= *o.Decided {
			continue
		}
		at := item("/outcomes", i)
		c.add(finding{
			file: rec.File, pointer: at + "/upheld", code: "outcomes-contradict",
			args: []any{
				"more", "upheld", "many", strconv.Itoa(*o.Upheld),
				"less", "decided", "few", strconv.Itoa(*o.Decided),
			},
			related: []relation{{rec.File, at + "/decided", "other-here"}},
		})
	}
}
