package diag_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content/diag"
)

// three is a list with one problem of each severity, in three shapes: a stretch
// of a line, a place without an end, a file without a line.
func three() diag.List {
	return diag.List{
		{
			File: "records/a.yaml", Severity: diag.Error, Code: "not-in-list",
			Message: "“activ” is not a value of “status”", Hint: "did you mean “in_use”?",
			Path: "/lifecycle/status",
			Range: diag.Range{
				Start: diag.Position{Line: 4, Column: 9}, End: diag.Position{Line: 4, Column: 14},
			},
		},
		{
			File: "records/a.yaml", Severity: diag.Warning, Code: "missing-summary",
			Message: "the record has no summary", Path: "/summary",
			Range: diag.Range{Start: diag.Position{Line: 1, Column: 1}},
		},
		{
			File: "records/notes", Severity: diag.Advice, Code: "unused-file",
			Message: "this file is not read",
		},
	}
}

const wantSARIF = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "vitrine",
          "rules": [
            {
              "id": "missing-summary",
              "shortDescription": {
                "text": "missing summary"
              },
              "fullDescription": {
                "text": "See “missing-summary” in docs/diagnostics.md of vitrine."
              },
              "help": {
                "text": "See “missing-summary” in docs/diagnostics.md of vitrine."
              }
            },
            {
              "id": "not-in-list",
              "shortDescription": {
                "text": "not in list"
              },
              "fullDescription": {
                "text": "See “not-in-list” in docs/diagnostics.md of vitrine."
              },
              "help": {
                "text": "See “not-in-list” in docs/diagnostics.md of vitrine."
              }
            },
            {
              "id": "unused-file",
              "shortDescription": {
                "text": "unused file"
              },
              "fullDescription": {
                "text": "See “unused-file” in docs/diagnostics.md of vitrine."
              },
              "help": {
                "text": "See “unused-file” in docs/diagnostics.md of vitrine."
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "not-in-list",
          "ruleIndex": 1,
          "level": "error",
          "message": {
            "text": "“activ” is not a value of “status”\ndid you mean “in_use”?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/a.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 4,
                  "startColumn": 9,
                  "endLine": 4,
                  "endColumn": 14
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/lifecycle/status"
                }
              ]
            }
          ]
        },
        {
          "ruleId": "missing-summary",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "the record has no summary"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/a.yaml",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 1
                }
              },
              "logicalLocations": [
                {
                  "fullyQualifiedName": "/summary"
                }
              ]
            }
          ]
        },
        {
          "ruleId": "unused-file",
          "ruleIndex": 2,
          "level": "note",
          "message": {
            "text": "this file is not read"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "records/notes",
                  "uriBaseId": "%SRCROOT%"
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
`

func TestSARIF(t *testing.T) {
	if d := cmp.Diff(wantSARIF, sarif(t, three())); d != "" {
		t.Errorf("sarif (-want +got):\n%s", d)
	}
}

func TestSARIFWithoutProblemsHasEmptyLists(t *testing.T) {
	got := sarif(t, nil)
	for _, want := range []string{`"rules": []`, `"results": []`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing:\n%s", want, got)
		}
	}
}

func TestSARIFWithoutFileHasNoLocation(t *testing.T) {
	got := sarif(t, diag.List{{Severity: diag.Error, Code: "code", Message: "wrong"}})
	if strings.Contains(got, "ocation") {
		t.Errorf("a location out of nothing:\n%s", got)
	}
}

func TestSARIFMessagesAreTakenAsTheyAre(t *testing.T) {
	got := sarif(t, diag.List{{
		File: "a.yaml", Severity: diag.Error, Code: "code",
		Message: "“{0} <b> [here](https://city.example) \x1b” is wrong", Hint: "{en: …}",
	}})
	want := `"text": "“{{0}} <b> [here] (https://city.example) \u001b” is wrong\n{{en: …}}"`
	if !strings.Contains(got, want) {
		t.Errorf("%s is missing:\n%s", want, got)
	}
}

// The address of a file is a relative reference that leads back to its name.
func TestSARIFAddressesOfHostileNames(t *testing.T) {
	for name, want := range map[string]string{
		"a b.yaml":               "a%20b.yaml",
		"100%25.yaml":            "100%2525.yaml",
		"http://x":               "http%3A//x",
		"records/a?b#c.yaml":     "records/a%3Fb%23c.yaml",
		"records/é\n\"<.yaml":    "records/%C3%A9%0A%22%3C.yaml",
		"records/\xff\u202e.yml": "records/%FF%E2%80%AE.yml",
	} {
		var log struct {
			Runs []struct {
				Results []struct {
					Locations []struct {
						PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					}
				}
			}
		}
		text := sarif(t, diag.List{{
			File: name, Severity: diag.Error, Code: "code", Message: "wrong",
		}})
		if err := json.Unmarshal([]byte(text), &log); err != nil {
			t.Fatal(err)
		}
		got := log.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI
		if got != want {
			t.Errorf("%q: the address is %s, not %s", name, got, want)
		}
		u, err := url.Parse(got)
		if err != nil || u.Path != name || u.Host != "" || u.Scheme != "" {
			t.Errorf("%q: %s leads to %+v, %v", name, got, u, err)
		}
	}
}

func sarif(t *testing.T, list diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.WriteSARIF(&b, list); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
