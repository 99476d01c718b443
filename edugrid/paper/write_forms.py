"""Application forms on disk."""

from pathlib import Path

from edugrid.design.tenancy_spec import TenancySpec
from edugrid.paper.form import application_form
from edugrid.paper.form_docx import form_docx
from edugrid.paper.form_xlsx import form_xlsx
from edugrid.region import OpenRegion


def write_forms(opened: OpenRegion, spec: TenancySpec, folder: Path) -> tuple[Path, ...]:
    """Write ``云资源申请表-<region>-<cloud>.xlsx`` and ``.docx`` into ``folder`` (made if missing); their paths."""
    form = application_form(opened, spec)
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{form.title}-{spec.region.rsplit('/', 1)[-1]}-{spec.label}"
    paths = (folder / f"{stem}.xlsx", folder / f"{stem}.docx")
    for path, content in zip(paths, (form_xlsx(form), form_docx(form)), strict=True):
        path.write_bytes(content)
    return paths
