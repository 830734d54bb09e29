"""Manners that all commands share: help with examples, one line for an error, exit codes that scripts can trust.

0 is an answer, 1 nothing found, 2 input that cannot be used, 70 a fault of ours, 130 and 141 an interrupted run and a
reader that went away.  ``--debug`` prints the traceback as well; it is understood before and after a command's name.
"""

from __future__ import annotations

import difflib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

import click

from kg import __version__
from kg.cli.printing import allows_colour, printable
from kg.errors import BadInput, KgError

__all__ = ["Command", "Program"]

INTERNAL_ERROR = 70
INTERRUPTED = 128 + signal.SIGINT
READER_GONE = 141
"""As when SIGPIPE ends a program; the signal has no name on Windows."""


@dataclass(slots=True)
class _Session:
    """What one run of the program remembers beside its arguments."""

    is_debug: bool = False


class _ReaderGoneError(Exception):
    """Whoever read our output closed it."""


class Command(click.Command):
    """A command whose help ends with examples and whose errors are one line.

    `examples` are lines to paste, each with what it does.
    """

    def __init__(self, *arguments: Any, examples: Sequence[tuple[str, str]] = (), **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.examples = examples
        self.params.append(_flag("--debug", _switch_debug_on, "Show tracebacks."))

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples under the options."""
        if not self.examples:
            return
        with formatter.section("Examples"):
            for line, meaning in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")
                formatter.write(f"{'':{formatter.current_indent + 4}}{meaning}\n")

    def invoke(self, context: click.Context) -> Any:
        """Run the command; that nobody reads any more is told apart from other troubles with files."""
        try:
            return super().invoke(context)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run as a program: print errors as one line and leave with an exit code."""
        if not allows_colour():
            extra.setdefault("color", False)
        session = _Session()
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False, obj=session, **extra)
        return _leave(run, session) if standalone_mode else run()


class Program(Command, click.Group):
    """The whole command line: commands in named sections."""

    def __init__(self, *, sections: Mapping[str, Sequence[click.Command]], **attributes: Any) -> None:
        super().__init__(invoke_without_command=True, callback=_show_help, **attributes)
        self.sections = sections
        for commands in sections.values():
            for command in commands:
                self.add_command(command)
        self.params.append(_flag("--version", _print_version, "Show the version."))

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, in the order in which a newcomer meets them."""
        widest = max(map(len, self.commands))
        for title, commands in self.sections.items():
            with formatter.section(title):
                formatter.write_dl(
                    [((command.name or "").ljust(widest), command.get_short_help_str(60)) for command in commands]
                )

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples under the commands."""
        super().format_epilog(context, formatter)
        formatter.write_paragraph()
        formatter.write_text("kg COMMAND --help says more about each, with examples.")

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown name is answered with the nearest one."""
        typed = arguments[0]
        if typed.startswith("-") or typed in self.commands:
            return super().resolve_command(context, arguments)
        if " " in typed:
            raise BadInput(f'no command named "{typed}": did you mean kg ask "{typed}"?')
        near = difflib.get_close_matches(typed, self.commands, n=1)
        hint = f"did you mean kg {near[0]}?" if near else "kg --help lists the commands"
        raise BadInput(f"no command named {typed}: {hint}")


def _flag(name: str, callback: Callable[[click.Context, click.Parameter, bool], None], meaning: str) -> click.Option:
    return click.Option([name], is_flag=True, is_eager=True, expose_value=False, callback=callback, help=meaning)


def _switch_debug_on(context: click.Context, parameter: click.Parameter, is_wanted: bool) -> None:
    session = context.find_root().obj
    if is_wanted and isinstance(session, _Session):
        session.is_debug = True


def _print_version(context: click.Context, parameter: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        click.echo(f"kg {__version__}")
        context.exit()


def _show_help() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _leave(command: Callable[[], Any], session: _Session) -> NoReturn:
    """Run a command and end the process with its exit code."""
    _spare_encoding_errors()
    try:
        code = command()
        sys.stdout.flush()
    except (_ReaderGoneError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    except (KeyboardInterrupt, click.Abort):
        _complain("interrupted")
        code = INTERRUPTED
    except Exception as error:
        if session.is_debug:
            traceback.print_exc()
        code = _report(error)
    sys.exit(code if isinstance(code, int) else 0)


def _report(error: Exception) -> int:
    """Say in one line what went wrong; the exit code that goes with it."""
    match error:
        case KgError():
            _complain(str(error))
            return error.exit_code
        case click.UsageError():
            program = error.ctx.command_path if error.ctx else "kg"
            message = error.format_message().rstrip(".")
            _complain(f"{message[:1].lower()}{message[1:]}: see {program} --help")
        case click.ClickException():
            _complain(error.format_message())
        case OSError():
            place = f"{error.filename}: " if error.filename else ""
            _complain(f"{place}{error.strerror or error}: check the path, its permissions and the space left")
        case MemoryError():
            _complain("not enough memory: give fewer or smaller texts")
        case _:
            _complain(f"an internal error, please report it: {error!r} (--debug shows where)")
            return INTERNAL_ERROR
    return BadInput.exit_code


def _complain(message: str) -> None:
    click.echo(f"kg: {printable(' '.join(message.split()))}", err=True)


def _spare_encoding_errors() -> None:
    """An arrow or a Greek letter that the terminal's encoding lacks is replaced, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
