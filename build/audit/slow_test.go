package audit

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"vitrine/build/layout"
	"vitrine/themes/themetest"
)

// Limits of a page on its way over a slow network.
const (
	mostBytes   = 30 << 10
	mostLargest = 2500 * time.Millisecond
	tries       = 3 // times are those of the quietest moment
)

// TestPagesComeQuickly opens pages as somebody with an old telephone in a bad
// place does: 400 ms until an answer begins, 400 kbit/s, and nothing in the cache.
func TestPagesComeQuickly(t *testing.T) {
	b := themetest.Start(t)
	address := serve(t, portal(t))
	var mu sync.Mutex
	rows := map[string]string{}
	// What moves may do so below a small window, where nobody notices.
	wide := themetest.State{SlowNetwork: true}
	if v := b.Open(t, address+layout.Link("en", layout.Search), wide).Vitals(); v.Shift != 0 {
		t.Errorf("in a wide window, parts of the search page move by %.3f", v.Shift)
	}
	t.Run("pages", func(t *testing.T) {
		for _, link := range links() {
			t.Run(link, func(t *testing.T) {
				t.Parallel()
				v := quickest(t, b, address+link)
				judge(t, v)
				mu.Lock()
				defer mu.Unlock()
				rows[link] = fmt.Sprintf("| `%s` | %d | %d | %.1f s | %.3g |", link, v.Requests,
					v.Bytes, v.Largest.Seconds(), v.Shift)
			})
		}
	})
	table := []string{"| page | files | bytes | largest part after | shift |", "|---|---|---|---|---|"}
	for _, link := range links() {
		table = append(table, rows[link])
	}
	keep(t, "slow network", strings.Join(table, "\n"))
}

// quickest opens a page until it has come in time, at most a few times.
func quickest(t *testing.T, b *themetest.Browser, address string) themetest.Vitals {
	t.Helper()
	best := themetest.Vitals{Largest: time.Hour}
	for range tries {
		state := themetest.State{Width: 360, Height: 640, SlowNetwork: true}
		if v := b.Open(t, address, state).Vitals(); v.Largest < best.Largest {
			best = v
		}
		if best.Largest <= mostLargest {
			break
		}
	}
	return best
}

func judge(t *testing.T, v themetest.Vitals) {
	t.Helper()
	if v.Requests > themetest.MaxRequests || v.Bytes > mostBytes {
		t.Errorf("%d requests and %d bytes, want at most %d and %d",
			v.Requests, v.Bytes, themetest.MaxRequests, mostBytes)
	}
	if v.Largest <= 0 || v.Largest > mostLargest {
		t.Errorf("the largest part comes after %v, want at most %v", v.Largest, mostLargest)
	}
	if v.Shift != 0 {
		t.Errorf("what is painted moves by %.3f", v.Shift)
	}
}
