"""Arguments that several commands share."""

from typing import Annotated

import typer

Region = Annotated[str, typer.Argument(metavar="REGION", help="henan/zhengzhou, henan/zhengzhou/zhongmu or henan")]
