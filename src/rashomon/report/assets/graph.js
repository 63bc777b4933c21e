// Draws who acts on whom from the data beside it; a node leads to its actor. The table below the
// graph has the same pairs, so the page can be read without this.
"use strict";
(() => {
  function start(figure) {
    const data = JSON.parse(figure.nextElementSibling.textContent);
    const probe = figure.appendChild(document.createElement("span"));
    const ink = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };

    const elements = [
      ...data.nodes.map((node) => ({ data: { id: node.id, name: node.name, to: node.to } })),
      ...data.dyads.map((dyad) => ({
        data: {
          id: `${dyad.source} ${dyad.target}`, source: dyad.source, target: dyad.target,
          width: 1 + Math.min(6, Math.log2(dyad.cooperative + dyad.conflictual)),
          conflict: dyad.conflictual > dyad.cooperative ? 1 : 0,
        },
      })),
    ];

    const style = () => [
      {
        selector: "node",
        style: {
          label: "data(name)", width: 12, height: 12, "background-color": ink("soft"), color: ink("ink"),
          "font-size": 18, "text-wrap": "ellipsis", "text-max-width": 200, "text-valign": "top",
          "text-background-color": ink("paper"), "text-background-opacity": 0.8,
        },
      },
      {
        selector: "edge",
        style: {
          width: "data(width)", "curve-style": "bezier", "target-arrow-shape": "triangle", "arrow-scale": 0.8,
          "line-color": ink("coop"), "target-arrow-color": ink("coop"),
        },
      },
      {
        selector: "edge[conflict = 1]",
        style: { "line-color": ink("conflict"), "target-arrow-color": ink("conflict") },
      },
    ];

    // From a circle in the order of the ids: the same data gives the same picture.
    const turn = (2 * Math.PI) / data.nodes.length;
    const graph = cytoscape({
      container: figure.querySelector(".drawing"), elements, style: style(),
      userZoomingEnabled: false, boxSelectionEnabled: false,
      layout: { name: "preset", positions: (node) => {
        const at = data.nodes.findIndex((one) => one.id === node.id());
        return { x: 400 * Math.cos(at * turn), y: 250 * Math.sin(at * turn) };
      } },
    });
    graph.layout({ name: "cose", randomize: false, animate: false, padding: 40, nodeRepulsion: () => 20000, idealEdgeLength: () => 70, componentSpacing: 60 }).run();
    graph.on("tap", "node", (event) => {
      const to = event.target.data("to");
      if (to) location.assign(to);
    });
    const again = () => graph.style(style());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
  const startAll = (page) => page.querySelectorAll("figure.graph").forEach(start);
  startAll(document);
  document.addEventListener("page", (event) => startAll(event.target));
})();
