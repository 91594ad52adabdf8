package docs_test

import (
	"strings"
	"testing"

	"vitrine/docs"
)

func TestEveryCodeIsExplainedByItsOwnSection(t *testing.T) {
	codes := docs.Codes()
	if len(codes) < 40 {
		t.Fatalf("only %d codes", len(codes))
	}
	for _, code := range codes {
		text, ok := docs.Explain(code)
		if !ok || len(text) < 40 {
			t.Errorf("%s is explained by %q", code, text)
		}
		if strings.Contains(text, "\n## ") || strings.Contains(text, "\n### ") {
			t.Errorf("the explanation of %s runs into the next", code)
		}
	}
	if _, ok := docs.Explain("no-such-code"); ok {
		t.Error("a code that does not exist is explained")
	}
}
