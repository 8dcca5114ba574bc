#!/usr/bin/env python3
"""Times assent-handler under wrk with 64 connections: durable choices on SQLite and on PostgreSQL, landing pages, memory, start.

handler.py BIN [--peers FOLDER] [--runs R] [--seconds S] [--only NAME[,NAME...]] [--load MINUTES]
BIN holds the release builds of assent and assent-handler. Client and server share the machine. Every choice is of a profile of its own, and afterwards
the records in the store are counted. With --peers (a folder with http/app_flask.py and its kin, installed by its setup.sh) the peers' applications take the
same load in turn; nginx and pgbench do when they are installed. Medians with minimum and maximum, and the processor time of a server for each answer, which
other work on the machine changes least. --load runs choices and pages for so many minutes and prints the memory over time.
Needs Debian's wrk, and for the rest postgresql, nginx-light, python3.
"""
import argparse, glob, json, os, re, shutil, signal, socket, sqlite3, statistics, subprocess, sys, tempfile, time, uuid

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
parser = argparse.ArgumentParser()
parser.add_argument("bin", type=os.path.abspath)
parser.add_argument("--peers")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--seconds", type=int, default=5)
parser.add_argument("--only", help="sqlite, postgresql, pages, pgbench, nginx, peers, start")
parser.add_argument("--load", type=float, default=0, help="minutes of a mixed load instead of the rest")
parser.add_argument("--log-level", default="warning", help="of assent-handler; info writes a line for each request")
parser.add_argument("--per-round", type=int, default=160_000, help="links for each round of choices")
a = parser.parse_args()
only = set(a.only.split(",")) if a.only else {"sqlite", "postgresql", "pages", "pgbench", "nginx", "peers", "start"}
venv = os.environ.get("PEERS_VENV") or os.path.join(os.environ.get("TMPDIR") or tempfile.gettempdir(), "assent-peers", "venv", "bin")
if a.peers and not all(os.path.exists(f"{venv}/{x}") for x in ("gunicorn", "uvicorn")):
    sys.exit(f"the peers aren't installed in {venv}: run their setup.sh, or leave --peers out")
