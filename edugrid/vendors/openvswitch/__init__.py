"""Open vSwitch on a Linux host: a bridge, its ports, its flow table."""
