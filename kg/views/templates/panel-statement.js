// The panel of a line: every sentence, and what speaks against it.

function linkPanel(link) {
  if (!link) return null;
  if (link.statements.length === 1) return statementPanel(link.statements[0]);
  return [
    make("p", { className: "over" }, glyph(link.relation, 36), ` ${relationWords(link)}`),
    heading(saying(link)),
    make("p", {}, `${count(link.statements.length, "statement")}, ${count(sentencesOf(link), "sentence")}.`),
    section(
      "Statements",
      make(
        "ul",
        { className: "rows" },
        ...link.statements.map((one) => make("li", {}, statementButton(one, saying(one)))),
      ),
    ),
  ];
}

function statementPanel(statement) {
  if (!statement) return null;
  const { subject, object } = statement;
  const against = contradicting(statement);
  return [
    make(
      "p",
      { className: "over" },
      glyph(statement.relation, 36),
      ` ${relationWords(statement)}`,
      statement.direct ? pill("direct") : "",
      meter(statement.belief),
    ),
    heading(saying(statement)),
    make(
      "p",
      { className: "actions" },
      button(subject.label, () => select(subject.id)),
      button(object.label, () => select(object.id)),
      [subject, object].every((end) => view.drawing.boxes.has(boxOf(end).id))
        ? ""
        : button("Show on the map", () => change({ expanded: [...state.expanded, subject.id] })),
    ),
    section(`Supporting (${count(statement.evidence.length, "sentence")})`, ...statement.evidence.map(evidenceCard)),
    against.length
      ? section(
          `Contradicting (${count(against.length, "statement")})`,
          ...against.flatMap((one) => [
            make("h4", {}, glyph(one.relation), ` ${saying(one)}`),
            ...one.evidence.map(evidenceCard),
          ]),
        )
      : section(
          "Contradicting",
          make("p", { className: "quiet" }, "No sentence in these documents says the opposite."),
        ),
  ];
}

/** Statements about the same two entities that cannot hold together with this one. */
function contradicting(statement) {
  return statement.subject.out.filter(
    (one) =>
      one.object === statement.object &&
      one !== statement &&
      (one.negated !== statement.negated ? one.relation === statement.relation : one.sign * statement.sign < 0),
  );
}
