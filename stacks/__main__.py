"""The Pulumi program: one stack is the cloud share of one region, named in its configuration."""

import pulumi

from edugrid.cloud.program import deploy

deploy(pulumi.Config("edugrid").require("region"))
