package hugosite

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gohugoio/hugo/common/herrors"
	"github.com/spf13/afero"

	"vitrine/content/diag"
)

// Code is the code of every diagnostic of this package.
const Code = "template"

// verdict turns the outcome of a build into diagnostics where the register can
// do something about it, and into an error where only we can.
func (src *source) verdict(err error, log *logbook) (diag.List, error) {
	var list diag.List
	for _, text := range log.warnings {
		list.Add(src.warning(text))
	}
	if err == nil && len(log.errors) == 0 {
		return list, nil
	}
	found := false
	for _, one := range flatten(err) {
		if d, ok := src.diagnose(one); ok {
			list.Add(d)
			found = true
		}
	}
	if file, ok := src.reporter(); ok && !found {
		for _, text := range log.errors {
			list.Add(diag.Diagnostic{
				File: file, Severity: diag.Error, Code: Code, Message: src.plain(text),
			})
			found = true
		}
	}
	if found {
		return list, nil
	}
	if len(log.errors) > 0 {
		return list, fmt.Errorf("%s: %w", strings.Join(log.errors, "; "), orNone(err))
	}
	return list, err
}

// Warnings of Hugo that mean something to the people who write a register.
var (
	rawHTML      = regexp.MustCompile(`Raw HTML omitted while rendering "([^"]+)"`)
	untranslated = regexp.MustCompile(`^i18n\|MISSING_TRANSLATION\|([^|]+)\|(.+)$`)
)

// warning makes a diagnostic of something that Hugo logged.
func (src *source) warning(text string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Warning, Code: Code, Message: src.plain(text)}
	if m := rawHTML.FindStringSubmatch(text); m != nil {
		d.File = src.files[m[1]]
		d.Message = "the HTML in this page is left out of the portal"
		d.Hint = "write it in Markdown, or make a layout of your own in layouts/"
	}
	if m := untranslated.FindStringSubmatch(text); m != nil {
		d.File = "i18n/" + m[1] + ".yaml"
		d.Message = fmt.Sprintf("the interface has no text “%s” in “%s”", m[2], m[1])
		d.Hint = "write it in this file of the register"
	}
	return d
}

func orNone(err error) error {
	return cmp.Or(err, errors.New("logged by a template"))
}

// flatten takes joined errors apart.
func flatten(err error) []error {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, flatten(e)...)
	}
	return all
}

// diagnose finds the file of the register that an error is about. Errors are
// nested from the outermost template to the innermost; the innermost one that
// belongs to the register is where the reader can mend it.
func (src *source) diagnose(err error) (diag.Diagnostic, bool) {
	files := herrors.UnwrapFileErrors(err)
	for _, fe := range slices.Backward(files) {
		at := fe.Position()
		file, ok := src.files[filepath.ToSlash(at.Filename)]
		if !ok {
			continue
		}
		text := innermost(fe)
		start := diag.Position{Line: at.LineNumber, Column: max(at.ColumnNumber, 1)}
		executing := fmt.Sprintf(":%d:%d: executing ", at.LineNumber, at.ColumnNumber)
		switch {
		case at.LineNumber < 1:
			start = diag.Position{}
		case strings.Contains(fe.Error(), executing):
			name := filepath.ToSlash(at.Filename)
			start.Column = src.column(name, at.LineNumber, at.ColumnNumber)
		}
		return diag.Diagnostic{
			File: file, Range: diag.Range{Start: start}, Severity: diag.Error,
			Code: Code, Message: src.plain(text),
		}, true
	}
	return src.diagnoseText(err)
}

// Parts of Hugo's messages that say nothing to the reader: the place, which the
// diagnostic has, and the whole security policy, which the register cannot set.
var (
	placeOfTemplate = regexp.MustCompile(`^template: [^\s:]+(:\d+)*: `)
	policy          = regexp.MustCompile(`(?s); the current security configuration is:.*`)
)

// column turns the column of a template's execution into ours: text/template
// counts bytes from zero there.
func (src *source) column(name string, line, bytesBefore int) int {
	data, err := afero.ReadFile(src.fs, name)
	lines := strings.Split(string(data), "\n")
	if err != nil || line > len(lines) {
		return bytesBefore + 1
	}
	text := lines[line-1]
	return utf8.RuneCountInString(text[:min(bytesBefore, len(text))]) + 1
}

var placeInText = regexp.MustCompile(regexp.QuoteMeta(workDir) + `/[^"\s:]+(:(\d+)(:(\d+))?)?`)

// diagnoseText is the way for errors whose place is only in their text.
func (src *source) diagnoseText(err error) (diag.Diagnostic, bool) {
	for _, m := range placeInText.FindAllStringSubmatch(err.Error(), -1) {
		name, _, _ := strings.Cut(m[0], ":")
		file, ok := src.files[name]
		if !ok {
			continue
		}
		var at diag.Position
		_, _ = fmt.Sscan(m[2], &at.Line)
		_, _ = fmt.Sscan(m[4], &at.Column)
		if at.Line > 0 && at.Column == 0 {
			at.Column = 1
		}
		return diag.Diagnostic{
			File: file, Range: diag.Range{Start: at}, Severity: diag.Error,
			Code: Code, Message: src.plain(err.Error()),
		}, true
	}
	return diag.Diagnostic{}, false
}

// innermost is the text of the last cause of an error: the outer ones repeat
// the way through the templates.
func innermost(err error) string {
	for {
		cause := errors.Unwrap(err)
		if cause == nil {
			return err.Error()
		}
		err = cause
	}
}

// plain makes a text of Hugo's speak of the register's files by their own
// names, in one line.
func (src *source) plain(text string) string {
	text = placeOfTemplate.ReplaceAllString(text, "")
	text = policy.ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, themeDir+"/", "the theme's ")
	text = strings.ReplaceAll(text, workDir+"/", "")
	return strings.Join(strings.Fields(text), " ")
}

// reporter is the register's first template that reports errors of its own: a
// text given to errorf carries no place.
func (src *source) reporter() (string, bool) {
	var found []string
	for name, file := range src.files {
		data, err := afero.ReadFile(src.fs, name)
		if err == nil && strings.Contains(string(data), "errorf") {
			found = append(found, file)
		}
	}
	if len(found) == 0 {
		return "", false
	}
	return slices.Min(found), true
}
