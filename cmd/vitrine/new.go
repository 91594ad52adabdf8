package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"vitrine/content"
	"vitrine/content/mend"
	"vitrine/schema"
)

// newOptions are the flags of `vitrine new`.
type newOptions struct {
	from           string
	short, noInput bool
}

// newNewCommand makes `vitrine new`.
func newNewCommand() *cobra.Command {
	var o newOptions
	c := &cobra.Command{
		Use:   "new ID [DIR]",
		Short: "Begin the record of a system",
		Long: `New writes records/ID.yaml: what every record needs first, then what people look
for, then every other field, each with what it is for and what may stand there.

It claims nothing that nobody has said. Whatever is still to be written says
TODO; vitrine check names each such place as an error, so that a record that is
half written is not published by mistake. Write over them, or remove the line
where you have nothing to say yet. Lines with ## explain. Lines with # are fields
that are not in use: take away the “# ” of those that you want. With --short they
are left out.

On a terminal it asks for the title and a few other things first. Enter leaves an
answer for later, Ctrl-D ends without writing anything.

With --from the record of another system is copied, byte for byte, beside that
one: the id is changed, and what is only true of the other record is left out,
such as when it was published.

The id is printed on letters: small letters, digits and hyphens. It must not be
taken by a record, an organisation or a channel, and nothing is ever overwritten.
Settings for editors and .vitrine/schema are written if they are missing.`,
		Example: `  vitrine new parking-permit-checks my-register
  vitrine new parking-fine-checks my-register --from parking-permit-checks`,
		Args:              cobra.RangeArgs(1, 2),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
		RunE: func(c *cobra.Command, args []string) error {
			return runNew(c, args[0], registerFolder(args), o)
		},
	}
	c.Flags().StringVar(&o.from, "from", "", "id of the record to copy")
	c.Flags().BoolVar(&o.short, "short", false, "leave out the fields that are not in use")
	c.Flags().BoolVar(&o.noInput, "no-input", false, "ask nothing")
	_ = c.RegisterFlagCompletionFunc("from", completeRecords) // fails only for no flag
	return c
}

// registerFolder is the second argument of a command, else the current folder.
func registerFolder(args []string) string {
	if len(args) > 1 {
		return args[1]
	}
	return "."
}

// completeRecords offers the ids of the register's records to the shell.
func completeRecords(
	_ *cobra.Command, args []string, _ string,
) ([]string, cobra.ShellCompDirective) {
	reg, _, err := content.Open(registerFolder(args))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, r := range reg.Records {
		title, _ := r.Title.In(reg.Settings.DefaultLanguage())
		ids = append(ids, r.ID+"\t"+strings.Join(strings.Fields(title), " "))
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

func runNew(c *cobra.Command, id, dir string, o newOptions) error {
	reg, problems, err := openRegister(dir)
	if err != nil {
		return fmt.Errorf("new: %w", err)
	}
	if err := mustBeFreeID(reg, id); err != nil {
		return fmt.Errorf("new: %w", err)
	}
	if o.from != "" {
		copied, err := copyRecord(reg, problems, o.from, id)
		if err == nil {
			err = writeNewFile(dir, copied.file, copied.text)
		}
		if err != nil {
			return fmt.Errorf("new: %w", err)
		}
		return copied.say(c.OutOrStdout())
	}
	if len(reg.Settings.Languages) == 0 {
		return fmt.Errorf(
			"new: %s does not say in which languages the register is: see vitrine check",
			content.SettingsFile)
	}
	file := "records/" + id + ".yaml"
	d := newDraft(reg, id, file)
	d.Short = o.short
	if !o.noInput && isTerminal(c.InOrStdin()) && isTerminal(c.OutOrStdout()) {
		if err := askAbout(c.Context(), c.InOrStdin(), c.OutOrStdout(), reg, &d); err != nil {
			return fmt.Errorf("new: %w", err)
		}
	}
	text := d.Text()
	if err := writeNewFile(dir, file, text); err != nil {
		return fmt.Errorf("new: %w", err)
	}
	return sayWhatIsLeft(c.OutOrStdout(), dir, file, text)
}

// isTerminal reports whether a stream is a terminal. The null device is a device
// of characters too.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// mustBeFreeID refuses what cannot be an id, and one that is taken.
func mustBeFreeID(reg *content.Register, id string) error {
	if d, bad := schema.IDFault(id); bad {
		return fmt.Errorf("%s: %s", d.Message, d.Hint)
	}
	taken := map[string]string{}
	for _, r := range reg.Records {
		taken[strings.ToLower(r.ID)] = r.File
	}
	for _, o := range reg.Organisations {
		taken[strings.ToLower(o.ID)] = o.File
	}
	for _, ch := range reg.Channels {
		taken[strings.ToLower(ch.ID)] = ch.File
	}
	for _, f := range reg.Files() { // also those that could not be read
		if f.Name != content.SettingsFile {
			taken[strings.ToLower(strings.TrimSuffix(path.Base(f.Name), ".yaml"))] = f.Name
		}
	}
	if file, ok := taken[id]; ok {
		return fmt.Errorf("the id “%s” is already taken by %s", id, file)
	}
	if kind, published := reg.Log.KindOf(id); published {
		return fmt.Errorf("the id “%s” was published on %s; an id is never used again", id,
			reg.Log.Versions(kind, id)[0].Date)
	}
	return nil
}

// newDraft is a record of which nothing is known but what the register says.
func newDraft(reg *content.Register, id, file string) schema.Draft {
	d := schema.Draft{
		ID: id, Languages: reg.Settings.Languages, Schema: mend.SchemaFor(file),
	}
	for _, o := range reg.Organisations {
		d.Organisations = append(d.Organisations, o.ID)
	}
	for _, ch := range reg.Channels {
		d.Channels = append(d.Channels, ch.ID)
	}
	switch publisher := reg.Settings.Publisher; {
	case reg.Organisation(publisher) != nil:
		d.Organisation = publisher
	case len(d.Organisations) == 1:
		d.Organisation = d.Organisations[0]
	}
	return d
}

// writeNewFile writes a file that is not there yet, and what editors need for it.
func writeNewFile(dir, name string, text []byte) (err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already", name)
	}
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	if err = errors.Join(err, out.Close()); err == nil {
		err = writeEditorFiles(root)
	}
	if err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}

// sayWhatIsLeft says what was written and what to do with it.
func sayWhatIsLeft(w io.Writer, dir, file string, text []byte) error {
	n := len(schema.UnwrittenLines(text))
	_, err := fmt.Fprintf(w, `A new record is in %[1]s.

What to do next:
  Write over each TODO that is not in a line with #: there are %[2]d.
  vitrine check %[3]s    names those that are left
`, path.Join(fromHere(dir), file), n, dir)
	return err
}

// errStopped says that somebody has ended the questions.
var errStopped = errors.New("stopped: nothing was written")
