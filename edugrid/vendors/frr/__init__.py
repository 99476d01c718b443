"""FRR: the driver (`edugrid.vendors.frr.driver`) and what it is made of. Importing this package loads nothing heavy."""
