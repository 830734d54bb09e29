"""A pool of processes that answer queries and can be stopped.

Oxigraph cannot be interrupted, so each query runs in a process of its own, which is killed at the time limit and
replaced.  Workers wait warm: each has the store open, read-only, before a question comes.  A worker that asks for more
memory than it may have dies alone.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from kg.service.sparql_protocol import Question, Refusal
from kg.service.sparql_results import Answer, Limits

__all__ = ["Pool", "Worker"]

Task = TypeVar("Task", bound="asyncio.Task[Any]")


class Worker:
    """One process with the store open."""

    def __init__(self, store: Path, limits: Limits) -> None:
        context = _context()
        self._ours, theirs = context.Pipe()
        self._limits = limits
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(str(store), limits, theirs), daemon=True, name="sparql-worker"
        )
        self._process.start()
        theirs.close()

    def ask(self, question: Question) -> Answer:
        """The answer, or a refusal when the time limit came first; after that the worker is dead."""
        try:
            self._ours.send(question)
            if self._ours.poll(self._limits.seconds):
                reply: Answer = self._ours.recv()
                return reply
        except (EOFError, OSError):
            self.stop()
            return _plain(507, "the query needed more memory than it may have: ask for less")
        self.stop()
        return _plain(504, f"the query ran longer than {self._limits.seconds:g} s and was stopped: ask for less")

    def wait_until_warm(self) -> None:
        """Return when the store is open."""
        with suppress(EOFError, OSError):
            self._ours.recv()

    @property
    def is_alive(self) -> bool:
        """Whether it can answer another question."""
        return bool(self._process.is_alive()) and not self._ours.closed

    def stop(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.join()
        self._ours.close()


class Pool:
    """Workers that take questions in turn.

    Parameters
    ----------
    store
        Folder of the Oxigraph store.
    size
        Number of queries that run at once.
    limits
        What one query may cost.
    patience
        Seconds that a question waits for a free worker.
    """

    def __init__(self, store: Path, size: int, limits: Limits, patience: float = 10.0) -> None:
        self._make: Callable[[], Worker] = lambda: Worker(store, limits)
        self._size = size
        self._patience = patience
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def open(self) -> None:
        """Start the workers and wait until they are warm."""
        await asyncio.gather(*(self._add() for _ in range(self._size)))

    async def close(self) -> None:
        """Stop every worker."""
        for task in self._tasks:
            task.cancel()
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    async def answer(self, question: Question) -> Answer:
        """The answer to a question; it is finished even when its sender has gone."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._patience)
        except TimeoutError:
            raise Refusal(503, "all workers are busy: try again in a moment") from None
        return await asyncio.shield(self._keep(asyncio.create_task(self._run(worker, question))))

    async def _run(self, worker: Worker, question: Question) -> Answer:
        reply = await asyncio.to_thread(worker.ask, question)
        if worker.is_alive:
            self._idle.put_nowait(worker)
        else:
            self._workers.discard(worker)
            self._keep(asyncio.create_task(self._add()))
        return reply

    async def _add(self) -> None:
        worker = await asyncio.to_thread(self._make)
        self._workers.add(worker)
        await asyncio.to_thread(worker.wait_until_warm)
        self._idle.put_nowait(worker)

    def _keep(self, task: Task) -> Task:
        """Hold on to a task until it is done: the event loop itself forgets it."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _context() -> BaseContext:
    """Processes forked from a clean server where the system has one: a new worker is ready in milliseconds."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.service.sparql_results"])
    return context


def _serve(folder: str, limits: Limits, pipe: Connection) -> None:
    """Body of a worker process."""
    import pyoxigraph

    from kg.service.sparql_results import answer

    _limit_memory(limits.memory)
    store = pyoxigraph.Store.read_only(folder)
    pipe.send(None)
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            pipe.send(answer(store, pipe.recv(), limits))


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # no such limit on this system
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _plain(status: int, text: str) -> Answer:
    return Answer(status, "text/plain", f"{text}\n".encode())
