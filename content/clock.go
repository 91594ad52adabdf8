package content

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// Clock is what "today" means for a register: SOURCE_DATE_EPOCH (seconds since
// 1970) where it is set, else the day of the last publication, else
// [Register.Newest]. The clock of the computer is never asked, so that the same
// register always gives the same answers.
func Clock(reg *Register) (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		if published, err := Date(reg.Log.Date()).Time(); err == nil {
			return published, nil
		}
		return reg.Newest(), nil
	}
	s, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch)
	}
	return time.Unix(s, 0).UTC().Truncate(24 * time.Hour), nil
}

// Newest is the newest date on which a record was published, updated, withdrawn
// or read from another register; the beginning of 2000 if there is none.
func (r *Register) Newest() time.Time {
	newest := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	see := func(d Date) {
		if t, err := d.Time(); err == nil && t.After(newest) {
			newest = t
		}
	}
	for _, rec := range r.Records {
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
