// Package mapping describes the Terraform OpenStack provider to Pulumi's bridge.
//
// Every Terraform resource and data source gets the token (`openstack:networking/network:Network`, say) under which
// the Python package pulumi-openstack knows it, so that programs written for that package run against this plugin
// unchanged. The map is in tokens.json, which gen_tokens.py derives from the Python package.
package mapping

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/openstack"

	"edugrid/toolchain/provider/limit"
)

const (
	// Name is the plugin's name: the engine looks for pulumi-resource-<Name>.
	Name = "openstack"
	// Version is that of the Python package whose tokens are served; the package asks the engine for this version.
	Version = "5.5.3"

	// Names made by Pulumi are "<logical name>-<random>"; 255 is the length of Neutron's and Nova's name columns.
	maxNameLength = 255
	nameSeparator = "-"
)

//go:embed tokens.json
var tokenMap []byte

// The bridge keeps here what it must remember between versions of one provider (renamed fields, for instance). This
// provider has one version, so the file is an empty object; the bridge insists that it exists.
//
//go:embed bridge-metadata.json
var bridgeMetadata []byte

// Provider returns the description that both tfgen (which derives the schema from it) and the plugin itself serve.
// It panics when the embedded map is not JSON: that is an error of the build, not of the user.
func Provider() tfbridge.ProviderInfo {
	var known struct {
		Resources map[string]tokens.Type
		Functions map[string]tokens.ModuleMember
	}
	if err := json.Unmarshal(tokenMap, &known); err != nil {
		panic(fmt.Sprintf("tokens.json: %v", err))
	}

	upstream := openstack.Provider()
	// It has a default and is therefore always set; without this line every run would warn about something that the
	// user never wrote and, with the Python package of this version, cannot write.
	upstream.Schema["use_octavia"].Deprecated = ""
	limit.Configure(upstream)
	info := tfbridge.ProviderInfo{
		P:            shim.NewProvider(upstream),
		Name:         Name,
		Version:      Version,
		MetadataInfo: tfbridge.NewProviderMetadata(bridgeMetadata),
		Resources:    make(map[string]*tfbridge.ResourceInfo, len(known.Resources)),
		DataSources:  make(map[string]*tfbridge.DataSourceInfo, len(known.Functions)),
	}

	// What the Python package has no name for is ignored by name: the bridge refuses to leave anything unmapped.
	for terraformName := range upstream.ResourcesMap {
		if token, ok := known.Resources[terraformName]; ok {
			info.Resources[terraformName] = &tfbridge.ResourceInfo{Tok: token}
		} else {
			info.IgnoreMappings = append(info.IgnoreMappings, terraformName)
		}
	}
	for terraformName := range upstream.DataSourcesMap {
		if token, ok := known.Functions[terraformName]; ok {
			info.DataSources[terraformName] = &tfbridge.DataSourceInfo{Tok: token}
		} else {
			info.IgnoreMappings = append(info.IgnoreMappings, terraformName)
		}
	}

	info.SetAutonaming(maxNameLength, nameSeparator)
	return info
}
