#!/usr/bin/env python3
"""Compare programs that build the same site: processor time and memory, by turns (A B A B ...), as a Markdown table.

    compare.py --tool minglu --run "minglu build --content m10k --output {out} --as-of 2026-11-23 -q" \
               --tool hugo   --in h10k --run "hugo --quiet --destination {out}" --runs 5

Each --tool begins a program; --in is the folder it runs in, --run its command line, where {out} is a folder for what it builds.
Every cold run gets a fresh folder, and all of them are removed at the very end only: some file systems (ext4) are slow at
making files shortly after many were deleted, which would be counted against whoever runs next. With --again every cold run is
followed by one that finds its own output there.
Times are user + system of the process and its children as the kernel counts them (wait4); the first tool is the measure for the
ratios, of minima. Standard library only.
"""
import argparse
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Tool:
    """A program under comparison and what its runs took."""

    def __init__(self, name):
        self.name, self.folder, self.command = name, pathlib.Path("."), None
        self.output, self.cold, self.again = None, [], []

    def arguments(self):
        return [argument.replace("{out}", str(self.output)) for argument in self.command]

    def made(self):
        """Pages and bytes of HTML in the last output."""
        pages = list(self.output.rglob("*.html"))
        return len(pages), sum(page.stat().st_size for page in pages)


class Begin(argparse.Action):
    """--tool NAME: what follows is about this tool."""

    def __call__(self, parser, namespace, value, option=None):
        namespace.tools = (namespace.tools or []) + [Tool(value)]


class Say(argparse.Action):
    """--in, --run: said of the last --tool."""

    def __call__(self, parser, namespace, value, option=None):
        if not namespace.tools:
            parser.error(f"{option} stands before any --tool")
        tool = namespace.tools[-1]
        if option == "--in":
            tool.folder = pathlib.Path(value)
        else:
            tool.command = shlex.split(value)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", action=Begin, dest="tools", metavar="NAME")
    for option in ("--in", "--run"):
        parser.add_argument(option, action=Say, dest="said")
    parser.add_argument("--runs", type=int, default=5, help="turns (5)")
    parser.add_argument("--again", action="store_true", help="measure a second run over the first one's output too")
    parser.add_argument("--work", type=pathlib.Path, help="where outputs go (default: the system's temporary folder)")
    asked = parser.parse_args()
    if not asked.tools or any(tool.command is None for tool in asked.tools):
        parser.error("name at least one --tool, each with its --run")
    if any("{out}" not in " ".join(tool.command) for tool in asked.tools):
        parser.error("every --run says with {out} where its output goes")
    return asked


def measure(tool):
    """One run: (user + system seconds, wall seconds, largest resident set in MiB); stops at a failure."""
    os.sync()  # what the run before has still to write is not this one's work
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        child = subprocess.Popen(tool.arguments(), cwd=tool.folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            tail = said.read()[-2000:].decode(errors="replace")
            sys.exit(f"{tool.name}: exit code {child.returncode}\n{tail}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def cell(runs, index, digits):
    values = [run[index] for run in runs]
    return f"{min(values):.{digits}f} / {statistics.median(values):.{digits}f}"


def table(tools, runs_of, title):
    """Rows of min / median, and the ratio of the minima to the first tool."""
    print(f"\n**{title}** ({len(runs_of(tools[0]))} turns, min / median)\n")
    print("| | user + system s | wall s | memory MiB | pages | HTML MB | processor time × | memory × |")
    print("|---|---|---|---|---|---|---|---|")
    least = lambda tool, index: min(run[index] for run in runs_of(tool))
    for tool in tools:
        runs, (pages, size) = runs_of(tool), tool.made()
        ratios = [least(tool, index) / max(least(tools[0], index), 1e-9) for index in (0, 2)]
        print(f"| {tool.name} | {cell(runs, 0, 2)} | {cell(runs, 1, 2)} | {cell(runs, 2, 0)} | {pages} | {size / 1e6:.1f} "
              f"| {ratios[0]:.2f} | {ratios[1]:.2f} |")


def run(asked, work):
    for turn in range(asked.runs):
        for number, tool in enumerate(asked.tools):
            tool.output = work / f"{turn + 1}-{number + 1}"
            tool.cold.append(measure(tool))
            if asked.again:
                tool.again.append(measure(tool))
            print(f"turn {turn + 1}: {tool.name} {tool.cold[-1][0]:.2f} s", file=sys.stderr)
    table(asked.tools, lambda tool: tool.cold, "Cold: no earlier output")
    if asked.again:
        table(asked.tools, lambda tool: tool.again, "Again: nothing changed since the last run")


def main():
    asked = arguments()
    work = pathlib.Path(tempfile.mkdtemp(prefix="minglu-compare-", dir=asked.work)).resolve()
    try:
        run(asked, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
