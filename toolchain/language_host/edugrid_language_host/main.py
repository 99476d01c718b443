"""Start the service, tell the engine its port, end everything when the engine is done with us or gone."""

from __future__ import annotations

import argparse
import os
import signal
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from .children import CHILDREN
from .service import LanguageHost
from .stubs import GRPC_OPTIONS, grpc, language_pb2_grpc

THREADS: Final = 64


def main() -> None:
    """Serve until SIGINT, SIGTERM or the end of the engine; never returns."""
    parser = argparse.ArgumentParser(prog="pulumi-language-python")
    parser.add_argument("--logtostderr", action="store_true")
    parser.add_argument("-v", default="0")
    parser.add_argument("--tracing", default="")
    parser.add_argument("engine", nargs="?", default="")
    args, _ = parser.parse_known_args()

    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())

    server = grpc.server(ThreadPoolExecutor(THREADS), options=GRPC_OPTIONS)
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageHost(args.engine, args.tracing), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)  # noqa: T201 - the protocol: the first line on stdout is the port

    if stat.S_ISFIFO(os.fstat(0).st_mode):
        threading.Thread(target=_watch_stdin, args=(done,), daemon=True).start()

    done.wait()
    CHILDREN.stop_all()
    server.stop(0)
    if os.getpgrp() == os.getpid():  # the group is ours (the engine makes one): end what the children left behind
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.killpg(0, signal.SIGTERM)
    os._exit(0)  # not waiting for threads that still hold a call


def _watch_stdin(done: threading.Event) -> None:
    """Wait for the end of stdin: the engine holds the other end of the pipe, which closes when the engine dies."""
    while os.read(0, 4096):
        pass
    done.set()
