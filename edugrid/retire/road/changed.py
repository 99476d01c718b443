"""A problem with something eased."""

from edugrid.retire.road.plan import Change
from edugrid.retire.road.problem import RoadProblem


def changed(problem: RoadProblem, change: Change) -> RoadProblem:
    """``problem`` after ``change``; weeks in which there is nothing (exams) stay so, but for the kind freezes."""
    more = change.amount
    if change.kind == "deadline":
        last = problem.weeks - 1
        sites = [one.model_copy(update={"deadline": min(last, one.deadline + more)}) for one in problem.sites]
        return problem.model_copy(update={"sites": tuple(sites)})
    if change.kind == "fixed":
        sites = [one.model_copy(update={"fixed": None}) if one.name == change.name else one for one in problem.sites]
        return problem.model_copy(update={"sites": tuple(sites)})
    if change.kind == "staff":
        staff = [
            one.model_copy(update={"room": tuple(room + more * 10 if room else 0 for room in one.room)})
            if one.name == change.name
            else one
            for one in problem.staff
        ]
        return problem.model_copy(update={"staff": tuple(staff)})
    if change.kind == "link":
        links = [
            one.model_copy(update={"mbps": one.mbps + more}) if one.name == change.name else one
            for one in problem.links
        ]
        return problem.model_copy(update={"links": tuple(links)})
    if change.kind == "quota":
        quotas = [
            one.model_copy(update={"room": tuple(room + more for room in one.room)}) if one.name == change.name else one
            for one in problem.quotas
        ]
        return problem.model_copy(update={"quotas": tuple(quotas)})
    return _without_freezes(problem)


def _without_freezes(problem: RoadProblem) -> RoadProblem:
    """What is there in the open week before a closed one is there in the closed one too."""
    sources = {one.name: _sources(one.closed, problem.weeks) for one in problem.staff}
    staff = [
        one.model_copy(update={"room": tuple(one.room[week] for week in sources[one.name]), "closed": frozenset()})
        for one in problem.staff
    ]
    people = {site.link: site.staff for site in problem.sites}
    links = [
        one.model_copy(update={"hours": tuple(one.hours[week] for week in sources[people[one.name]])})
        for one in problem.links
    ]
    return problem.model_copy(update={"staff": tuple(staff), "links": tuple(links)})


def _sources(closed: frozenset[int], weeks: int) -> list[int]:
    usual = next((week for week in range(weeks) if week not in closed), 0)
    found: list[int] = []
    for week in range(weeks):
        found.append(week if week not in closed else found[-1] if found else usual)
    return found
