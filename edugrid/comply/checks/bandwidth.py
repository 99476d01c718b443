"""Uplinks of schools are as wide as the province's standard asks."""

from edugrid.comply.evidence import Evidence
from edugrid.comply.view import View
from edugrid.intent.below_standard import below_standard, shortfall_problem
from edugrid.text import Text


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a school below the standard; one for all when there is none, nothing without a standard."""
    standard = view.intent.province.bandwidth_standard
    source = view.intent.sources.get(f"{view.city.path}/schools.csv")
    if standard is None or source is None:
        return ()
    short = [(found, shortfall_problem(found, standard, source)) for found in below_standard(standard, view.city)]
    schools = sum(len(county.schools) for county in view.city.counties)
    if not short:
        return (
            Evidence(
                check="bandwidth",
                subject=view.city.path,
                basis="declared",
                state="pass",
                place=source.file,
                value=str(schools),
                why=Text(f"{schools} schools meet {standard.name}", f"{schools} 所学校达到《{standard.name}》"),
            ),
        )
    return tuple(
        Evidence(
            check="bandwidth",
            subject=found.school.row.code,
            basis="declared",
            state="fail",
            place=f"{problem.file}:{problem.line}",
            value=f"{found.has} Mbps < {found.needs} Mbps",
            why=problem.message,
        )
        for found, problem in short
    )
