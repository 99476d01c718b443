"""Stacks worked on side by side, each in a process of its own; what goes in and comes out is plain data."""

from edugrid.cloud.side_by_side.outcome import Failure, Outcome
from edugrid.cloud.side_by_side.run import default_jobs, side_by_side
from edugrid.cloud.side_by_side.work import Kind, Work

__all__ = ["Failure", "Kind", "Outcome", "Work", "default_jobs", "side_by_side"]
