#!/usr/bin/env python3
"""Times assent check on sites of 400, 800 and 1,600 guides in three locales with five times as many strings, and pofilter on the same strings.

check.py ASSENT [N[,N...]] [--pofilter PROGRAM] [--runs R]
Guides and strings are those of the starting site, many times over, each made different by a number. Whole processes, wall seconds, medians.
"""
import argparse, json, os, re, shutil, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LOCALES = ["en", "fr", "nl"]
parser = argparse.ArgumentParser()
parser.add_argument("assent")
parser.add_argument("sizes", nargs="?", default="400,800,1600")
parser.add_argument("--pofilter")
parser.add_argument("--keep", action="store_true", help="leave the sites where they are, and say where")
parser.add_argument("--runs", type=int, default=5)
a = parser.parse_args()
work = tempfile.mkdtemp(prefix="assent-check-")


def entries(locale):
    """The plain strings of the starting site: key to text as it is quoted."""
    text = open(f"{ROOT}/Locales/{locale}/strings.yml", encoding="utf-8").read()
    return dict(re.findall(r'^  ([\w.]+):\n    text: (".*")$', text, re.M))


def numbered(quoted, n):
    """The text with a number before its last word's punctuation."""
    body, mark = re.fullmatch(r'"(.*?)([\s\u00a0\u202f]*[.?!:]?)"', quoted).groups()
    return f'"{body} {n}{mark}"'


def make(n):
    site = f"{work}/site{n}"
    for folder in ("Templates", "Locales"):
        shutil.copytree(f"{ROOT}/{folder}", f"{site}/{folder}")
    # A site with hundreds of guides doesn't list them all at the bottom of each.
    footer = f"{site}/Templates/partials/footer.mustache"
    text = open(footer, encoding="utf-8").read()
    with open(footer, "w", encoding="utf-8") as f:
        f.write(re.sub(r"<ul>.*?</ul>", '<p><a href="{{links.home}}">{{strings.layout.guides}}</a></p>', text, flags=re.S))
    tables = {l: entries(l) for l in LOCALES}
    keys = [k for k in tables["en"] if k in tables["fr"] and k in tables["nl"]]
    messages = {l: [] for l in LOCALES}
    # The strings are read by a template, as on a real site.
    used = []
    for i in range(5 * n):
        key, name = keys[i % len(keys)], f"many.s{i}"
        used.append(name)
        for l in LOCALES:
            messages[l].append((name, numbered(tables[l][key], i)))
    for l in LOCALES:
        with open(f"{site}/Locales/{l}/strings.yml", "a", encoding="utf-8") as f:
            for name, text in messages[l]:
                f.write(f"  {name}:\n    text: {text}\n" + ("" if l == "en" else "    state: reviewed\n"))
        guides = sorted(os.listdir(f"{ROOT}/Locales/{l}/guides"))
        for i in range(n):
            text = open(f"{ROOT}/Locales/{l}/guides/{guides[i % len(guides)]}", encoding="utf-8").read()
            text = re.sub(r'^(title: ".*)"$', rf'\1 {i}"', text, count=1, flags=re.M)
            with open(f"{site}/Locales/{l}/guides/many-{i:04d}.md", "w", encoding="utf-8") as f:
                f.write(text)
    for start in range(0, len(used), 50):
        with open(f"{site}/Templates/many-{start}.mustache", "w", encoding="utf-8") as f:
            f.writelines(f"<p>{{{{strings.{name}}}}}</p>\n" for name in used[start:start + 50])
    subprocess.run([a.assent, "translations", "sync", "--all", "--site", site], check=True, stdout=subprocess.DEVNULL)
    for l in ("fr", "nl"):
        with open(f"{work}/{l}{n}.po", "w", encoding="utf-8") as f:
            f.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: %s\\n"\n\n' % l)
            for (name, source), (_, text) in zip(messages["en"], messages[l]):
                f.write(f"msgctxt {json.dumps(name)}\nmsgid {source}\nmsgstr {text}\n\n")
    return site


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{command} could not run")
    return time.monotonic() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def row(name, rows):
    median = statistics.median(r[0] for r in rows)
    print(f"{name:48s} {median:7.3f} s ({min(r[0] for r in rows):.3f}-{max(r[0] for r in rows):.3f})  {statistics.median(r[2] for r in rows):6.2f} cpu s  "
          f"{max(r[1] for r in rows):5.0f} MB", flush=True)
    return median


for n in [int(x) for x in a.sizes.split(",")]:
    site = make(n)
    commands = {
        "without spelling": [a.assent, "check", "--site", site, "--format", "json", "-o", f"{work}/report.json", "--no-spelling"],
        "with spelling": [a.assent, "check", "--site", site, "--format", "json", "-o", f"{work}/report.json"],
    }
    if a.pofilter:
        commands["pofilter, strings of fr and nl"] = [a.pofilter, "--progress=none", f"{work}/fr{n}.po", f"{work}/nl{n}.po", f"{work}/filtered{n}"]
    rows = {name: [] for name in commands}
    for _ in range(a.runs):
        for name, command in commands.items():
            if "filtered" in command[-1]:
                shutil.rmtree(command[-1], ignore_errors=True)
            rows[name].append(run(command))
    for name in commands:
        row(f"{n} guides, {5 * n} strings: {name}", rows[name])
if not a.keep:
    shutil.rmtree(work)
else:
    print(work)
