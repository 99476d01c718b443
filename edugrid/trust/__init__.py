"""Who may change production: signed plans, approvers, operators (docs/trust.md)."""
