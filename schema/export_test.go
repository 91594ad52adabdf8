package schema

import (
	"maps"
	"slices"

	"vitrine/content/diag"
)

// CatalogueCodes returns the codes that this package reports.
func CatalogueCodes() []string { return slices.Sorted(maps.Keys(catalogue)) }

// CatalogueSeverity returns the severity that a code has as a rule.
func CatalogueSeverity(code string) diag.Severity { return catalogue[code].severity }
