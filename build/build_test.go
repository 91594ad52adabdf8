package build_test

import (
	"context"
	"testing"

	"vitrine/build"
	"vitrine/content"
	"vitrine/content/example"
)

func TestTry(t *testing.T) {
	reg, _, err := content.Load(example.FS())
	if err != nil {
		t.Fatal(err)
	}
	res, err := build.Build(context.Background(), build.Options{Register: reg, Output: "/tmp/v/site"})
	for _, d := range res.Problems {
		t.Log(d.Place(), d.Severity, d.Message)
	}
	if err != nil {
		s := err.Error()
		t.Fatal(s[:min(3000, len(s))])
	}
	t.Logf("%+v", res.Result)
}
