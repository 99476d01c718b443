// Command tfgen-openstack writes the Pulumi schema of the OpenStack provider.
//
// Called as `tfgen-openstack schema --out DIR` while building: DIR/schema.json is then embedded in
// pulumi-resource-openstack.
package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfgen"

	"edugrid/toolchain/provider/mapping"
)

func main() {
	tfgen.Main(mapping.Name, mapping.Version, mapping.Provider())
}
