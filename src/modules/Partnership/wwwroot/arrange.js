// Elements of a map are dragged with a mouse or a finger. The table below holds the places and is what is sent: this only
// fills it in, and follows it where somebody types.
import cytoscape from "../Headwater.Interface/vendor/cytoscape.esm.min.js";

const width = 1600;
const rows = [...document.querySelectorAll("[data-element]")];
const frame = document.getElementById("arrange");
const said = document.getElementById("arrange-said");
const height = width / Number(frame.dataset.ratio);
const moved = new Set();

// Cytoscape would put a style element of its own into the head, which the page's policy forbids; styles do what it would say.
const styled = document.createElement("meta");
styled.id = "__________cytoscape_stylesheet";
document.head.append(styled);

const fields = (row) => [row.querySelector("[name=Across]"), row.querySelector("[name=Down]")];
const part = (field) => (field.value.trim() === "" ? NaN : Number(field.value) / 100);
const at = (row) => {
  const [x, y] = fields(row).map(part);
  const typed = x >= 0 && x <= 1 && y >= 0 && y <= 1;
  return { x: (typed ? x : Number(row.dataset.x)) * width, y: (typed ? y : Number(row.dataset.y)) * height };
};

const tell = () => {
  said.textContent = moved.size === 0 ? "" : `${moved.size === 1 ? "1 element has" : `${moved.size} elements have`} moved. Save the places to keep it.`;
};

frame.hidden = false;
const map = cytoscape({
  container: document.getElementById("arrange-sheet"),
  elements: [
    ...rows.map((row) => ({ data: { id: row.dataset.element, label: row.dataset.label }, position: at(row) })),
    ...JSON.parse(frame.dataset.links).map(([source, target, back, on, sign, slow], i) => ({ data: { id: `link-${i}`, source, target, sign, back: back ? "triangle" : "none", on: on ? "triangle" : "none", line: slow ? "dashed" : "solid" } })),
  ],
  layout: { name: "preset", fit: false },
  userZoomingEnabled: false,
  userPanningEnabled: false,
  boxSelectionEnabled: false,
  autounselectify: true,
  style: [
    { selector: "node", style: { label: "data(label)", shape: "round-rectangle", width: 210, height: 84, "background-color": "#f2f4fb", "border-width": 2, "border-color": "#14161f", color: "#14161f", "font-family": "Arial, Helvetica, sans-serif", "font-size": 24, "text-wrap": "wrap", "text-max-width": 200, "text-valign": "center" } },
    { selector: "node:grabbed", style: { "border-width": 5, "border-color": "#2b3f93" } },
    { selector: "edge", style: { label: "data(sign)", width: 2, "curve-style": "bezier", "line-color": "#3f4450", "line-style": "data(line)", "target-arrow-shape": "data(on)", "source-arrow-shape": "data(back)", "target-arrow-color": "#3f4450", "source-arrow-color": "#3f4450", "font-size": 32, color: "#14161f", "text-background-color": "#ffffff", "text-background-opacity": 1 } },
  ],
});

// The whole sheet is seen, whatever stands on it: a place is a part of the sheet, not of what happens to be drawn.
const fit = () => {
  const zoom = Math.min(map.width() / (width + 230), map.height() / (height + 100));
  map.viewport({ zoom, pan: { x: (map.width() - width * zoom) / 2, y: (map.height() - height * zoom) / 2 } });
};
map.on("resize", fit);
fit();

map.on("dragfree", "node", ({ target }) => {
  const row = rows.find((r) => r.dataset.element === target.id());
  const put = target.position();
  const share = [put.x / width, put.y / height].map((v) => Math.min(1, Math.max(0, v)));
  fields(row).forEach((field, i) => { field.value = (share[i] * 100).toFixed(1); });
  target.position(at(row));
  moved.add(row);
  tell();
});

rows.forEach((row) => fields(row).forEach((field) => field.addEventListener("change", () => {
  map.getElementById(row.dataset.element).position(at(row));
  moved.add(row);
  tell();
})));

document.getElementById("arrange-free").addEventListener("click", () => {
  rows.forEach((row) => fields(row).forEach((field) => { field.value = ""; }));
  rows.forEach((row) => moved.add(row));
  said.textContent = "All places are empty now. Once you save, everything is arranged by itself.";
});
