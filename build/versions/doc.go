// Package versions reads a version of a register from wherever it is, so that two
// can be compared. What a version is called decides how it is read:
//
//	FORMAT:FILE  a file of somebody else's register, by a format of package
//	             schema/crosswalk: "nl:algoritmes-2026-06-09.json"
//	DIR          the folder of a register (it holds vitrine.yaml), or a site or the
//	             mirror of one (it holds data/records.json or data/records/)
//	DIR@REV      a register as git has it in a revision: "my-register@v1.2",
//	             "@HEAD~1"
//
// Of a foreign file the settings are left out, and so are the day on which it was
// fetched and the hash of each item (record/source/retrieved, record/source/sha256):
// they are ours and differ each time.
//
// A withdrawn record whose file is gone is still there when the register's log
// knows it (content.Register.Whole); revisions of git are read without their log.
//
// # Trouble
//
// Everything that keeps a version from being read whole is an error, also a file of
// a register that could not be read: a record that is missing for that reason
// would look like one that was removed. Rules of the schema are not asked.
//
// Revisions are read through package content/gitrepo, which starts nothing that a
// repository names.
package versions
