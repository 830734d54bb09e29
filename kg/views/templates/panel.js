// The panel on the right: what is selected, in words, with the sentences behind it.

const panel = $("#panel");
const heading = (text, ...more) => make("h2", {}, text, ...more);
const section = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
const chip = (layer) => {
  const element = make("span", { className: "chip" }, make("i"), layer.name);
  element.firstChild.style.background = colourOf("column", String(layer.column));
  return element;
};

/** Fill the panel with what the state asks for. */
function showPanel() {
  const { select } = state;
  let content = null;
  if (select.startsWith("statement:")) content = statementPanel(statementById.get(select.slice(10)));
  else if (entityById.has(select)) content = entityPanel(entityById.get(select));
  else if (familyById.has(select)) content = familyPanel(familyById.get(select));
  else if (select) content = linkPanel(view.drawing.links.get(select) ?? view.extras.get(select));
  else if (isTracing()) content = tracePanel();
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(...(content ?? homePanel()));
  panel.scrollTop = 0;
  if (hadFocus) panel.focus({ preventScroll: true });
}
