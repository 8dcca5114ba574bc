#!/usr/bin/env python3
"""Writes a site of N campaigns x 3 locales x 6 pages, of the same texts and sizes as the peers' site.

make_site.py N OUT [PEERS]   PEERS: a folder with gen_site.py, strings.json and style.css; without it a site of similar size is made of plain sentences.
"""
import json, os, sys

LOCALES = ["en", "fr", "nl"]
KINDS = {"opt-in": "optin", "opt-out": "optout", "preferences": "preferences", "opted-out": "confirmation", "link-expired": "expired", "undone": "error"}
SENTENCE = {
    "en": "By confirming, you agree that **Maison** sends you messages about *{t}*. We only use the channels that you tick below, and we never sell your address. You can come back to this page from any message to change your mind, without any fee & without giving a reason. ",
    "fr": "En confirmant, vous acceptez que **Maison** vous envoie des messages sur *{t}*. Nous n’utilisons que les canaux cochés ci-dessous, et nous ne vendons jamais votre adresse. Vous pouvez revenir sur cette page depuis tout message pour changer d’avis, sans frais & sans donner de raison. ",
    "nl": "Door te bevestigen gaat u ermee akkoord dat **Maison** u berichten stuurt over *{t}*. We gebruiken enkel de kanalen die u hieronder aanvinkt, en we verkopen uw adres nooit. U kunt vanuit elk bericht naar deze pagina terugkeren om van gedachten te veranderen, kosteloos & zonder reden. ",
}
CHANNELS = ["email", "sms", "push", "phone", "post"]


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def q(s):
    return json.dumps(s, ensure_ascii=False)


def main():
    n, out = int(sys.argv[1]), sys.argv[2]
    peers = sys.argv[3] if len(sys.argv) > 3 else None
    strings = {l: {} for l in LOCALES}
    if peers:
        strings = json.load(open(f"{peers}/strings.json", encoding="utf-8"))
        style = open(f"{peers}/style.css", encoding="utf-8").read()
    else:
        strings = {l: {f"s{i}": f"A sentence of the {l} table, number {i}, of a usual length." for i in range(60)} for l in LOCALES}
        style = "body{margin:0;font:1rem/1.6 system-ui,sans-serif}\n" * 30
    keys = [k for k in strings["en"] if not k.startswith("valid_")]
    for l in LOCALES:
        rows = [f"  t.{k}:\n    text: {q(v)}" for k, v in strings[l].items() if not k.startswith("valid_")]
        rows += [f"  channel.{c}.name:\n    text: {c}\n  channel.{c}.hint:\n    text: {c}\n  scope.channel.{c}:\n    text: {c}" for c in CHANNELS]
        rows += [f"  {k}:\n    text: {q(v)}" for k, v in {
            "scope.everything": "all", "scope.everything.name": "All", "summary.optIn": "{scope}: yes", "summary.optOut": "{scope}: no",
            "testNotice.title": "Test", "testNotice.text": "Test"}.items()]
        rows += [f"  c{i}.name:\n    text: {q('Campaign ' + str(i))}" for i in range(1, n + 1)]
        put(f"{out}/Locales/{l}/strings.yml", "strings:\n" + "\n".join(rows) + "\n")
        for kind in list(KINDS) :
            put(f"{out}/Locales/{l}/pages/{kind}.md", f"---\ntitle: {kind}\ndescription: The page {kind}\n---\n\n# {kind}\n\nText.\n")
        for i in range(1, n + 1):
            for kind in KINDS:
                body = SENTENCE[l].format(t=f"Campaign {i}")
                put(f"{out}/Locales/{l}/campaigns/c{i:05d}/{kind}.md",
                    f"---\ntitle: {kind} for campaign {i}\ndescription: What the page {kind} is for\n---\n\n# {kind} for campaign {i}\n\n{body}\n")
    pages = "".join(f"  - kind: {k}\n    document: pages/{k}.md\n    template: page\n" for k in KINDS)
    campaigns = "".join(f"  - number: {i}\n    slug: c{i:05d}\n    nameKey: c{i}.name\n" for i in range(1, n + 1))
    put(f"{out}/Templates/site.yml", f"""baseURL: https://choices.example
sourceLocale: en
locales:
  - tag: en
  - tag: fr
  - tag: nl
brand:
  name: Maison
  legalName: Maison SRL
  address: [Rue 1, Bruxelles]
  privacyURL: https://maison.example/privacy
  contact: privacy@maison.example
  logo: assets/logo.svg
channels: [{", ".join(CHANNELS)}]
campaigns:
{campaigns}pages:
{pages}""")
    put(f"{out}/Templates/assets/logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    put(f"{out}/Templates/assets/style.css", style)
    text = "".join(f"<p>{{{{strings.t.{k}}}}}</p>\n" for k in keys)
    put(f"{out}/Templates/page.mustache", """<!DOCTYPE html>
<html lang="{{page.locale}}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>{{page.title}} – {{brand.name}}</title>
<meta name="description" content="{{page.description}}"/>
<link rel="canonical" href="{{page.canonical}}"/>
<style>{{{page.style}}}</style>
</head>
<body class="page-{{page.kind}}">
<header>
<p><strong>{{brand.name}}</strong></p>
<nav aria-label="Languages">
<ul>
{{#languages}}
<li><a href="{{url}}" hreflang="{{tag}}" lang="{{tag}}">{{name}}</a></li>
{{/languages}}
</ul>
</nav>
</header>
<main id="main">
<div class="body">
{{{page.body}}}
</div>
<form method="post" action="{{links.form}}">
<fieldset aria-describedby="channels-help">
<legend>Channels</legend>
<p id="channels-help">Tick every channel that your choice is about.</p>
{{#channels}}
<div class="ch"><input type="checkbox" id="ch-{{code}}" name="choice" value="{{code}}" aria-describedby="ch-{{code}}-help"{{checked}}/><label for="ch-{{code}}">{{name}}</label><p id="ch-{{code}}-help">{{hint}}</p></div>
{{/channels}}
</fieldset>
<button type="submit">Save</button>
</form>
<section>
""" + text + """</section>
</main>
<footer>
<p>{{brand.legalName}}</p>
</footer>
</body>
</html>
""")


main()
