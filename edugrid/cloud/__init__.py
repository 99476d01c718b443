"""The cloud half: Pulumi components, the stack driver, policies, and the scan for what Pulumi cannot see."""
