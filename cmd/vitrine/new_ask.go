package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"vitrine/content"
	"vitrine/schema"
)

// interview asks questions in plain lines, for people who see them and for people
// who hear them: nothing moves, nothing is only a colour, and each question says
// what may be answered and what Enter does.
type interview struct {
	ctx   context.Context
	lines <-chan string
	out   io.Writer
}

// question is one thing to ask.
type question struct {
	text  string
	notes []string // what may be answered, a line each
	enter string   // what an empty answer does: "leaves it for later"
	// accept returns the answer in the words of a record, or what is wrong with it.
	accept func(answer string) (value, fault string)
}

// newInterview reads answers a line at a time, beside the program, so that it can be
// ended while it waits.
func newInterview(ctx context.Context, in io.Reader, out io.Writer) *interview {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(in)
		for scanner.Scan() {
			select {
			case lines <- scanner.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return &interview{ctx, lines, out}
}

// ask puts a question until there is an answer. An empty answer is "".
func (i *interview) ask(q question) (string, error) {
	for {
		fmt.Fprintf(i.out, "\n%s\n", q.text)
		for _, note := range q.notes {
			fmt.Fprintf(i.out, "  %s\n", note)
		}
		fmt.Fprintf(i.out, "Enter alone %s.\nAnswer: ", q.enter)
		answer, err := i.wait()
		if err != nil {
			fmt.Fprintln(i.out)
			return "", err
		}
		answer = strings.TrimSpace(content.Clean(answer))
		if answer == "" {
			return "", nil
		}
		value, fault := q.accept(answer)
		if fault == "" {
			return value, nil
		}
		fmt.Fprintf(i.out, "That cannot be taken: %s. The question again:\n", fault)
	}
}

// wait returns the next line. There is none when the input has ended or somebody
// has stopped the program.
func (i *interview) wait() (string, error) {
	select {
	case line, ok := <-i.lines:
		if ok {
			return line, nil
		}
	case <-i.ctx.Done():
	}
	return "", errStopped
}

// askAbout asks what a person who begins a record can be expected to know, and
// writes the answers into its draft.
func askAbout(
	ctx context.Context, in io.Reader, out io.Writer, reg *content.Register, d *schema.Draft,
) error {
	i := newInterview(ctx, in, out)
	fmt.Fprintf(out, "A few questions about %s. "+
		"What you leave for later is marked TODO in the file.\n"+
		"An answer ends with Enter. Ctrl-D ends without writing anything.\n", d.ID)
	for _, step := range []func(*interview, *content.Register, *schema.Draft) error{
		askTitles, askOrganisation, askStatus, askDecision, askContact,
	} {
		if err := step(i, reg, d); err != nil {
			return err
		}
	}
	fmt.Fprintln(out)
	return nil
}

const later = "leaves it for later"

func anything(answer string) (string, string) { return answer, "" }

// definition is what the schema says about a field.
func definition(path string) string {
	text := ""
	for _, kind := range schema.Reference() {
		kind.EachField(func(f schema.Field) {
			if f.Path == path {
				text = f.Definition
			}
		})
	}
	return text
}

func askTitles(i *interview, _ *content.Register, d *schema.Draft) error {
	d.Title = content.Text{}
	for _, lang := range d.Languages {
		title, err := i.ask(question{
			text:  fmt.Sprintf("What is the system called, in the language “%s”?", lang),
			notes: []string{definition("record/title")},
			enter: later, accept: anything,
		})
		if err != nil {
			return err
		}
		if title != "" {
			d.Title[lang] = title
		}
	}
	return nil
}

// named is how many organisations a question names.
const named = 30

func askOrganisation(i *interview, reg *content.Register, d *schema.Draft) error {
	if len(reg.Organisations) == 0 {
		return nil
	}
	q := question{
		text: "Which organisation uses it? Answer with its id.", enter: later,
		accept: func(answer string) (string, string) {
			if reg.Organisation(answer) == nil {
				return "", fmt.Sprintf("there is no organisation “%s”", answer)
			}
			return answer, ""
		},
	}
	if d.Organisation != "" {
		q.enter = "takes " + d.Organisation
	}
	for n, o := range reg.Organisations {
		if n == named {
			q.notes = append(q.notes, fmt.Sprintf("and %d more", len(reg.Organisations)-n))
			break
		}
		name, _ := o.Name.In(reg.Settings.DefaultLanguage())
		q.notes = append(q.notes, o.ID+": "+strings.Join(strings.Fields(name), " "))
	}
	id, err := i.ask(q)
	if id != "" {
		d.Organisation = id
	}
	return err
}

// fromList asks for a code of a list, which a field takes. Its label, in any
// language, is understood too.
func fromList(text, field, list, enter string) question {
	q := question{text: text, notes: []string{definition(field)}, enter: enter}
	for _, code := range schema.Codes(list) {
		q.notes = append(q.notes, code+": "+schema.Label(list, code, english))
	}
	q.accept = func(answer string) (string, string) {
		if code := schema.CodeFor(list, answer); code != "" {
			return code, ""
		}
		return "", fmt.Sprintf("“%s” is none of the words before the colons", answer)
	}
	return q
}

func askStatus(i *interview, _ *content.Register, d *schema.Draft) (err error) {
	d.Status, err = i.ask(fromList(
		"Where is the system in its life?", "record/lifecycle/status", "status", later))
	return err
}

func askDecision(i *interview, _ *content.Register, d *schema.Draft) (err error) {
	d.AboutPeople, err = i.ask(fromList(
		"Does it have a part in decisions about people?",
		"record/decision/about_people", "answer", later))
	if err != nil || d.AboutPeople == content.No {
		return err
	}
	d.Role, err = i.ask(fromList(
		"What does it do in the decision?",
		"record/decision/role", "decision_role", "leaves it out"))
	return err
}

func askContact(i *interview, _ *content.Register, d *schema.Draft) error {
	_, err := i.ask(question{
		text: "Where can people ask about the system?",
		notes: []string{
			"An e-mail address, a telephone number with its country code,",
			"or the address of a page that begins with https://",
		},
		enter: "leaves it out",
		accept: func(answer string) (string, string) {
			c := schema.ContactFor(answer)
			if c.Type == "" {
				return "", fmt.Sprintf("“%s” is none of these", answer)
			}
			d.Contact = c
			return answer, ""
		},
	})
	return err
}
