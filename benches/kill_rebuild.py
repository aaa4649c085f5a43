#!/usr/bin/env python3
"""Kills a rebuild at random moments and shows that the published site is whole each time.

    kill_rebuild.py target/release/minglu CONTENT_A CONTENT_B --theme themes/banyan [--rounds 100] [--seed 1]

The second content folder is best that of the same directory some time later (the generator's --altered).
Two reference sites are built, one from each content folder. Then a third folder is rebuilt again and again, to B
and back to A, and each rebuild is killed (SIGKILL) at a moment drawn uniformly over the time a whole one takes.
The switch itself is a small part of that; with --aim switch the kill waits for the journal and then falls at a
moment drawn uniformly over the time a switch takes.
After each kill:

1. every file is byte for byte that of A or that of B (whole pages, nothing foreign);
2. every link (href, src, srcset, action, poster, url() of style sheets) of every page that can be reached from
   index.html leads to a file that is there;
3. after the next build the folder is exactly the reference: nothing missing, nothing over, nothing staged.

Exit code 0 if all held, 1 if not, 2 if the trial could not be held.
"""

import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

HOST = "http://site.invalid/"
LINKS = {"href", "src", "action", "poster", "data"}
STYLE_URL = re.compile(r"""url\(\s*['"]?([^'")]+)""")


