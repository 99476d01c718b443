package limit

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A turn further ahead than this was written by a clock that has since been set back.
const furthest = 15 * time.Minute

// turn takes the next turn in the file at path and gives the time until then. The file holds when the next turn is
// free, in nanoseconds since 1970, and is locked while it is read and written (edugrid/cloud/pace.py does the same).
// Where it cannot be kept, a full disk for instance, everybody waits one interval: slower, never faster.
func turn(path string, perSecond float64, now time.Time) time.Duration {
	interval := time.Duration(float64(time.Second) / perSecond)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return interval
	}
	defer file.Close() // this unlocks, too
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX); err != nil {
		return interval
	}
	content := make([]byte, 32)
	count, _ := file.ReadAt(content, 0)
	mine := now
	if free, err := strconv.ParseInt(strings.TrimSpace(string(content[:count])), 10, 64); err == nil {
		if next := time.Unix(0, free); next.After(now) && next.Sub(now) < furthest {
			mine = next
		}
	}
	// Nineteen digits until the year 2286: the length never changes, so nothing needs to be cut off.
	if _, err := file.WriteAt([]byte(strconv.FormatInt(mine.Add(interval).UnixNano(), 10)+"\n"), 0); err != nil {
		return interval
	}
	return mine.Sub(now)
}
