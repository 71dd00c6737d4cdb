"""Commands and options, as argparse knows them. Imports nothing of ours but the version."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

FORMATS = ("table", "jsonl", "csv", "hxl", "geojson", "parquet")
VERDICTS = ("accept", "reject", "correct")
EPILOG = """\
sources: .txt .md .html .pdf .docx .jsonl, RSS and Atom files, folders, globs, - (standard input)
ledger:  --ledger FILE, else the variable EXEUNT_LEDGER, else exeunt.db in the current folder
status:  0 all read, 1 something could not be read, 2 wrong use or nothing to read
"""


class _Parser(argparse.ArgumentParser):
    """Wrong use is one line, like every other problem."""

    def error(self, message: str) -> NoReturn:
        from exeunt.errors import WrongUse

        raise WrongUse(message, todo=f"see {self.prog} --help")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001  it has no public name


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace | int:
    """The options of one call, or an exit status where there is nothing to run."""
    from exeunt.errors import WrongUse

    try:
        return parser().parse_args(arguments)
    except WrongUse as error:
        from exeunt.cli import say

        say.problem(error)
        return 2
    except SystemExit as done:  # --help and --version have printed
        return int(done.code or 0)


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    from exeunt import __version__

    top = _Parser(
        prog="exeunt",
        description="Who is leaving, by which way, and how long they wait: reports in, "
        "attributed observations out; a network in, where people are on each day out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"exeunt {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _read(commands)
    _report(commands)
    _estimate(commands)
    _whatif(commands)
    _explain(commands)
    _ledger(commands)
    _places(commands)
    _scenario(commands)
    _simulate(commands)
    _validate(commands)
    _calibrate(commands)
    _forecast(commands)
    return top


def _command(commands: Commands, name: str, run: str, text: str) -> _Parser:
    parser = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.set_defaults(run=run)
    return parser


def _read(commands: Commands) -> None:
    one = _command(commands, "read", "reading:read", "read reports and keep what they say")
    one.add_argument("sources", nargs="+", metavar="SOURCE")
    _published(one)
    _ledger_option(one)
    _as(one)
    _output(one)
    one.add_argument("--no-ledger", action="store_true", help="show, but keep nothing")
    _effort(one)


def _report(commands: Commands) -> None:
    one = _command(commands, "report", "reading:report", "write one page to send")
    one.add_argument("sources", nargs="+", metavar="SOURCE|LEDGER")
    _published(one)
    one.add_argument("--title", help="what the page is called")
    one.add_argument(
        "-o", "--output", default="report.html", metavar="FILE", help="default: report.html"
    )
    one.add_argument(
        "--scenario", metavar="NAME|FOLDER|none",
        help="to weigh the reports through; default: the one that suits, where there is one",
    )  # fmt: skip
    _weighing(one)
    _effort(one)


def _estimate(commands: Commands) -> None:
    text = "what the reports say together, how sure, and which are at odds"
    one = _command(commands, "estimate", "estimating:estimate", text)
    one.add_argument("sources", nargs="+", metavar="SOURCE|LEDGER")
    _published(one)
    one.add_argument(
        "--scenario", metavar="NAME|FOLDER", help="weigh everything at once, and forecast"
    )
    one.add_argument(
        "--period", action="append", metavar="START/END",
        help="estimate these days together too, both included; repeatable",
    )  # fmt: skip
    _weighing(one)
    _estimates(one)
    _effort(one)


def _whatif(commands: Commands) -> None:
    text = "what a rule or a closure would change, with intervals"
    one = _command(commands, "whatif", "imagining:whatif", text)
    one.add_argument(
        "sources", nargs="*", metavar="SOURCE|LEDGER", help="none: the scenario's priors alone"
    )
    _published(one)
    one.add_argument("--scenario", required=True, metavar="NAME|FOLDER", help="where it happens")
    one.add_argument(
        "--rule", action="append", metavar='"FIN refuses GROUP from DATE"',
        help="who is let in where; also admits, admits 20 %% of; repeatable",
    )  # fmt: skip
    one.add_argument(
        "--close", action="append", metavar='"PLACE [from DATE] [until DATE]"',
        help="a crossing, an airport, or a country; repeatable",
    )  # fmt: skip
    one.add_argument(
        "--change", action="append", metavar="SENTENCE|FILE",
        help='as --what-if of simulate: "capacity PLACE 150", "departures x 0.5"; repeatable',
    )  # fmt: skip
    _weighing(one)
    _estimates(one)
    _effort(one)


def _weighing(parser: argparse.ArgumentParser) -> None:
    _as_of(parser)
    parser.add_argument("--horizon", type=int, metavar="DAYS", help="days ahead; default: 14")
    parser.add_argument("--members", type=int, metavar="N", help="worlds; default: 256")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="default: 0")
    parser.add_argument("--cluster", metavar="ADDRESS", help="of a Dask scheduler")


def _estimates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as",
        dest="fmt",
        choices=("table", "jsonl", "csv", "hxl", "parquet"),
        help="default: table on a terminal, jsonl in a pipe",
    )
    _output(parser)


def _explain(commands: Commands) -> None:
    text = "show the rules, words and places behind one observation"
    one = _command(commands, "explain", "keeping:explain", text)
    one.add_argument("id", metavar="ID", help="as shown by read; its first characters will do")
    _ledger_option(one)


def _ledger(commands: Commands) -> None:
    group = _command(commands, "ledger", "", "what was read so far: look, search, review, export")
    verbs = group.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(verbs, "list", "keeping:list_", "list observations, or documents")
    one.add_argument("--documents", action="store_true", help="the documents instead")
    _filters(one)
    _as(one)

    one = _command(verbs, "search", "keeping:search", "find observations by words, whole text")
    one.add_argument(
        "words", nargs="+", metavar="WORD", help='"a phrase" in quotes, word* for a beginning'
    )
    one.add_argument("--limit", type=int, default=50, metavar="N", help="documents; default: 50")
    _ledger_option(one)
    _as_of(one)
    _as(one)

    one = _command(verbs, "show", "keeping:show_", "show one observation with its reviews")
    one.add_argument("id", metavar="ID")
    _ledger_option(one)
    _as_of(one)

    one = _command(verbs, "review", "keeping:review", "accept, reject or correct an observation")
    one.add_argument("id", metavar="ID")
    one.add_argument("verdict", choices=VERDICTS)
    one.add_argument("--who", required=True, help="who says so")
    one.add_argument("--why", required=True, help="the reason, in a sentence")
    one.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="with correct; repeatable"
    )
    _ledger_option(one)

    one = _command(verbs, "export", "keeping:export", "write observations to a file")
    _filters(one)
    _as(one)
    _output(one)


def _places(commands: Commands) -> None:
    group = _command(commands, "places", "", "find a place, or teach a new spelling")
    verbs = group.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(verbs, "find", "naming:find", "what a name may mean, likeliest first")
    one.add_argument("name", nargs="+", metavar="NAME")
    one.add_argument("--country", metavar="ISO3", help="the text is about this country")
    one.add_argument("--as", dest="fmt", choices=("table", "jsonl"))

    one = _command(verbs, "alias", "naming:alias", "let a spelling stand for a place")
    one.add_argument("name", metavar="NAME")
    one.add_argument("place", metavar="PLACE", help="a place id, or a name that means one place")


def _scenario(commands: Commands) -> None:
    group = _command(commands, "scenario", "", "networks to simulate: show, check, start, convert")
    verbs = group.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = _command(verbs, "show", "scenario:show", "print a scenario, and what looks wrong")
    one.add_argument("folder", metavar="SCENARIO|FLEE_FOLDER")
    one.add_argument("--all", action="store_true", help="every row of long tables")

    one = _command(verbs, "check", "scenario:check", "what looks wrong; status 1 if a run would be")
    one.add_argument("folder", metavar="SCENARIO|FLEE_FOLDER")
    one.add_argument("--all", action="store_true", help="every line, also of one kind")

    one = _command(verbs, "new", "scenario:new", "start one from the crossings we know")
    one.add_argument("folder", metavar="FOLDER", help="made here; must not exist")
    one.add_argument(
        "--from",
        dest="leaving",
        required=True,
        metavar="COUNTRY",
        help="name or ISO3; people leave",
    )
    one.add_argument(
        "--to", action="append", required=True, metavar="COUNTRY", help="people enter; repeatable"
    )
    one.add_argument("--start", metavar="DATE", help="first day; default: today")
    one.add_argument("--days", type=int, default=30, metavar="N", help="default: 30")
    one.add_argument(
        "--cities", type=int, default=8, metavar="N", help="largest ones people leave; default: 8"
    )

    one = _command(verbs, "convert", "scenario:convert", "write a Flee folder as a scenario")
    one.add_argument("folder", metavar="FLEE_FOLDER")
    one.add_argument("out", nargs="?", metavar="OUT", help="the new folder; or -o")
    one.add_argument("-o", "--output", metavar="FOLDER", help="must not exist")
    one.add_argument("--as-flee", action="store_true", help="keep what Flee does and we do not")
    one.add_argument("--settings", metavar="FILE", help="instead of the folder's simsetting.yml")


def _simulate(commands: Commands) -> None:
    one = _command(commands, "simulate", "simulate:simulate", "where people are, day by day")
    one.add_argument("folder", metavar="SCENARIO|FLEE_FOLDER")
    one.add_argument("-o", "--output", metavar="DIR", help="write tables and a page here")
    one.add_argument("--members", type=int, default=1, metavar="N", help="worlds; default: 1")
    one.add_argument("--seed", type=int, default=0, metavar="S", help="default: 0")
    one.add_argument("--days", type=int, metavar="D", help="default: as the scenario says")
    one.add_argument("--choice", choices=("walk", "plan"), help="how people choose their way")
    one.add_argument(
        "--draws",
        choices=("sampled", "expected"),
        help="whole people by chance, or the mean flow (default with one member)",
    )
    one.add_argument("--as-flee", action="store_true", help="keep what Flee does and we do not")
    one.add_argument("--settings", metavar="FILE", help="of Flee, instead of simsetting.yml")
    one.add_argument("--calibrated", metavar="default|FILE", help="by rules fitted on crises")
    one.add_argument(
        "--what-if",
        action="append",
        metavar='FILE|"close PLACE from DATE"',
        help="run with this change too, and show the difference; repeatable",
    )
    one.add_argument("--threads", type=int, metavar="N", help="default: one a core")
    one.add_argument("--cluster", metavar="ADDRESS", help="of a Dask scheduler, for many members")


def _validate(commands: Commands) -> None:
    text = "run a folder and compare with its counts"
    one = _command(commands, "validate", "fitting:validate", text)
    one.add_argument("folder", metavar="FOLDER", help="a Flee folder or a scenario with counts")
    one.add_argument(
        "--calibrated", metavar="default|FILE", help="by these rules instead of the folder's own"
    )
    one.add_argument("--as-flee", action="store_true", help="keep what Flee does wrong")
    one.add_argument(
        "--members", type=int, default=1, metavar="N", help="worlds to average; default: 1"
    )
    one.add_argument("--seed", type=int, default=0, metavar="S", help="default: 0")
    one.add_argument("-o", "--output", metavar="DIR", help="write validation.csv here")


def _calibrate(commands: Commands) -> None:
    text = "fit rules on crises, and try them on each left out"
    one = _command(commands, "calibrate", "fitting:calibrate", text)
    one.add_argument("folders", nargs="+", metavar="FOLDER", help="one for each crisis")
    one.add_argument("-o", "--output", required=True, metavar="FILE", help="for --calibrated")
    one.add_argument("--seed", type=int, default=0, metavar="S", help="default: 0")


def _forecast(commands: Commands) -> None:
    text = "forecast people in camps, or arrivals a day"
    one = _command(commands, "forecast", "forecast:forecast", text)
    one.add_argument(
        "source", metavar="FOLDER|CSV",
        help="a Flee folder, a scenario with counts, or arrivals: date,country,daily,cumulative",
    )  # fmt: skip
    one.add_argument(
        "--from", dest="day", required=True, metavar="DAY",
        help="last day known, as a number or a date; nothing later is read",
    )  # fmt: skip
    one.add_argument("--horizon", type=int, default=30, metavar="DAYS", help="default: 30")
    one.add_argument("--seed", type=int, default=0, metavar="S", help="default: 0")
    one.add_argument("-o", "--output", metavar="DIR", help="write people.csv or arrivals.csv here")


def _filters(parser: argparse.ArgumentParser) -> None:
    _ledger_option(parser)
    _as_of(parser)
    parser.add_argument("--measure", help="only this measure, such as entries or wait_time")
    parser.add_argument("--place", metavar="NAME", help="only at, from or to this place")
    parser.add_argument("--country", metavar="ISO3", help="only at, from or to this country")
    parser.add_argument("--since", metavar="DATE", help="only what touches this day or later")
    parser.add_argument("--until", metavar="DATE", help="only what touches this day or earlier")
    parser.add_argument(
        "--review",
        choices=(*VERDICTS, "none"),
        help="only what has this verdict; without it, all but the rejected",
    )


def _published(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--published", metavar="DATE", help="date of publication, where the source does not say"
    )


def _ledger_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger", metavar="FILE", help="default: EXEUNT_LEDGER, else exeunt.db")


def _as(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="fmt", choices=FORMATS, help="default: table on a terminal, jsonl in a pipe"
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write here instead of showing")


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATE", help="only what was known on that day")


def _effort(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workers", type=int, metavar="N", help="processes; default: all cores")
    parser.add_argument(
        "--seconds", type=float, metavar="N", help="time one document may take; default: 20"
    )
    parser.add_argument(
        "--megabytes", type=float, metavar="N", help="size one document may have; default: 50"
    )
