"""The register of assets: what edugrid declares and what the registers add, joined; checked against what is seen."""
