"""The training receiver: contracts A, A′ and B and files over real HTTP, on this machine's loopback and nowhere else."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from services.training.faults import FaultRule, Faults
from services.training.lgsp import SHELF as LGSP_SHELF
from services.training.lgsp import LgspSide
from services.training.listener import HOST, LoopbackServer
from services.training.ministry import MinistrySide
from services.training.ministry_store import SHELF as MINISTRY_SHELF
from services.training.ministry_store import MinistryStore
from services.training.sessions import Sessions
from services.training.store import Counts, HeldDossier, HeldProgress, Receipt, Store
from services.training.tus import PREFIX, HeldFile, TusServer
from services.training.wire import Call, Manner, Wire

SLOW_SECONDS = 8.0
"""Longer than the 6 seconds clients of the contract wait."""


def _now() -> datetime:
    return datetime.now(UTC)


class TrainingReceiver:
    """The other side of a desk, for training, the demo and tests.

    Stopped and started again it keeps its address and what it holds. What it
    acknowledged is on the disk: a killed receiver still has it.

    Attributes:
        faults: What goes wrong; may be changed while it runs.
    """

    def __init__(
        self,
        folder: Path | str,
        port: int = 0,
        faults: Faults | Iterable[FaultRule | str] = (),
        clock: Callable[[], datetime] = _now,
        *,
        login_path: str = "/mapi/login",
        call_path: str = "/mapi/g",
        password: str | None = None,
        slow_seconds: float = SLOW_SECONDS,
        manner: Manner | None = None,
    ) -> None:
        """Prepare a receiver that keeps its file in `folder`.

        Args:
            folder: Made when it is not there.
            port: 0 takes a free one.
            faults: Rules or their names in commands.
            clock: The receiver's own time, aware.
            login_path: Where to log in.
            call_path: Where all services are.
            password: The one it takes; `None` takes any.
            slow_seconds: How late a slow answer comes.
            manner: How some faults look.
        """
        self.faults = faults if isinstance(faults, Faults) else Faults(faults)
        self._folder = Path(folder)
        self._port = port
        self._clock = clock
        self._paths = (login_path, call_path)
        self._password = password
        self._slow_seconds = slow_seconds
        self._manner = manner or Manner()
        self._server: LoopbackServer | None = None
        self._store: Store | None = None
        self._lgsp: Store | None = None
        self._ministry: MinistryStore | None = None
        self._wire: Wire | None = None
        self._thread: threading.Thread | None = None
        self._files = TusServer(
            self._folder / "files", self.faults, clock, self._manner.retry_after_seconds, self._manner.file_checks,
            self._manner.redirect_to,
        )  # fmt: skip

    @property
    def port(self) -> int:
        """The port it listens on, or 0 before the first start if a free one was asked for."""
        return self._port

    @property
    def url(self) -> str:
        """The address clients are given, without a path.

        Raises:
            RuntimeError: It was never started and has no port yet.
        """
        if not self._port:
            raise RuntimeError("the training receiver was not started")
        return f"http://{HOST}:{self._port}"

    def start(self) -> None:
        """Begin to listen.

        Raises:
            OSError: The port is taken, or the folder cannot be written.
        """
        if self._server is not None:
            return
        store = Store(self._folder, self._clock)
        wire = Wire(store, Sessions(self._clock), self.faults, self._manner, self._password)
        try:
            server = LoopbackServer(self._port, wire, store, self._paths, self._slow_seconds)
        except OSError:
            store.close()
            raise
        server.files = self._files
        self._set_beside(server, store, wire)
        self._server, self._store, self._wire = server, store, wire
        self._port = int(server.server_address[1])
        self._thread = threading.Thread(
            target=server.serve_forever, args=(0.05,), name="training-receiver", daemon=True
        )
        self._thread.start()

    def _set_beside(self, server: LoopbackServer, store: Store, wire: Wire) -> None:
        """Let the other contracts answer on the same line, each from its own store."""
        self._lgsp = Store(self._folder, self._clock, LGSP_SHELF)
        self._ministry = MinistryStore(self._folder, self._clock, MINISTRY_SHELF)
        manner = (self._manner.retry_after_seconds, self._manner.redirect_to, wire.note)
        sessions = Sessions(self._clock)
        server.beside = (
            LgspSide(self._lgsp, self.faults, *manner),
            MinistrySide(self._ministry, sessions, self.faults, *manner, self._password),
        )
        server.shelves = {"": store, "/lgsp": self._lgsp, "/ministry": self._ministry}

    def stop(self) -> None:
        """Close every line at once and stop listening; calls being worked on end first."""
        if self._server is None or self._store is None or self._thread is None:
            return
        self._server.release()
        self._thread.join()
        self._server.server_close()
        for store in (self._store, self._lgsp, self._ministry):
            if store:
                store.close()
        self._server = self._store = self._lgsp = self._ministry = self._thread = None

    def __enter__(self) -> "TrainingReceiver":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def dossiers(self) -> list[HeldDossier]:
        """Return what it holds, in the order dossiers first came."""
        with self._reading() as store:
            return store.dossiers()

    def progress(self) -> list[HeldProgress]:
        """Return the progress records in the order they came."""
        with self._reading() as store:
            return store.progress()

    def receipts(self) -> list[Receipt]:
        """Return every record ever accepted, in order; an accepted repetition is in it twice."""
        with self._reading() as store:
            return store.receipts()

    def counts(self) -> Counts:
        """Return how much it holds."""
        with self._reading() as store:
            return store.counts()

    @property
    def files_url(self) -> str:
        """Where files are uploaded by tus 1.0."""
        return f"{self.url}{PREFIX}/"

    @property
    def addresses(self) -> dict[str, str]:
        """The address of each contract: `url` for A, `lgsp` for A′, `ministry` for B, `files` for tus 1.0."""
        return {
            "url": self.url,
            "lgsp": f"{self.url}/lgsp",
            "ministry": f"{self.url}/ministry",
            "files": self.files_url,
        }

    @property
    def lgsp(self) -> Store:
        """What the wrapper (A′) holds; for a receiver that runs.

        Raises:
            RuntimeError: It does not run.
        """
        if self._lgsp is None:
            raise RuntimeError("the training receiver does not run")
        return self._lgsp

    @property
    def ministry(self) -> MinistryStore:
        """What the ministry (B) holds; for a receiver that runs.

        Raises:
            RuntimeError: It does not run.
        """
        if self._ministry is None:
            raise RuntimeError("the training receiver does not run")
        return self._ministry

    def files(self) -> list[HeldFile]:
        """Return the files it holds, whole or not, in the order they first came."""
        return self._files.files()

    def file_bytes(self) -> int:
        """Return how many bytes of files came in since it was made, also those that were not kept."""
        return self._files.came

    def calls(self) -> list[Call]:
        """Return the calls since the last start, refused and broken ones too."""
        return self._wire.calls() if self._wire else []

    @contextmanager
    def _reading(self) -> Iterator[Store]:
        if self._store is not None:
            yield self._store
            return
        store = Store(self._folder, self._clock)
        try:
            yield store
        finally:
            store.close()
