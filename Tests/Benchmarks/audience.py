#!/usr/bin/env python3
"""Times assent analyse beside DuckDB and Polars on the same list, in turns, and compares what they write.

audience.py ASSENT AUDIENCE_BENCHMARK PEERS [ROWS] [--runs R] [--work DIR]
PEERS is the folder with gen_data.py, run_duckdb.py, run_duckdb_twice.py and run_polars.py; PEERS_PYTHON a Python that has duckdb and polars.
ROWS recipients against a tenth as many opted-out profiles and a fiftieth as many quarantined addresses. Whole processes: wall and CPU seconds, peak memory.
"""
import argparse, csv, hashlib, os, shutil, statistics, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("assent")
parser.add_argument("fill")
parser.add_argument("peers")
parser.add_argument("rows", nargs="?", type=int, default=10_000_000)
parser.add_argument("--runs", type=int, default=3)
parser.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "assent-audience"))
a = parser.parse_args()
python = os.environ.get("PEERS_PYTHON", sys.executable)
data, out = f"{a.work}/{a.rows}", f"{a.work}/out"
os.makedirs(data, exist_ok=True)
if not os.path.exists(f"{data}/recipients.csv"):
    subprocess.run([python, f"{a.peers}/gen_data.py", str(a.rows), data], check=True)
store = f"{data}/assent.sqlite"
if not os.path.exists(f"{data}/filled"):
    for name in (store, store + "-wal", store + "-shm"):
        if os.path.exists(name):
            os.remove(name)
    subprocess.run([a.fill, store, f"{data}/optout.csv", f"{data}/quarantine.csv"], check=True)
    open(f"{data}/filled", "w").close()


def assent(jobs):
    return [a.assent, "analyse", f"{data}/recipients.csv", "--channel", "email", "--store", f"sqlite:{store}", "--targets", f"{out}/remaining.csv",
            "--exclusions", f"{out}/exclusions.csv", "--jobs", str(jobs), "--site", a.work]


commands = {
    "assent, 2 threads": assent(2),
    "assent, 1 thread": assent(1),
    "DuckDB, one scan": [python, f"{a.peers}/run_duckdb.py", data, out],
    "DuckDB, two scans": [python, f"{a.peers}/run_duckdb_twice.py", data, out],
    "Polars": [python, f"{a.peers}/run_polars.py", data, out],
}


def run(command):
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def digest(lines):
    """The same for the same lines in any order."""
    total = 0
    for line in lines:
        total = (total + int.from_bytes(hashlib.blake2b(line, digest_size=16).digest(), "big")) % (1 << 128)
    return total


def written():
    """What a program wrote: the rows that remain, and the others with their reasons in the peers' words."""
    words = {"opted-out-of-everything": "opted_out", "in-quarantine": "quarantined", "opted-out-of-everything in-quarantine": "opted_out+quarantined"}
    with open(f"{out}/remaining.csv", "rb") as f:
        rest = digest(line.rstrip(b"\r\n") for line in f)
    if os.path.exists(f"{out}/exclusions.csv"):
        with open(f"{out}/exclusions.csv", encoding="utf-8", newline="") as f:
            return rest, digest(f"{row['profile']},{words.get(row['reasons'], row['reasons'])}".encode() for row in csv.DictReader(f))
    with open(f"{out}/reasons.csv", "rb") as f:
        next(f)
        return rest, digest(line.rstrip(b"\r\n") for line in f)


rows, outputs = {name: [] for name in commands}, {}
for turn in range(a.runs):
    for name, command in commands.items():
        rows[name].append(run(command))
        if turn == 0:
            outputs[name] = written()
reference = statistics.median(r[0] for r in rows["assent, 2 threads"])
for name in commands:
    wall = [r[0] for r in rows[name]]
    same = "same rows" if outputs[name] == outputs["assent, 2 threads"] else "OTHER ROWS"
    print(f"{name:20s} {statistics.median(wall):6.2f} s ({min(wall):.2f}-{max(wall):.2f})  {statistics.median(r[1] for r in rows[name]):6.2f} cpu s  "
          f"{max(r[2] for r in rows[name]):5.0f} MB  {statistics.median(wall) / reference:5.2f} x  {same}", flush=True)
