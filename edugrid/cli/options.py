"""Arguments that several commands share."""

from typing import Annotated

import typer

Region = Annotated[str, typer.Argument(metavar="REGION", help="henan/zhengzhou, henan/zhengzhou/zhongmu or henan")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, metavar="N", help="stacks worked on at once; default: one a processor")
]
