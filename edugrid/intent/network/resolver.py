"""What the resolvers of schools answer."""

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName


class ResolverSettings(Frozen):
    """Clients in segments of ``listed_only`` get answers for allowed names alone (``registers/domains.csv``).

    Of use to the files that ``edugrid whitelist dns`` writes; a resolver is no device of the inventory.
    """

    listed_only: tuple[SegmentName, ...] = ()
