"""Somebody else's tus server on this machine, as a process of its own: `python -m tests.receivers.tus_server FOLDER`.

It says its port on standard output once it listens.
"""

from __future__ import annotations

import socket
import sys

import uvicorn
from fastapi import FastAPI
from tuspyserver import create_tus_router


def main(folder: str) -> None:
    """Serve uploads under `/files` until the process is ended."""
    door = socket.create_server(("127.0.0.1", 0))
    app = FastAPI()
    app.include_router(create_tus_router(prefix="files", files_dir=folder, max_size=50_000_000))
    sys.stdout.write(f"{door.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[door])


if __name__ == "__main__":
    main(sys.argv[1])
