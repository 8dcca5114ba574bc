/// What the report of a check adds to the style of all reports.
enum HTMLStyle {
  static let text = """
    :root { --mark: #ffe08a; --reviewed: #2f6b4f; --translated: #7fb493; --machine: #dba53a; --new: #c9774a; --missing: #d9cfc0; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --mark: #6d5210; --reviewed: #5fae87; --translated: #35684f; --machine: #b98427; --new: #9a5330; --missing: #453c33; }
    }
    .locales { margin-top: .6rem; color: var(--muted); font-size: .9375rem; }

    .tile.error dd { color: var(--error); } .tile.warning dd { color: var(--warning); } .tile.note dd { color: var(--note); } .tile.none dd { color: var(--muted); }

    .label, .about, .number, .share, .stale { color: var(--muted); }
    .file, .list, .plain { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
    .key.reviewed { background: var(--reviewed); } .key.translated { background: var(--translated); } .key.machine { background: var(--machine); } .key.new { background: var(--new); } .key.missing { background: var(--missing); }
    .bar { display: grid; grid-template-columns: 3.9rem 1fr 3rem 3.9rem; gap: 0 .7rem; align-items: center; padding: .3rem 0; }
    .bar .tag { justify-self: start; }
    .bar svg { display: block; width: 100%; height: 1.05rem; border-radius: 4px; }
    .share { text-align: right; font-size: .875rem; font-variant-numeric: tabular-nums; }
    .stale { font-size: .8125rem; color: var(--warning); text-align: right; white-space: nowrap; }
    rect.reviewed { fill: var(--reviewed); } rect.translated { fill: var(--translated); } rect.machine { fill: var(--machine); } rect.new { fill: var(--new); } rect.missing { fill: var(--missing); }
    .borrowed td, .borrowed th { text-align: left; }
    .borrowed ul { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }

    .badge { display: inline-block; padding: .05em .6em; border-radius: 1em; font-size: .75rem; font-weight: 600; line-height: 1.6; white-space: nowrap; }
    .badge.error { color: var(--error); background: var(--error-soft); } .badge.warning { color: var(--warning); background: var(--warning-soft); } .badge.note { color: var(--note); background: var(--note-soft); }
    .list { overflow: hidden; }
    .rule + .rule { border-top: 1px solid var(--line); }
    .rule h3 { display: grid; grid-template-columns: 4.8rem minmax(0, 1fr) 6rem 2.5rem; gap: 0 .9rem; align-items: center; font-size: 1rem; font-weight: 400; }
    .rule > summary { padding: .7rem 1.2rem; list-style: none; }
    .rule h3 code { font-size: .9375rem; font-weight: 600; }
    .rule > summary::-webkit-details-marker, .file > summary::-webkit-details-marker { display: none; }
    .rule > summary:hover, .file > summary:hover { background: var(--touch); }
    .rule .badge { justify-self: start; }
    .rule h3 code::after { content: "\\203A"; display: inline-block; margin-left: .5em; color: var(--muted); transition: transform .15s; }
    .rule[open] h3 code::after { transform: rotate(90deg); }
    .what { grid-column: 2; grid-row: 2; color: var(--muted); font-size: .9375rem; }
    .amount { grid-column: 3; grid-row: 1; width: 100%; height: .4rem; border-radius: 2px; transform: scaleX(-1); }
    .rule.error .amount { fill: var(--error); } .rule.warning .amount { fill: var(--warning); } .rule.note .amount { fill: var(--note); }
    .amount { opacity: .75; }
    .count { grid-column: 4; grid-row: 1; text-align: right; font-family: var(--serif); font-size: 1.2rem; font-variant-numeric: lining-nums tabular-nums; }
    .inside { padding: 0 1.2rem 1.1rem 6.9rem; font-size: .9375rem; }
    .inside p { max-width: 40rem; margin-bottom: .5rem; }
    .label { font-size: .8125rem; }
    .example .label { margin-right: .4em; }
    .places { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .6rem 0 0; padding: 0; list-style: none; font: .8125rem/1.7 var(--mono); }

    .file + .file { margin-top: .9rem; }
    .file > summary { padding: .85rem 1.2rem; border-radius: 10px; list-style: none; }
    .file h3 { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: baseline; justify-content: space-between; font-size: 1.0625rem; }
    .file .name::before { content: "\\203A"; display: inline-block; width: 1rem; color: var(--muted); transition: transform .15s; transform-origin: 25% 55%; }
    .file[open] .name::before { transform: rotate(90deg); }
    .findings { margin: 0; padding: 0; list-style: none; }
    .finding { padding: 1.1rem 1.2rem 1.2rem; border-top: 1px solid var(--line); border-left: 3px solid transparent; }
    .finding:target { border-left-color: var(--accent); background: var(--touch); }
    .finding:last-child { border-radius: 0 0 10px 10px; }
    .about { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; font-size: .8125rem; }
    .about code { font-size: 1em; }
    .to-rule { margin-left: auto; color: var(--muted); font-family: var(--mono); }
    .message { margin-top: .45rem; max-width: 46rem; font-weight: 500; }
    .texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1px; margin-top: .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--line); overflow: hidden; }
    .text { padding: .6rem .9rem .75rem; background: var(--paper); }
    .words { margin-top: .2rem; font-family: var(--serif); font-size: 1.0625rem; white-space: pre-wrap; }
    .line { display: flex; gap: .9rem; margin-top: .8rem; padding: .55rem .9rem; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); white-space: pre-wrap; }
    .line .number { flex: none; font: .8125rem/1.7 var(--mono); user-select: none; }
    mark { padding: .05em .1em; border-radius: 3px; background: var(--mark); color: inherit; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    .sign, .slot { padding: 0 .35em; border: 1px dashed currentColor; border-radius: 4px; font: .75em var(--mono); white-space: nowrap; unicode-bidi: isolate; }
    .slot { border-style: solid; color: var(--muted); }
    .hint { margin-top: .7rem; max-width: 46rem; padding-left: 1.4rem; color: var(--muted); font-size: .9375rem; text-indent: -1.4rem; }
    .hint::before { content: "\\2192"; display: inline-block; width: 1.4rem; color: var(--accent); text-indent: 0; }
    .plain { padding: .85rem 1.2rem; }
    .kept { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .3rem 1.2rem; margin: .9rem 0 .2rem; font-size: .9375rem; }
    .kept dd { margin: 0; color: var(--muted); }

    @media (max-width: 46rem) {
      .rule > summary { padding: .75rem 1rem; }
      .rule h3 { grid-template-columns: minmax(0, 1fr) auto; gap: .15rem .8rem; }
      .rule h3 > * { grid-column: 1; grid-row: auto; }
      .rule h3 > .count { grid-column: 2; grid-row: 1; }
      .rule h3 > .amount { display: none; }
      .inside { padding: 0 1rem 1rem; }
      .finding, .file > summary { padding-left: 1rem; padding-right: 1rem; }
      .to-rule { margin-left: 0; }
      .kept { grid-template-columns: 1fr; gap: 0; }
      .kept dd { margin-bottom: .6rem; }
    }
    @media print {
      :root { --mark: #ddd; }
      .file, .list, .plain { border-radius: 0; }
      .finding, .bar, .places li { break-inside: avoid; }
      .file > summary { break-after: avoid; }
      mark, .badge { -webkit-print-color-adjust: exact; }
    }

    """
}
