// Package limit bounds what the provider asks of a cloud: how many requests a second, and how long one may take.
//
// The bounds come from the environment variable EDUGRID_CLOUD_LIMITS; without it nothing is bounded, as upstream. The
// pace is kept in a small file, so that everybody on this machine who works on the cloud (each provider is a process of
// its own, and edugrid's own client is one more) shares one bound.
package limit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	osclient "github.com/gophercloud/utils/client"
	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/openstack"
)

// Variable is the name of the environment variable.
const Variable = "EDUGRID_CLOUD_LIMITS"

// cloud is one entry of clouds.yaml: a provider belongs to it when it was configured with its name, or with its
// Keystone and user. Pace is the path of the file, PerSecond 0 when there is no bound.
type cloud struct {
	Cloud     string  `json:"cloud"`
	AuthURL   string  `json:"auth_url"`
	User      string  `json:"user"`
	PerSecond float64 `json:"requests_per_second"`
	Pace      string  `json:"pace"`
}

type limits struct {
	Clouds []cloud `json:"clouds"`
	// Seconds that one request may take, answer included; 0 for ever.
	Seconds float64 `json:"seconds"`
}

// Configure gives the provider a configure function that does what its own does and then bounds the HTTP client.
// The provider logs in with its first request, not while it is configured (delayed_auth), so that is bounded too.
func Configure(provider *schema.Provider) {
	inner := provider.ConfigureContextFunc
	provider.ConfigureContextFunc = func(ctx context.Context, data *schema.ResourceData) (interface{}, diag.Diagnostics) {
		meta, problems := inner(ctx, data)
		config, ok := meta.(*openstack.Config)
		if !ok || config.OsClient == nil {
			return meta, problems
		}
		wanted, err := read(os.Getenv(Variable))
		if err != nil {
			return nil, append(problems, diag.FromErr(err)...)
		}
		own := wanted.of(config)
		bounded := func(next http.RoundTripper) http.RoundTripper {
			return &transport{next: next, cloud: own, wait: time.Duration(wanted.Seconds * float64(time.Second))}
		}
		// Under the client that repeats what got no answer: a repetition is a request too.
		if repeating, ok := config.OsClient.HTTPClient.Transport.(*osclient.RoundTripper); ok {
			repeating.Rt = bounded(repeating.Rt)
		} else {
			config.OsClient.HTTPClient.Transport = bounded(config.OsClient.HTTPClient.Transport)
		}
		return meta, problems
	}
}

func read(text string) (limits, error) {
	var found limits
	if text == "" {
		return found, nil
	}
	if err := json.Unmarshal([]byte(text), &found); err != nil {
		return found, fmt.Errorf("%s is not what edugrid writes: %w", Variable, err)
	}
	return found, nil
}

func (all limits) of(config *openstack.Config) cloud {
	for _, one := range all.Clouds {
		same := config.IdentityEndpoint == one.AuthURL && config.Username == one.User
		if config.Cloud == one.Cloud || config.Cloud == "" && same {
			return one
		}
	}
	return cloud{}
}

type transport struct {
	next  http.RoundTripper
	cloud cloud
	wait  time.Duration
}

// RoundTrip waits for the request's turn, then lets it take at most the time allowed, its body included.
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	if t.cloud.PerSecond > 0 {
		if err := sleep(request.Context(), turn(t.cloud.Pace, t.cloud.PerSecond, time.Now())); err != nil {
			return nil, err
		}
	}
	if t.wait <= 0 {
		return t.next.RoundTrip(request)
	}
	text := fmt.Errorf("timed out: no whole answer from %s within %s", request.URL.Host, t.wait)
	ctx, cancel := context.WithTimeoutCause(request.Context(), t.wait, text)
	answer, err := t.next.RoundTrip(request.WithContext(ctx))
	if err != nil {
		defer cancel()
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		return nil, err
	}
	answer.Body = &body{answer.Body, ctx, cancel}
	return answer, nil
}

// body tells why it ended early, and ends the waiting when it is closed.
type body struct {
	io.ReadCloser
	ctx    context.Context
	cancel context.CancelFunc
}

func (b *body) Read(into []byte) (int, error) {
	count, err := b.ReadCloser.Read(into)
	if err != nil && err != io.EOF && b.ctx.Err() != nil {
		err = context.Cause(b.ctx)
	}
	return count, err
}

func (b *body) Close() error {
	b.cancel()
	return b.ReadCloser.Close()
}

func sleep(ctx context.Context, wait time.Duration) error {
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
