"""What a cloud really offers, held against its capability profile; every call only reads."""

from edugrid.cloud.probe.compare import compare
from edugrid.cloud.probe.facts import CloudFacts
from edugrid.cloud.probe.finding import Finding
from edugrid.cloud.probe.probe import probe
from edugrid.cloud.probe.questions import QUESTIONS

__all__ = ["QUESTIONS", "CloudFacts", "Finding", "compare", "probe"]
