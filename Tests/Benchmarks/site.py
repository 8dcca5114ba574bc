#!/usr/bin/env python3
"""Times builds of the same site as the peers': cold, with nothing changed, with one French string changed; and validation.

site.py ASSENT N[,N...] [--peers FOLDER --hugo BINARY] [--nu JAR] [--runs R]
Whole processes, wall seconds and peak memory from the kernel, medians; with --peers Hugo builds the same number of pages in turn, and the ratio is printed.
Outputs go to folders that never existed: a file system that has just deleted many files makes new ones slowly.
"""
import argparse, os, re, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
parser = argparse.ArgumentParser()
parser.add_argument("assent")
parser.add_argument("sizes")
parser.add_argument("--peers")
parser.add_argument("--hugo")
parser.add_argument("--nu")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--pause", type=float, default=40, help="seconds before a build with a changed string: ext4 makes files slowly for a while after many were deleted")
a = parser.parse_args()
work = tempfile.mkdtemp(prefix="assent-benchmark-")
serial = 0


def run(command, cwd=None):
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed")
    return wall, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def fresh():
    global serial
    serial += 1
    return f"{work}/out{serial}"


def replace(path, number):
    text = open(path, encoding="utf-8").read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(re.sub(r"Nous contacter( \d+)?|number 7, of a usual length( \d+)?", lambda m: m.group(0).rstrip(" 0123456789") + f" {number}", text))


def row(name, pages, rows):
    walls = [r[0] for r in rows]
    median = statistics.median(walls)
    print(f"{name:34s} {median:7.3f} s ({min(walls):.3f}-{max(walls):.3f})  {pages / median:9.0f} pages/s  {statistics.median(r[2] for r in rows):6.2f} cpu s  "
          f"{max(r[1] for r in rows):5.0f} MB", flush=True)
    return pages / median


for n in [int(x) for x in a.sizes.split(",")]:
    site, pages = f"{work}/site{n}", 18 * n
    subprocess.run([sys.executable, f"{HERE}/make_site.py", str(n), site] + ([f"{a.peers}/static"] if a.peers else []), check=True)
    tools = {"assent": (lambda out: [a.assent, "build", "--quiet", "--site", site, "--output", out], None, f"{site}/Locales/fr/strings.yml")}
    if a.hugo:
        subprocess.run([sys.executable, f"{a.peers}/static/gen_site.py", str(n), f"{work}/peers{n}"], check=True)
        tools["hugo"] = (lambda out: [a.hugo, "--quiet", "--config", "hugo.toml,new.toml", "-d", out], f"{work}/peers{n}/hugo", f"{work}/peers{n}/hugo/i18n/fr.toml")
    last, speeds = {}, {}
    for mode in ["cold", "same", "string"]:
        rows = {name: [] for name in tools}
        for i in range(a.runs):
            for name, (command, cwd, strings) in tools.items():
                if mode == "cold": last[name] = fresh()
                if mode == "string":
                    replace(strings, i)
                    time.sleep(a.pause)
                rows[name].append(run(command(last[name]), cwd))
        for name in tools:
            speeds[name, mode] = row(f"{name}, {n} campaigns, {mode}", pages, rows[name])
        if "hugo" in tools:
            print(f"    assent / hugo: {speeds['assent', mode] / speeds['hugo', mode]:.1f}", flush=True)
    rows = [run([a.assent, "validate", last["assent"]]) for _ in range(a.runs)]
    ours = row(f"assent validate, {n} campaigns", pages, rows)
    if a.nu and n <= 100:
        nu = row("Nu, one process", pages, [run(["java", "-jar", a.nu, "--exit-zero-always", "--errors-only", "--skip-non-html", last["assent"]])])
        print(f"    assent validate / Nu: {ours / nu:.1f}", flush=True)
print(f"the outputs are in {work}; remove it by hand")
