package view

import (
	"sync"

	"vitrine/content"
)

// shared is what the sites of all languages work out together, once.
type shared struct {
	mu           sync.Mutex
	translations map[translationKey]translation

	deadlines map[string]*deadlineRule // by the key of their page; never changed

	// The values of facets, by id of the record and name of the facet; never changed.
	facets map[string]map[string][]string
}

type translationKey struct{ id, lang string }

func newShared(
	reg *content.Register, facets func(*content.Record) map[string][]string,
) *shared {
	s := &shared{
		translations: map[translationKey]translation{}, deadlines: deadlines(reg),
		facets: map[string]map[string][]string{},
	}
	for _, rec := range reg.Records {
		if facets != nil {
			s.facets[rec.ID] = facets(rec)
		}
	}
	return s
}

// translation is the state of a record in a language. Every language's page shows
// all of them, and each takes a look at every text of the record.
func (s *shared) translation(
	reg *content.Register, rec *content.Record, lang string,
) translation {
	key := translationKey{rec.ID, lang}
	s.mu.Lock()
	t, ok := s.translations[key]
	s.mu.Unlock()
	if ok {
		return t
	}
	t = translationOf(reg, rec, lang)
	s.mu.Lock()
	s.translations[key] = t
	s.mu.Unlock()
	return t
}
