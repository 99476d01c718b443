"""Finding, and where needed building, the Pulumi engine, its OpenStack provider and its Python language host.

Tools that the machine already has are preferred. What is missing is built from the Go modules pinned under
`toolchain/`, every module checked against the committed go.sum, into a cache whose folder names follow the content of
those sources.
"""
