/// What the figures add to the style of all reports.
enum FigureStyle {
  static let text = """
    :root { --out: #a4441f; --in: #5d9b7c; --ground: #efe7da; }
    @media screen and (prefers-color-scheme: dark) { :root { --out: #e0895c; --in: #4f8f6f; --ground: #2f2821; } }
    .about { margin-top: .6rem; color: var(--muted); font-size: .9375rem; }
    .about strong { color: var(--ink); }
    .tiles { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
    .tile { order: 0; }
    .tile dd { white-space: nowrap; font-size: clamp(1.5rem, 1.1rem + 1.3vw, 2.1rem); }
    .tile .more { white-space: normal; order: 3; margin-top: .15rem; padding-right: .8rem; color: var(--muted); font: .8125rem/1.4 system-ui, sans-serif; }
    .tile.out dd:not(.more) { color: var(--out); }
    .tile.in dd:not(.more) { color: var(--good); }
    .key.out { background: var(--out); } .key.in { background: var(--in); }
    rect.out { fill: var(--out); } rect.in { fill: var(--in); } rect.note { fill: var(--note); } rect.ground { fill: var(--ground); }
    .chart { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .35rem .6rem; margin-top: 1.1rem; }
    .chart svg { display: block; width: 100%; height: 15rem; }
    .chart g:not(.grid):hover rect { opacity: .7; }
    .grid { fill: var(--line); }
    .scale, .marks { color: var(--muted); font-size: .8125rem; font-variant-numeric: tabular-nums; }
    .scale { display: flex; flex-direction: column; justify-content: space-between; margin: -.65em 0; line-height: 1.3; text-align: right; }
    .marks { position: relative; grid-column: 2; height: 1.4em; }
    .marks span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
    td, thead th { white-space: nowrap; }
    tbody th { min-width: 8rem; }
    .figure > h3 { margin-bottom: .3rem; }
    .line { display: block; width: 100%; height: .3rem; margin-top: .3rem; border-radius: 2px; }
    .wide tbody th { min-width: 11rem; }
    .notes { max-width: 46rem; margin: 0; padding-left: 1.1rem; color: var(--muted); font-size: .9375rem; }
    .notes li { margin-bottom: .5rem; }
    @media (max-width: 46rem) {
      .tiles { grid-template-columns: repeat(2, 1fr); }
      .tile:nth-child(n) { padding-left: .9rem; border: 0; border-left: 1px solid var(--line); }
      .tile:nth-child(odd) { padding-left: 0; border-left: 0; }
      .tile:nth-child(n + 3) { border-top: 1px solid var(--line); }
      .chart svg { height: 11rem; }
      .marks span:nth-child(even) { display: none; }
      th, td { padding-left: .35rem; padding-right: .35rem; }
      thead th { white-space: normal; vertical-align: bottom; }
      tbody th { min-width: 5.5rem; }
      .wide tbody th { min-width: 9rem; }
    }
    @media print {
      :root { --out: #8a3616; --in: #7fb598; --ground: #e8e8e8; }
      .figures { grid-template-columns: 1fr 1fr; }
      .chart svg { height: 5cm; }
    }

    """
}
