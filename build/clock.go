package build

import (
	"os"
	"strconv"
	"time"

	"vitrine/content"
)

// Clock is what "today" means in a register: SOURCE_DATE_EPOCH (seconds since
// 1970) where it is set, else the newest date on which a record was published,
// updated or withdrawn. The clock of the computer is never asked, so that the
// same register always gives the same portal.
func Clock(reg *content.Register) time.Time {
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(s, 0).UTC().Truncate(24 * time.Hour)
	}
	newest := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	see := func(d content.Date) {
		if t, err := d.Time(); err == nil && t.After(newest) {
			newest = t
		}
	}
	for _, rec := range reg.Records {
		see(rec.Entry.Published)
		see(rec.Entry.Updated)
		if w := rec.Entry.Withdrawn; w != nil {
			see(w.Date)
		}
		if s := rec.Entry.Source; s != nil {
			see(s.Retrieved)
		}
	}
	return newest
}
