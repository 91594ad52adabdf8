package content

import (
	"fmt"
	"time"
)

// Date is a day, a month or a year, as exact as its source: "2024-03-18",
// "2024-03" or "2024". It stays text, because a missing day must not become
// the first of the month.
type Date string

// layouts by the length of a Date.
var dateLayouts = map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}

// Time returns the first instant of the date in UTC.
func (d Date) Time() (time.Time, error) {
	layout, ok := dateLayouts[len(d)]
	if !ok {
		return time.Time{}, fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", string(d))
	}
	return time.Parse(layout, string(d))
}

// Valid reports whether the date exists in the calendar.
func (d Date) Valid() bool {
	_, err := d.Time()
	return err == nil
}

// End returns the first instant after the date: the next day, month or year.
func (d Date) End() (time.Time, error) {
	t, err := d.Time()
	if err != nil {
		return t, err
	}
	switch len(d) {
	case 4:
		return t.AddDate(1, 0, 0), nil
	case 7:
		return t.AddDate(0, 1, 0), nil
	}
	return t.AddDate(0, 0, 1), nil
}
