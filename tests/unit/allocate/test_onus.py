"""ONU ids and service ports: unique where they must be, and nobody's moves when rooms come and go."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.allocate.allocate import ONU_IDS, SERVICE_PORTS, allocate
from edugrid.allocate.ledger import Ledger
from edugrid.intent.load import load_intent
from edugrid.intent.network.onu import Onu
from edugrid.intent.tree import Intent

INTENT = load_intent(Path(__file__).parents[3] / "inventories", "henan/zhengzhou")
CITY = INTENT.cities[0]
OLT, PONS = "xz-olt-1", ("0/1/0", "0/1/2")
KINDS = ("onu", "service_port")

rooms = st.dictionaries(
    st.integers(0, 40),
    st.tuples(st.sampled_from(PONS), st.sets(st.sampled_from(["teaching", "office"]), min_size=1)),
    max_size=25,
)


def _intent(wanted: dict[int, tuple[str, set[str]]], taken: Ledger | None) -> Intent:
    onus = tuple(
        Onu.model_validate(
            {
                "olt": OLT,
                "pon": pon,
                "splitter": "s",
                "serial": f"HWTC{number:08X}",
                "school": "4101840001",
                "room": f"R{number}",
                "type": "classroom",
                "segments": sorted(segments),
                "distance_m": 900,
            }
        )
        for number, (pon, segments) in wanted.items()
    )
    counties = tuple(c.model_copy(update={"onus": onus if c.path.endswith("xinzheng") else ()}) for c in CITY.counties)
    tables = (
        taken.tables
        if taken
        else {path: {k: v for k, v in kinds.items() if k not in KINDS} for path, kinds in INTENT.taken.items()}
    )
    return INTENT.model_copy(update={"cities": (CITY.model_copy(update={"counties": counties}),), "taken": tables})


def _check(ledger: Ledger) -> None:
    table = ledger.tables[CITY.path]
    by_pon: dict[str, list[int]] = {}
    for owner, number in table.get("onu", {}).items():
        by_pon.setdefault(owner.rpartition("/")[0], []).append(int(number))
    for ids in by_pon.values():
        assert len(set(ids)) == len(ids)
        assert all(ONU_IDS[0] <= number <= ONU_IDS[1] for number in ids)
    flows = [int(number) for number in table.get("service_port", {}).values()]
    assert len(set(flows)) == len(flows)
    assert all(SERVICE_PORTS[0] <= number <= SERVICE_PORTS[1] for number in flows)


@settings(max_examples=25, deadline=None)
@given(before=rooms, after=rooms)
def test_nobody_elses_id_moves(before: dict[int, tuple[str, set[str]]], after: dict[int, tuple[str, set[str]]]) -> None:
    first = allocate(_intent(before, None))
    _check(first)
    second = allocate(_intent(after, first))
    _check(second)
    for kind in KINDS:
        for owner, number in first.tables[CITY.path].get(kind, {}).items():
            assert second.tables[CITY.path][kind][owner] == number
    assert allocate(_intent(after, second)).new == ()


def test_a_room_keeps_its_numbers_when_its_onu_is_replaced() -> None:
    first = allocate(_intent({1: ("0/1/0", {"teaching"}), 2: ("0/1/0", {"teaching"})}, None))
    swapped = _intent({1: ("0/1/0", {"teaching"}), 2: ("0/1/0", {"teaching"})}, first)
    onus = tuple(onu.model_copy(update={"serial": "HWTCFFFFFFFF"}) for onu in swapped.cities[0].counties[0].onus)
    counties = (swapped.cities[0].counties[0].model_copy(update={"onus": onus}), *swapped.cities[0].counties[1:])
    city = swapped.cities[0].model_copy(update={"counties": counties})
    assert allocate(swapped.model_copy(update={"cities": (city,)})).new == ()