class Links(HTMLParser):
    """The links of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if value is None:
                continue
            if name in LINKS:
                self.found.append(value)
            elif name == "srcset":
                self.found.extend(part.split()[0] for part in value.split(",") if part.strip())
            elif name == "style":
                self.found.extend(STYLE_URL.findall(value))


def links_of(path, data):
    """What a file links to, as written."""
    if path.endswith((".html", ".htm")):
        page = Links()
        page.feed(data.decode("utf-8", "replace"))
        return page.found
    if path.endswith(".css"):
        return STYLE_URL.findall(data.decode("utf-8", "replace"))
    return []


def resolve(path, link):
    """The file a link of the page at `path` leads to; None if it leads away from the site."""
    url = urlsplit(urljoin(HOST + path, link.strip()))
    if url.scheme not in ("http", "https") or url.netloc != "site.invalid":
        return None
    target = unquote(url.path).lstrip("/")
    return target + "index.html" if target == "" or target.endswith("/") else target


def read_site(folder):
    """Path → bytes of everything published."""
    site = {}
    for file in folder.rglob("*"):
        path = file.relative_to(folder)
        if path.parts[0] != ".minglu" and not file.is_dir():
            site[path.as_posix()] = file.read_bytes()
    return site


def empty_folders(folder):
    """Folders below the output that hold nothing."""
    state = folder / ".minglu"
    return [str(f) for f in folder.rglob("*") if f.is_dir() and state not in (f, *f.parents) and not any(f.iterdir())]


def torn(site, references):
    """Files that are those of no version."""
    return [f"{path} is of no version ({len(data)} bytes)" for path, data in sorted(site.items())
            if all(reference.get(path) != data for reference in references)]


def dead_links(site, cache):
    """Links, reachable from index.html, to what is not there. Also how many files were reached."""
    faults, seen, queue = [], {"index.html"}, ["index.html"]
    if "index.html" not in site:
        return ["index.html is missing"], 0
    while queue:
        path = queue.pop()
        key = (path, hash(site[path]))
        if key not in cache:
            targets = (resolve(path, link) for link in links_of(path, site[path]))
            cache[key] = sorted({target for target in targets if target is not None})
        for target in cache[key]:
            if target not in site and target + "/index.html" in site:
                target += "/index.html"
            if target not in site:
                faults.append(f"{path} links to {target}, which is missing")
            elif target not in seen:
                seen.add(target)
                queue.append(target)
    return faults, len(seen)


def difference(site, reference):
    """How a finished site differs from what it must be."""
    faults = [f"{path} is missing" for path in sorted(reference.keys() - site.keys())]
    faults += [f"{path} is left over" for path in sorted(site.keys() - reference.keys())]
    faults += [f"{path} differs" for path in sorted(reference.keys() & site.keys()) if reference[path] != site[path]]
    return faults


class Trial:
    """One binary, two contents, one folder to kill builds in."""

    def __init__(self, options, work):
        self.options = options
        # Copies, so that the trial is not disturbed when someone edits the theme or compiles meanwhile.
        options.binary = pathlib.Path(shutil.copy2(options.binary, work / "minglu"))
        options.theme = shutil.copytree(options.theme, work / "theme")
        self.output = work / "site"
        self.contents = [options.content_a, options.content_b]
        self.references = []
        for name, content in zip("AB", self.contents):
            self.build(content, work / name)
            self.references.append(read_site(work / name))
        self.cache = {}
        for name, reference in zip("AB", self.references):
            faults, reached = dead_links(reference, self.cache)
            if faults:
                raise RuntimeError(f"version {name} has dead links of its own, e.g. {faults[0]}")
            print(f"version {name}: {len(reference)} files, {reached} reached from index.html")
        if self.references[0] == self.references[1]:
            raise RuntimeError("the two versions are the same: nothing would be tried")

    def command(self, content, output):
        return [str(self.options.binary), "build", "--content", str(content), "--output", str(output),
                "--theme", str(self.options.theme), "--as-of", self.options.as_of, "-q"]

    def build(self, content, output):
        """A whole build; how long it took."""
        start = time.perf_counter()
        done = subprocess.run(self.command(content, output), capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"the build failed ({done.returncode}): {(done.stderr or done.stdout).strip()[-600:]}")
        return time.perf_counter() - start

    def duration(self):
        """The median time of a rebuild from one version to the other."""
        self.build(self.contents[0], self.output)
        times = [self.build(self.contents[(n + 1) % 2], self.output) for n in range(6)]
        return sorted(times)[len(times) // 2]

    def switch_duration(self):
        """The median time from the journal's coming to its going."""
        times = []
        for n in range(6):
            process = self.start(self.contents[(n + 1) % 2])
            self.await_journal(process)
            start = time.perf_counter()
            while process.poll() is None and self.journal().exists():
                pass
            times.append(time.perf_counter() - start)
            process.wait()
        return sorted(times)[len(times) // 2]

    def journal(self):
        return self.output / ".minglu" / "journal"

    def await_journal(self, process):
        while process.poll() is None and not self.journal().exists():
            pass

    def start(self, content):
        return subprocess.Popen(self.command(content, self.output),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(self, content, after):
        """Starts a build and kills it; whether it was still running."""
        process = self.start(content)
        if self.options.aim == "switch":
            self.await_journal(process)
        try:
            process.wait(timeout=after)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True

    def moment(self, site, target):
        """In which state the kill left the folder."""
        if self.journal().exists():
            return "during the switch" if site != self.references[1 - target] else "before the first rename"
        if (self.output / ".minglu" / "stage").exists():
            return "while staging" if site == self.references[1 - target] else "while tidying up"
        return "after all" if site == self.references[target] else "before all"

    def round(self, number, target, after):
        """One kill and the build that follows; the faults, and when it hit."""
        killed = self.kill(self.contents[target], after)
        site = read_site(self.output)
        faults = torn(site, self.references)
        faults += dead_links(site, self.cache)[0]
        moment = self.moment(site, target) if killed else "too late: it had ended"
        # The build that follows goes, in turn, on to the same version and back to the other one.
        goal = target if number % 4 < 2 else 1 - target
        try:
            self.build(self.contents[goal], self.output)
            faults += difference(read_site(self.output), self.references[goal])
            faults += [f"{folder} is an empty folder" for folder in empty_folders(self.output)]
            for left in ("journal", "stage"):
                if (self.output / ".minglu" / left).exists():
                    faults.append(f".minglu/{left} is left over")
        except RuntimeError as error:
            faults.append(str(error))
        return goal, moment, faults


def run(options, work):
    trial = Trial(options, work)
    duration = trial.duration()
    print(f"a rebuild takes {duration:.3f} s; {options.rounds} kills, seed {options.seed}")
    if options.aim == "switch":
        duration = trial.switch_duration()
        print(f"a switch takes {duration:.3f} s; every kill is aimed at it")
    draw = random.Random(options.seed)
    now, moments, bad = 0, {}, 0
    for number in range(options.rounds):
        after = draw.uniform(0, duration)
        now, moment, faults = trial.round(number, 1 - now, after)
        moments[moment] = moments.get(moment, 0) + 1
        if faults:
            bad += 1
            print(f"round {number}: killed after {after:.3f} s ({moment}): {len(faults)} faults")
            for fault in faults[:8]:
                print(f"    {fault}")
    for moment, times in sorted(moments.items(), key=lambda item: -item[1]):
        print(f"{times:5} killed {moment}")
    print(f"{bad} of {options.rounds} rounds with faults")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("content_a", type=pathlib.Path)
    parser.add_argument("content_b", type=pathlib.Path)
    parser.add_argument("--theme", type=pathlib.Path, default=pathlib.Path("themes/banyan"))
    parser.add_argument("--as-of", default="2026-11-23")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aim", choices=["anywhere", "switch"], default="anywhere")
    parser.add_argument("--work", type=pathlib.Path, help="where to build (default: the system's temporary folder)")
    options = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="minglu-kill-", dir=options.work))
    try:
        return run(options, work)
    except (RuntimeError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
