package content

import "vitrine/content/diag"

// File is one YAML file of the register as it was read.
type File struct {
	Name  string // relative to the register, slash-separated
	Data  []byte
	Value any // its content as plain JSON values; nil when the file is not valid YAML
}

// Range returns where the value at a JSON Pointer stands.
func (f *File) Range(pointer string) diag.Range { return diag.Range{} }

// KeyRange returns where the key of the value at a JSON Pointer stands.
func (f *File) KeyRange(pointer string) diag.Range { return diag.Range{} }
