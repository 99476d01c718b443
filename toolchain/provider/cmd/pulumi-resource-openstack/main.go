// Command pulumi-resource-openstack is the plugin through which the Pulumi engine manages OpenStack.
//
// schema.json is made by tfgen-openstack in the same build and is not kept in version control.
package main

import (
	_ "embed"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"

	"edugrid/toolchain/provider/mapping"
)

//go:embed schema.json
var schema []byte

func main() {
	tfbridge.Main(mapping.Name, mapping.Version, mapping.Provider(), schema)
}
