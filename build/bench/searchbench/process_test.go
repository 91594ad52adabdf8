package searchbench

import (
	"bytes"
	"fmt"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// cost is what a process took.
type cost struct {
	Wall, CPU time.Duration
	Memory    int64         // the most that was resident, in bytes
	reading   time.Duration // of the register, before the index is made
}

func (c cost) String() string {
	return fmt.Sprintf("%6.1f s, processor %5.1f s, %4d MB resident", c.Wall.Seconds(),
		c.CPU.Seconds(), c.Memory>>20)
}

// least takes the smaller number of each kind.
func (c cost) least(o cost) cost {
	return cost{
		min(c.Wall, o.Wall), min(c.CPU, o.CPU), min(c.Memory, o.Memory), min(c.reading, o.reading),
	}
}

// run runs a command to its end and returns what it wrote and what it took.
func run(tb testing.TB, cmd *exec.Cmd) (string, cost) {
	tb.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Run(); err != nil {
		tb.Fatalf("run %s: %v\n%.2000s\n%.2000s", cmd.Path, err, out.String(), errs.String())
	}
	c := cost{Wall: time.Since(start)}
	c.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.Memory = int64(usage.Maxrss) << 10
	}
	return out.String(), c
}
