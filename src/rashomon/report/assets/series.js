// Draws the series of a relation from the data beside them; a bar leads to its acts in the list.
// The table below the charts tells the same, so the page can be read without this.
"use strict";
(() => {
  function start(figure) {
    const told = figure.nextElementSibling;
    const data = JSON.parse(told.textContent);
    if (!data.bars.length) return;
    const probe = figure.appendChild(document.createElement("span"));
    const ink = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };

    const panel = (strip, way) => `${strip}: ${way}`;
    const panels = data.strips.flatMap((strip) => data.ways.map((way) => panel(strip, way)));
    const bars = data.bars.map((bar) => ({ ...bar, panel: panel(bar.strip, bar.way) }));
    const changes = data.changes.filter((change) => change.on).flatMap((change) => data.strips.map(
      (strip) => ({ ...change, panel: panel(strip, change.way) })));
    const drawn = new Set(bars.map((bar) => bar.panel));

    const time = {
      type: "temporal",
      scale: { type: "utc" },
      axis: { title: null, labelOverlap: true, format: "%b %Y", tickCount: "month" },
    };
    const utc = { parse: { first: "utc:'%Y-%m-%d'", end: "utc:'%Y-%m-%d'", on: "utc:'%Y-%m-%d'" } };

    function specification(width) {
      const columns = width > 720 ? 2 : 1;
      return {
        data: { values: [...bars, ...changes], format: utc },
        facet: {
          field: "panel", type: "nominal", title: null, sort: panels.filter((name) => drawn.has(name)),
          header: { labelAnchor: "start", labelFontWeight: "bold" },
        },
        columns,
        spec: {
          width: width / columns - 60,
          height: 70,
          layer: [
            { // nothing to see: it holds the axis open from the first article to the last
              data: { values: data.span.map((on) => ({ on })), format: utc },
              mark: { type: "point", opacity: 0 },
              encoding: { x: { field: "on", ...time } },
            },
            {
              transform: [{ filter: "isValid(datum.score)" }],
              mark: { type: "rect", cursor: "pointer" },
              encoding: {
                x: { field: "first", ...time },
                x2: { field: "end" },
                y: { field: "score", type: "quantitative", title: null, axis: { tickCount: 3, format: "+.0f" } },
                y2: { datum: 0 },
                color: {
                  condition: { test: "datum.score > 0", value: ink("coop") }, value: ink("conflict"),
                },
                tooltip: [
                  { field: "period", title: "when" },
                  { field: "score", title: "score", format: "+" },
                  { field: "events", title: "events" },
                ],
              },
            },
            { mark: "rule", encoding: { y: { datum: 0 }, color: { value: ink("soft") } } },
            {
              transform: [{ filter: "isValid(datum.on)" }],
              mark: { type: "rule", strokeDash: [4, 3], strokeWidth: 2, cursor: "pointer" },
              encoding: {
                x: { field: "on", ...time }, color: { value: ink("ink") },
                tooltip: [{ field: "said", title: "change" }],
              },
            },
          ],
        },
        config: {
          aria: false, background: null, view: { stroke: null }, font: getComputedStyle(document.body).fontFamily,
          axis: { labelColor: ink("soft"), gridColor: ink("line"), domainColor: ink("line"), tickColor: ink("line") },
          header: { labelColor: ink("ink"), labelFontSize: 13 },
        },
      };
    }

    let view = null;
    function draw() {
      const room = figure.querySelector(".drawing");
      const compiled = vegaLite.compile(specification(room.clientWidth)).spec;
      if (view) view.finalize();
      // Interpreted, not compiled: a page may not make code of text.
      view = new vega.View(vega.parse(compiled, null, { ast: true }), {
        expr: vegaInterpreter.expressionInterpreter, renderer: "canvas", container: room,
      });
      view.addEventListener("click", (event, item) => {
        if (item && item.datum && item.datum.mark) location.hash = told.id.replace(/series$/, item.datum.mark);
      });
      return view.runAsync();
    }

    let waiting = 0;
    const again = () => {
      clearTimeout(waiting);
      waiting = setTimeout(draw, 150);
    };
    addEventListener("resize", again);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    draw();
  }
  const startAll = (page) => page.querySelectorAll("figure.series").forEach(start);
  startAll(document);
  document.addEventListener("page", (event) => startAll(event.target));
})();
