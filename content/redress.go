package content

// Route is one way to contest a decision or to ask about it: the effectiveness
// criteria of Guiding Principle 31 of the United Nations made checkable. It is
// written in a record, or names a [Channel] that many records share and then
// only repeats what differs.
type Route struct {
	ID             string    `json:"id"`
	Channel        string    `json:"channel"` // id in channels/
	Kind           string    `json:"kind"`
	Order          int       `json:"order"`           // 1 is the first step of the ladder
	RequiredBefore []string  `json:"required_before"` // ids of routes that must come first
	Body           Text      `json:"body"`            // who decides
	Description    Text      `json:"description"`
	Independent    Answer    `json:"independent"`
	Deadline       *Deadline `json:"deadline"`
	Cost           *Cost     `json:"cost"`
	Duration       *Duration `json:"duration"`
	Silence        Text      `json:"silence"` // what it means when no answer comes
	Suspensive     Answer    `json:"suspensive"`
	MayWorsen      Answer    `json:"outcome_may_worsen"`
	Evidence       Text      `json:"evidence"`
	Needs          []Text    `json:"needs"` // what the letter must contain
	Representation Text      `json:"representation"`
	Channels       []Locator `json:"channels"`
	Template       Text      `json:"template"`
	Remedies       []Text    `json:"remedies"`
	LegalBasis     []Basis   `json:"legal_basis"`
	URL            string    `json:"url"`
	VerifiedOn     Date      `json:"verified_on"`
}

// Channel is a redress channel or a help organisation that many records share:
// one file in channels/. Its fields are those of a [Route].
type Channel struct {
	Name Text `json:"name"`
	Route

	File  string         `json:"-"`
	Value map[string]any `json:"-"`
}

// Deadline is the time in which a route is open. None says expressly that
// there is no deadline; an absent Deadline says nothing.
type Deadline struct {
	None   bool   `json:"none"`
	Value  int    `json:"value"`
	Unit   string `json:"unit"`   // days, working_days, weeks, months, years
	Starts string `json:"starts"` // letter_date, receipt, knowledge, previous_outcome
	Must   string `json:"must"`   // arrive, be_sent
	Late   Text   `json:"late"`   // what to do when it is missed
}

// Cost is what the route costs the person. An amount of 0 is free.
type Cost struct {
	Amount   *float64 `json:"amount"`
	Currency string   `json:"currency"`
	Waiver   Text     `json:"waiver"`
}

// Duration is how long an answer takes.
type Duration struct {
	Typical *Span `json:"typical"`
	Legal   *Span `json:"legal"`
}

// Span is a number of days, working_days, weeks, months or years.
type Span struct {
	Value int    `json:"value"`
	Unit  string `json:"unit"`
}

// Locator is a place where a contest can be handed in.
type Locator struct {
	Type       string   `json:"type"` // post, email, phone, desk, form
	Value      string   `json:"value"`
	Hours      Text     `json:"hours"`
	Languages  []string `json:"languages"`
	Accessible []string `json:"accessible"`
}

// RedressNone says why a system has no way to contest, and who checked that.
type RedressNone struct {
	Reason     Text `json:"reason"`
	ReviewedBy Text `json:"reviewed_by"`
}

// Help is somebody who helps people free of charge.
type Help struct {
	Channel    string   `json:"channel"` // id in channels/, or the fields below
	Name       Text     `json:"name"`
	What       Text     `json:"what"`
	URL        string   `json:"url"`
	Phone      string   `json:"phone"`
	Email      string   `json:"email"`
	Languages  []string `json:"languages"`
	VerifiedOn Date     `json:"verified_on"`
}

// Outcomes says what became of the contests of one period.
type Outcomes struct {
	Period     string `json:"period"`
	Received   *int   `json:"received"`
	Decided    *int   `json:"decided"`
	Upheld     *int   `json:"upheld"`
	MedianDays *int   `json:"median_days"`
	Changes    []Text `json:"changes"`
}

// Resolve returns the route with what its channel says filled in where the
// route itself is silent. The id and the order stay the route's own.
func (r Route) Resolve(c *Channel) Route {
	if c == nil {
		return r
	}
	merged := c.Route
	merged.ID, merged.Channel, merged.Order = r.ID, r.Channel, r.Order
	overlay(&merged, &r)
	if len(merged.Body) == 0 {
		merged.Body = c.Name
	}
	return merged
}

// Usable reports whether a person can really take the route: there is a place
// to turn to, a deadline or an explicit absence of one, and a language in
// which the place is served. It is meant for resolved routes.
func (r Route) Usable() bool {
	if r.Deadline == nil || (!r.Deadline.None && r.Deadline.Value <= 0) {
		return false
	}
	for _, c := range r.Channels {
		if c.Value != "" && len(c.Languages) > 0 {
			return true
		}
	}
	return false
}

// unitDays is about how long a unit of time is: good enough to say which of two
// deadlines ends first.
var unitDays = map[string]int{"days": 1, "working_days": 1, "weeks": 7, "months": 30, "years": 365}

// Lead returns the index of the usable route whose deadline ends first: the one
// that must not be missed. A route that waits for the outcome of another one
// counts only if there is no other. It is -1 when no route is usable; routes are
// those of [Register.Routes].
func Lead(routes []Route) int {
	best, shortest := -1, 0
	for i, r := range routes {
		if !r.Usable() {
			continue
		}
		length := 1 << 30 // no time limit: longer than any
		if !r.Deadline.None {
			length = r.Deadline.Value * unitDays[r.Deadline.Unit]
		}
		if len(r.RequiredBefore) > 0 || r.Deadline.Starts == "previous_outcome" {
			length += 1 << 31
		}
		if best < 0 || length < shortest {
			best, shortest = i, length
		}
	}
	return best
}