work = tempfile.mkdtemp(prefix="assent-handler-benchmark-")
os.chmod(work, 0o755)
TICK = os.sysconf("SC_CLK_TCK")
CONNECTIONS, THREADS = 64, 2
assent, handler = os.path.join(a.bin, "assent"), os.path.join(a.bin, "assent-handler")
keys = f"{work}/keys"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_port(port, process):
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended: {open(f'{work}/log').read()[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.002)
    sys.exit(f"{process.args[0]} doesn't answer")


def tree(pid):
    """The process and those that it started."""
    found, todo = [], [pid]
    while todo:
        pid = todo.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                todo += [int(x) for x in open(f"/proc/{pid}/task/{task}/children").read().split()]
        except OSError:
            pass
    return found


def processor_seconds(pid):
    total = 0
    for p in tree(pid):
        try:
            fields = open(f"/proc/{p}/stat").read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICK


def memory(pid, name="VmRSS"):
    """In MB, of the process and those that it started."""
    total = 0
    for p in tree(pid):
        try:
            total += int(re.search(name + r":\s+(\d+) kB", open(f"/proc/{p}/status").read())[1])
        except (OSError, TypeError):
            pass
    return total / 1024


class Server:
    """A program that listens; ended by its own process id."""

    def __init__(self, command, port, env=None, cwd=None):
        self.port = port
        self.process = subprocess.Popen(command, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=open(f"{work}/log", "ab"))
        wait_port(port, self.process)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(site, store):
    port = free_port()
    return Server(
        [handler, "--site", site, "--store", store, "--keys", keys, "--port", str(port), "--requests-per-minute", "0", "--choices-per-link-per-minute", "0",
         "--log-level", a.log_level, "--journal", f"{work}/journal-{port}"], port)


def wrk(server, path, script=None, links=None, seconds=None):
    seconds = seconds or a.seconds
    env = dict(os.environ, THREADS=str(THREADS), LINKS=links or "", TOKENS=links or "")
    command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "--timeout", "30s"] + (["-s", script] if script else [])
    before = processor_seconds(server.process.pid)
    process = subprocess.Popen(command + [f"http://127.0.0.1:{server.port}{path}"], env=env, stdout=subprocess.PIPE, text=True)
    time.sleep(seconds * 0.8)
    during = memory(server.process.pid)
    out = process.communicate(timeout=seconds + 60)[0]
    used = processor_seconds(server.process.pid) - before
    result = {"requests/s": float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), "answers": int(re.search(r"(\d+) requests in", out)[1])}
    found = re.search(r"^percentiles (.*)$", out, re.M)
    if found:
        values = [float(x) / 1000 for x in found[1].split()[:5]]
    else:
        values = [milliseconds(re.search(rf"^\s+{p}%\s+(\S+)", out, re.M)[1]) for p in (50, 90, 99)] + [0, 0]
    result.update(zip(["p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "max ms"], values))
    result["us/answer"] = used / max(1, result["answers"]) * 1e6
    result["MB"] = during
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    errors = re.search(r"Socket errors: (.*)", out)
    if bad or errors:
        print(f"  NOT ALL WERE ANSWERED: {bad and bad[1]} {errors and errors[1]}", flush=True)
    return result


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(us|ms|s|m)$", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


results = {}


def report(name, rows):
    results[name] = rows
    cells = []
    for key in ["requests/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "us/answer", "MB"]:
        values = [r[key] for r in rows if key in r]
        if values:
            digits = 0 if key in ("requests/s", "us/answer") else 1
            cells.append(f"{key} {statistics.median(values):,.{digits}f} ({min(values):,.{digits}f}-{max(values):,.{digits}f})")
    print(f"{name:34s} {'  '.join(cells)}", flush=True)


def median(name):
    return statistics.median(r["requests/s"] for r in results[name]) if name in results else None


def ratio(first, second):
    if median(first) and median(second):
        print(f"    {first} / {second}: {median(first) / median(second):.2f}")


# What every part needs: a site, keys, links.
subprocess.run([assent, "keys", "new", "--keys", keys], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def build(name, campaigns):
    """The starting site, with as many campaigns that each bring six pages in three locales."""
    site = f"{work}/{name}"
    for folder in ("Templates", "Locales"):
        shutil.copytree(f"{ROOT}/{folder}", f"{site}/{folder}")
    kinds = ["opt-in", "opt-out", "preferences", "opted-in", "opted-out", "undone"]
    text = open(f"{site}/Templates/site.yml", encoding="utf-8").read()
    entries = "".join(f"  - number: {i}\n    slug: many-{i:04d}\n    nameKey: campaign.autumn2026.name\n" for i in range(2, campaigns + 2))
    text = text.replace("\npages:\n", f"\n{entries}\npages:\n", 1).replace("\n\n" + entries, "\n" + entries)
    open(f"{site}/Templates/site.yml", "w", encoding="utf-8").write(text)
    for locale in ("en", "fr", "nl"):
        documents = {k: open(f"{site}/Locales/{locale}/pages/{k}.md", encoding="utf-8").read() for k in kinds}
        for i in range(2, campaigns + 2):
            folder = f"{site}/Locales/{locale}/campaigns/many-{i:04d}"
            os.makedirs(folder)
            for kind, document in documents.items():
                # Each page is one of its own.
                with open(f"{folder}/{kind}.md", "w", encoding="utf-8") as f:
                    f.write(document.replace("\n# ", f"\n# {i} ", 1))
    out = f"{work}/{name}-out"
    subprocess.run([assent, "build", "--quiet", "--site", site, "--output", out], check=True, stdout=subprocess.DEVNULL, cwd=work)
    return site, out


def make_links(site, action, count, name):
    """The paths of as many links, each for a profile of its own, in French."""
    with open(f"{work}/{name}.csv", "w") as f:
        f.write("profile\n")
        f.writelines(f"{uuid.uuid4()}\n" for _ in range(count))
    subprocess.run(
        [assent, "links", f"{work}/{name}.csv", "--site", site, "--keys", keys, "--action", action, "--channel", "email", "--locale", "fr",
         "-o", f"{work}/{name}.out"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    rows = [re.sub(r"^\w+://[^/]*", "", line.rstrip("\n").split(",")[1]) for line in open(f"{work}/{name}.out")][1:]
    os.remove(f"{work}/{name}.out")
    return rows


class Links:
    """Hands out a file of links that no round had before."""

    def __init__(self, site):
        self.site, self.number = site, 0

    def next(self, count):
        self.number += 1
        path = f"{work}/links-{self.number}"
        with open(path, "w") as f:
            f.writelines(f"{row}\n" for row in make_links(self.site, "opt-out", count, f"sheet-{self.number}"))
        os.remove(f"{work}/sheet-{self.number}.csv")
        return path


def sqlite_count(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*), count(DISTINCT profile) FROM consent_record").fetchone()


def psql(url, sql):
    return subprocess.run(["psql", url, "-Atqc", sql], capture_output=True, text=True, check=True).stdout.strip()


def check(name, rows, records, profiles):
    answers = sum(r["answers"] for r in rows)
    # Those that wrk had sent and not waited for at the end of a round may be there, too.
    good = answers <= records <= answers + CONNECTIONS * len(rows) and records == profiles
    print(f"    {answers} answers, {records} records of {profiles} profiles: {'every choice is there, once' if good else 'THAT IS WRONG'}", flush=True)


class PostgreSQL:
    def __enter__(self):
        self.folder = f"{work}/postgresql"
        self.url = subprocess.run([f"{ROOT}/Tests/PostgreSQL/cluster", "start", self.folder], capture_output=True, text=True, check=True).stdout.strip()
        return self

    def __exit__(self, *_):
        subprocess.run([f"{ROOT}/Tests/PostgreSQL/cluster", "stop", self.folder], check=True)


def choices(servers, others):
    """Rounds in turn: each server, and what it is compared with."""
    rows = {name: [] for name in list(servers) + list(others)}
    links = Links(small[0])
    for name, server in servers.items():
        rows[name + " warm"] = [wrk(server, "/", f"{HERE}/post.lua", links.next(a.per_round), seconds=2)]
    for _ in range(a.runs):
        for name, server in servers.items():
            file = links.next(a.per_round)
            rows[name].append(wrk(server, "/", f"{HERE}/post.lua", file))
            os.remove(file)
        for name, run in others.items():
            rows[name].append(run())
    for name in list(servers) + list(others):
        report(name, rows[name])
    return rows


def pgbench(url, connections):
    out = subprocess.run(
        ["pgbench", url, "-n", "-M", "prepared", "-f", f"{work}/insert.sql", "-c", str(connections), "-j", "2", "-T", str(a.seconds)],
        capture_output=True, text=True, check=True).stdout
    return {"requests/s": float(re.search(r"tps = ([\d.]+)", out)[1]), "p50 ms": float(re.search(r"latency average = ([\d.]+)", out)[1])}


def peer(kind, url=None):
    """The command lines of the peers, as their own benchmark has them."""
    folder = f"{a.peers}/http"
    servers = {}
    for name in ("flask", "starlette"):
        port = free_port()
        database = f"{work}/peer-{name}.db"
        env = dict(os.environ, PYTHONPATH=folder, STORE="pg" if url else "sqlite", STORE_SQLITE=database, STORE_PG=url or "", PYTHONDONTWRITEBYTECODE="1")
        subprocess.run([f"{venv}/python", f"{folder}/store.py"], env=env, check=True)
        if name == "flask":
            command = [f"{venv}/gunicorn", "-w", "2", "-k", "gthread", "--threads", "32" if url else "8", "--keep-alive", "30", "-b", f"127.0.0.1:{port}",
                       "app_flask:app"]
        else:
            command = [f"{venv}/uvicorn", "--workers", "2" if url else "1", "--host", "127.0.0.1", "--port", str(port), "--no-access-log", "--log-level",
                       "warning", "app_starlette:app"]
        servers[f"{name}, {kind}"] = Server(command, port, env=env, cwd=folder)
    tokens = f"{work}/tokens"
    if not os.path.exists(tokens):
        with open(tokens, "w") as f:
            subprocess.run([f"{venv}/python", f"{folder}/links.py", "20000"], stdout=f, check=True)
    time.sleep(2)
    return servers, {n: (lambda s=s: wrk(s, "/p", f"{folder}/post.lua", tokens)) for n, s in servers.items()}


def start_times(out, count, name):
    walls, sizes = [], []
    for i in range(count):
        port = free_port()
        begin = time.monotonic()
        process = subprocess.Popen(
            [handler, "--site", out, "--store", f"sqlite:{work}/start.sqlite", "--keys", keys, "--port", str(port)], stdout=subprocess.DEVNULL,
            stderr=open(f"{work}/log", "ab"))
        wait_port(port, process)
        walls.append(time.monotonic() - begin)
        sizes.append(memory(process.pid))
        peak = memory(process.pid, "VmHWM")
        process.send_signal(signal.SIGTERM)
        process.wait(40)
    pages = len(json.load(open(f"{out}/pages.json"))["pages"])
    print(f"start with {pages:,} pages{name:18s} {statistics.median(walls):.3f} s ({min(walls):.3f}-{max(walls):.3f})  {statistics.median(sizes):.0f} MB, "
          f"{peak:.0f} MB at most", flush=True)


def nginx(body):
    folder = f"{work}/nginx"
    os.makedirs(f"{folder}/site")
    open(f"{folder}/site/page.html", "wb").write(body)
    os.chmod(folder, 0o755)
    port = free_port()
    with open(f"{folder}/nginx.conf", "w") as f:
        f.write(f"""worker_processes auto; pid nginx.pid; error_log error.log warn; daemon off;
events {{ worker_connections 1024; }}
http {{ default_type text/html; sendfile on; tcp_nopush on; keepalive_requests 100000000; access_log off;
client_body_temp_path tmp-body; proxy_temp_path tmp-proxy; fastcgi_temp_path tmp-fcgi; uwsgi_temp_path tmp-uwsgi; scgi_temp_path tmp-scgi;
server {{ listen 127.0.0.1:{port}; root site; location / {{ }} location /r {{ return 303 /page.html; }} }} }}
""")
    return Server(["nginx", "-p", folder, "-c", "nginx.conf"], port)


def mixed_load(minutes):
    """Choices and pages in turn against one handler on SQLite, its memory over time."""
    store = f"{work}/load.sqlite"
    server = serve(small[1], f"sqlite:{store}")
    links = Links(small[0])
    print(f"{'minute':>6s}  {'MB':>6s}  {'choices/s':>9s}  {'p99 ms':>6s}  {'pages/s':>8s}")
    rows, begin = [], time.monotonic()
    try:
        while time.monotonic() - begin < minutes * 60:
            file = links.next(700_000)
            rows.append(wrk(server, "/", f"{HERE}/post.lua", file, seconds=30))
            os.remove(file)
            pages = wrk(server, "/", f"{HERE}/get.lua", landing, seconds=15)
            print(f"{(time.monotonic() - begin) / 60:6.1f}  {memory(server.process.pid):6.1f}  {rows[-1]['requests/s']:9,.0f}  {rows[-1]['p99 ms']:6.1f}  "
                  f"{pages['requests/s']:8,.0f}", flush=True)
        print(f"at most {memory(server.process.pid, 'VmHWM'):.1f} MB")
    finally:
        server.stop()
    check("load", rows, *sqlite_count(store))


small = build("small", 1)
landing = f"{work}/landing"
with open(landing, "w") as f:
    f.writelines(f"{row}\n" for row in make_links(small[0], "opt-out", 10_000, "landing"))
settings = f"{work}/settings"
with open(settings, "w") as f:
    f.writelines(f"{row}\n" for row in make_links(small[0], "preferences", 10_000, "settings"))
if a.load:
    mixed_load(a.load)
    shutil.rmtree(work)
    sys.exit()
print(f"{a.runs} rounds of {a.seconds} s, wrk with {CONNECTIONS} connections; medians (minimum-maximum)", flush=True)
if "sqlite" in only:
    store = f"{work}/choices.sqlite"
    servers = {"choices, SQLite": serve(small[1], f"sqlite:{store}")}
    peers, others = peer("SQLite") if a.peers and "peers" in only else ({}, {})
    try:
        rows = choices(servers, others)
        print(f"    memory of assent-handler afterwards {memory(servers['choices, SQLite'].process.pid):.1f} MB, "
              f"at most {memory(servers['choices, SQLite'].process.pid, 'VmHWM'):.1f} MB")
    finally:
        for server in list(servers.values()) + list(peers.values()):
            server.stop()
    check("SQLite", rows["choices, SQLite"] + rows["choices, SQLite warm"], *sqlite_count(store))
    for name in peers:
        ratio("choices, SQLite", name)
if "postgresql" in only and shutil.which("psql"):
    with PostgreSQL() as cluster:
        open(f"{work}/insert.sql", "w").write(
            "INSERT INTO consent(profile, campaign, action, channels, lang, at) VALUES (gen_random_uuid(), 'c00042', 'optout', 'email,sms', 'fr', 1764000000);\n")
        url = cluster.url.rsplit("/", 1)[0] + "/assent"
        psql(cluster.url, "CREATE DATABASE assent")
        psql(cluster.url, "CREATE TABLE consent(id bigserial PRIMARY KEY, profile uuid NOT NULL, campaign text NOT NULL, action text NOT NULL, "
                          "channels text NOT NULL, lang text NOT NULL, at bigint NOT NULL)")
        servers = {"choices, PostgreSQL": serve(small[1], url)}
        others = {}
        if "pgbench" in only and shutil.which("pgbench"):
            others.update({f"pgbench INSERT, {c} connections": (lambda c=c: pgbench(cluster.url, c)) for c in (32, 64)})
        peers, more = peer("PostgreSQL", cluster.url) if a.peers and "peers" in only else ({}, {})
        others.update(more)
        try:
            rows = choices(servers, others)
            print(f"    memory of assent-handler afterwards {memory(servers['choices, PostgreSQL'].process.pid):.1f} MB, "
                  f"at most {memory(servers['choices, PostgreSQL'].process.pid, 'VmHWM'):.1f} MB")
            counts = [int(x) for x in psql(url, "SELECT count(*), count(DISTINCT profile) FROM consent_record").split("|")]
            check("PostgreSQL", rows["choices, PostgreSQL"] + rows["choices, PostgreSQL warm"], *counts)
        finally:
            for server in list(servers.values()) + list(peers.values()):
                server.stop()
        for name in others:
            ratio("choices, PostgreSQL", name)
if "pages" in only:
    server = serve(small[1], f"sqlite:{work}/pages.sqlite")
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", open(landing).readline().strip())
    body = connection.getresponse().read()
    connection.close()
    runs = {"landing page": lambda: wrk(server, "/", f"{HERE}/get.lua", landing), "preferences page": lambda: wrk(server, "/", f"{HERE}/get.lua", settings)}
    web = nginx(body) if "nginx" in only and shutil.which("nginx") else None
    if web:
        runs["nginx, a file of that size"] = lambda: wrk(web, "/page.html")
        runs["nginx, return 303"] = lambda: wrk(web, "/r")
    try:
        wrk(server, "/", f"{HERE}/get.lua", landing, seconds=2)
        rows = {name: [] for name in runs}
        for _ in range(a.runs):
            for name, run in runs.items():
                rows[name].append(run())
        print(f"landing page of {len(body):,} bytes")
        for name in runs:
            report(name, rows[name])
        print(f"    memory of assent-handler afterwards {memory(server.process.pid):.1f} MB, at most {memory(server.process.pid, 'VmHWM'):.1f} MB")
        ratio("landing page", "nginx, a file of that size")
        ratio("choices, SQLite", "nginx, return 303")
    finally:
        server.stop()
        if web:
            web.stop()
if "start" in only:
    start_times(small[1], a.runs, "")
    start_times(build("large", 275)[1], a.runs, "")
shutil.rmtree(work)
