package themetest

import "time"

// Vitals is what somebody who waits for a page notices.
type Vitals struct {
	Requests int           // the page itself among them
	Bytes    int           // received, with headers, as the server compressed them
	Largest  time.Duration // until the largest part of the first window is painted (LCP)
	Shift    float64       // by how much what is painted moves later (CLS)
}

// vitals asks for what the browser has noted. The observers are told of it in a
// task of their own.
const vitals = `new Promise(done => {
	const out = { largest: 0, shift: 0 };
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) out.largest = e.startTime;
	}).observe({ type: "largest-contentful-paint", buffered: true });
	new PerformanceObserver(list => {
		for (const e of list.getEntries()) out.shift += e.value;
	}).observe({ type: "layout-shift", buffered: true });
	const wait = n => setTimeout(() => out.largest || n > 100 ? done(out) : wait(n + 1), 50);
	wait(0);
})`

// Vitals returns how the page came, to be asked before anything is done on it.
// Times are those of this machine; with SlowNetwork they depend little on it.
func (p *Page) Vitals() Vitals {
	p.t.Helper()
	noted := ask[struct {
		Largest float64 `json:"largest"` // milliseconds
		Shift   float64 `json:"shift"`
	}](p, vitals)
	p.mu.Lock()
	defer p.mu.Unlock()
	return Vitals{
		Requests: len(p.requests), Bytes: p.received, Shift: noted.Shift,
		Largest: time.Duration(noted.Largest * float64(time.Millisecond)),
	}
}
