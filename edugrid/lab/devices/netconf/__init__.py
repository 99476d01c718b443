"""NETCONF front of the simulated devices (RFC 6241 and RFC 6242); what a vendor answers lies in its own folder."""
