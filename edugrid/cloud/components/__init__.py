"""Pulumi components, each usable alone in anybody's Pulumi program; ``edugrid.cloud.tenancy`` puts them together.

Every component takes its provider from ``opts``, hands it to its children, and lets its children wait for what the
component itself is told to wait for (``depends_on``).
"""
