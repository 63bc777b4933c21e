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

    const nodes = neighbours(data);
    const drawing = figure.querySelector(".drawing");
    const wide = Math.max(60, drawing.clientWidth / 2 - 150); // names stand left and right of it
    const high = drawing.clientHeight / 2 - 45;
    const turn = (2 * Math.PI) / nodes.length;
    const side = (share) => (share < -0.2 ? 0 : share > 0.2 ? 2 : 1);
    const elements = [
      ...nodes.map((node, at) => {
        const [x, y] = [Math.cos(at * turn), Math.sin(at * turn)];
        return {
          data: {
            id: node.id, name: node.name, to: node.to,
            halign: ["left", "center", "right"][side(x)],
            valign: side(x) === 1 ? ["top", "center", "bottom"][side(y)] : "center",
            right: [-4, 0, 4][side(x)],
            down: side(x) === 1 && at % 2 ? 14 * Math.sign(y) : 0, // names side by side take turns
          },
          position: { x: wide * x, y: high * y },
        };
      }),
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
          label: "data(name)", width: 8, height: 8, "background-color": ink("soft"), color: ink("ink"),
          "font-size": 13, "text-wrap": "ellipsis", "text-max-width": 150,
          "text-halign": "data(halign)", "text-valign": "data(valign)",
          "text-margin-x": "data(right)", "text-margin-y": "data(down)",
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

    const graph = cytoscape({
      container: drawing, elements, style: style(),
      userZoomingEnabled: false, boxSelectionEnabled: false,
      layout: { name: "preset", padding: 20 },
    });
    graph.on("tap", "node", (event) => {
      const to = event.target.data("to");
      if (to) location.assign(to);
    });
    const again = () => graph.style(style());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
    new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  // The nodes around an ellipse, whoever acts on each other side by side: the same data gives the
  // same picture, and no name lies on another.
  function neighbours(data) {
    const near = new Map(data.nodes.map((node) => [node.id, []]));
    for (const { source, target } of data.dyads) {
      near.get(source).push(target);
      near.get(target).push(source);
    }
    const most = (one, other) => near.get(other).length - near.get(one).length || (one < other ? -1 : 1);
    const order = [];
    const visit = (id) => {
      if (order.includes(id)) return;
      order.push(id);
      near.get(id).sort(most).forEach(visit);
    };
    [...near.keys()].sort(most).forEach(visit);
    const byId = new Map(data.nodes.map((node) => [node.id, node]));
    return order.map((id) => byId.get(id));
  }

  const startAll = (page) => page.querySelectorAll("figure.graph").forEach(start);
  startAll(document);
  document.addEventListener("page", (event) => startAll(event.target));
})();
