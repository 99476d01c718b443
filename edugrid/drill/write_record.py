"""The record of a drill on disk."""

from pathlib import Path

from edugrid.drill.form import DrillForm, drill_form
from edugrid.drill.record import DrillRecord
from edugrid.put_file import put_file


def write_record(record: DrillRecord, folder: Path, lang: str) -> tuple[Path, ...]:
    """Write ``record.json`` and the form as docx in ``lang`` into ``folder``; their paths."""
    form = drill_form(record, lang)
    paths = (folder / "record.json", folder / f"{form.title.replace(' ', '-')}-{record.scenario}.docx")
    put_file(paths[0], record.model_dump_json(indent=1) + "\n")
    put_file(paths[1], _docx(form))
    return paths


def _docx(form: DrillForm) -> bytes:
    from edugrid.paper.official import OfficialDocument

    document = OfficialDocument(form.title)
    for section in form.sections:
        document.heading(section.heading)
        for text in section.paragraphs:
            document.paragraph(text)
        if section.head:
            document.table(section.head, section.rows, section.widths)
    return document.content()
