package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vitrine/content"
	"vitrine/schema"
)

// answered asks about a record of the initial register with these lines as answers.
func answered(t *testing.T, in io.Reader) (schema.Draft, string, error) {
	t.Helper()
	register, _, err := content.Load(newInitial(t))
	if err != nil {
		t.Fatal(err)
	}
	d := newDraft(register, "tree-watch", "records/tree-watch.yaml")
	var out strings.Builder
	err = askAbout(t.Context(), in, &out, register, &d)
	return d, out.String(), err
}

func TestAnswersBecomeARecord(t *testing.T) {
	d, out, err := answered(t, strings.NewReader(
		"Tree watch\nGuet des arbres\ncity-of-rivers\nIn use\noui\nranks\ntrees@city.example\n"))
	if err != nil {
		t.Fatal(err)
	}
	type answers struct {
		Title                                   content.Text
		Organisation, Status, AboutPeople, Role string
		Contact                                 content.Contact
	}
	want := answers{
		content.Text{"en": "Tree watch", "fr": "Guet des arbres"}, "city-of-rivers", "in_use", "yes",
		"ranks", content.Contact{Type: "email", Value: "trees@city.example"},
	}
	got := answers{d.Title, d.Organisation, d.Status, d.AboutPeople, d.Role, d.Contact}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if n := strings.Count(out, "\nAnswer: "); n != 7 {
		t.Errorf("%d questions in\n%s", n, out)
	}
}

// For people who hear the questions: only words and line breaks.
func TestQuestionsArePlainLines(t *testing.T) {
	_, out, err := answered(t, strings.NewReader(strings.Repeat("\n", 7)))
	if err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
		t.Errorf("a control character in %q", out[i:])
	}
	for _, line := range strings.Split(out, "\n") {
		if strings.HasPrefix(line, "Answer") && line != "Answer: " {
			t.Errorf("the line %q asks without a question", line)
		}
	}
	for block := range strings.SplitSeq(out, "Answer: ") {
		if strings.Contains(block, "?") && !strings.Contains(block, "\nEnter alone ") {
			t.Errorf("it is not said what Enter does: %q", block)
		}
	}
}

// Enter alone claims nothing.
func TestEnterLeavesAnswersForLater(t *testing.T) {
	d, _, err := answered(t, strings.NewReader(strings.Repeat("\n", 7)))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Title) > 0 || d.Status != "" || d.AboutPeople != "" || d.Role != "" || d.Contact.Value != "" {
		t.Errorf("got %+v", d)
	}
	if d.Organisation != "city-of-rivers" {
		t.Errorf("the publisher is not the default: %q", d.Organisation)
	}
}

func TestWrongAnswersRepeatTheQuestion(t *testing.T) {
	d, out, err := answered(t, strings.NewReader(
		"\n\nnobody\n\nactivish\nretired\nno\nask me\n+31 20 123 4567\n"))
	if err != nil {
		t.Fatal(err)
	}
	if d.Status != "retired" || d.AboutPeople != "no" || d.Contact.Type != "phone" {
		t.Errorf("got %+v", d)
	}
	for _, want := range []string{
		"there is no organisation “nobody”", "“activish” is none of", "“ask me” is none of these",
	} {
		if !strings.Contains(out, "That cannot be taken: "+want) {
			t.Errorf("%s is not said in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "Where is the system in its life?"); n != 2 {
		t.Errorf("the question is asked %d times", n)
	}
	if strings.Contains(out, "What does it do in the decision?") {
		t.Error("a system without decisions about people is asked about them")
	}
}

// Ctrl-D is the end of the input.
func TestTheEndOfInputStops(t *testing.T) {
	for n := range 7 {
		_, _, err := answered(t, strings.NewReader(strings.Repeat("\n", n)))
		if !errors.Is(err, errStopped) {
			t.Errorf("after %d answers: %v", n, err)
		}
	}
}

// Ctrl-C ends a question that waits.
func TestQuestionsEndWithTheProgram(t *testing.T) {
	in, silence := io.Pipe()
	defer silence.Close()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := newInterview(ctx, in, io.Discard).wait(); !errors.Is(err, errStopped) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTerminalsAreAsked(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for what, stream := range map[string]any{
		"the null device": null, "a file": file, "a reader": strings.NewReader(""), "nothing": nil,
	} {
		if isTerminal(stream) {
			t.Errorf("%s is taken for a terminal", what)
		}
	}
}
