package limit

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTurnsAreOneIntervalApart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pace")
	now := time.Unix(1_700_000_000, 0)
	var waits []time.Duration
	var lock sync.Mutex
	var all sync.WaitGroup
	for range 5 {
		all.Add(1)
		go func() {
			defer all.Done()
			wait := turn(path, 4, now)
			lock.Lock()
			defer lock.Unlock()
			waits = append(waits, wait)
		}()
	}
	all.Wait()
	seen := map[time.Duration]bool{}
	for _, wait := range waits {
		seen[wait] = true
	}
	for number := range 5 {
		if !seen[time.Duration(number)*250*time.Millisecond] {
			t.Fatalf("no turn after %d intervals: %v", number, waits)
		}
	}
	if wait := turn(path, 4, now.Add(time.Minute)); wait != 0 {
		t.Fatalf("after a rest the turn is now, not in %v", wait)
	}
	if wait := turn(path, 4, now.Add(-time.Hour)); wait != 0 {
		t.Fatalf("a clock that was set back waits for %v", wait)
	}
}

func TestWithoutAFileEverybodyWaits(t *testing.T) {
	if wait := turn(filepath.Join(t.TempDir(), "no", "such", "folder"), 2, time.Now()); wait != 500*time.Millisecond {
		t.Fatal(wait)
	}
}

func TestARequestThatHangsEndsWithAText(t *testing.T) {
	stop := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/body" {
			_, _ = io.WriteString(writer, "begun")
			writer.(http.Flusher).Flush()
		}
		<-stop
	}))
	defer server.Close()
	defer close(stop)
	client := http.Client{Transport: &transport{next: http.DefaultTransport, wait: 100 * time.Millisecond}}
	if _, err := client.Get(server.URL); err == nil || !strings.Contains(err.Error(), "timed out") {
		t.Fatal(err)
	}
	answer, err := client.Get(server.URL + "/body")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.ReadAll(answer.Body); err == nil || !strings.Contains(err.Error(), "timed out") {
		t.Fatal(err)
	}
}
