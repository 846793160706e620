from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import validate
from corpus_format import Item, Mention, Role, Statement, parse_text, read_codes, read_corpus, write_jsonl, write_text
from corpus_format.item import (
    EVENT_ROLES,
    FILLERS,
    LETTER_OF,
    STATEMENT_ROLES,
    STATEMENT_STATUSES,
    STATUSES,
    VALUES,
    Event,
    Label,
    RoleName,
)
from corpus_format.likeness import near_duplicates, overlaps
from dragoman.report import Span

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "training/corpus"
GUIDELINES = (ROOT / "training/GUIDELINES.md").read_text(encoding="utf-8")
CODES = read_codes(ROOT / "resources/ontologies")
HEAD = "## region: Mali | decade: 2010s | style: agency\n"


def parsed(block: str, name: str = "plain/t-1") -> Item:
    found = parse_text(HEAD + "# 1\n" + block, name)
    assert found.errors == ()
    return found.items[0].item


def error(block: str) -> str:
    found = parse_text(HEAD + "# 1\n" + block, "plain/t-1")
    assert len(found.errors) == 1
    return str(found.errors[0])


def test_marks_become_offsets_in_the_clean_text() -> None:
    item = parsed("[g1 Fighters] [e1 seized] [l1 El Geneina].\n> e1 capture_place alleged s=g1 at=l1")
    assert item.text == "Fighters seized El Geneina."
    assert item.mentions[1] == Mention("l1", "place", 16, 26)
    event = item.events[0]
    assert (event.act, event.status, event.trigger) == ("capture_place", "alleged", (Span(9, 15),))
    assert event.roles == (Role("source", 0), Role("place", 1))


def test_marks_nest_and_a_trigger_may_have_two_parts() -> None:
    item = parsed("[l1 Baku] [e1 pulled] its [w1 [l2 Turkish] drones] [e1 back].\n> e1 withdraw_troops s=l1")
    assert [span.of(item.text) for span in item.events[0].trigger] == ["pulled", "back"]
    assert [mention.span.of(item.text) for mention in item.mentions] == ["Baku", "Turkish drones", "Turkish"]


def test_a_role_takes_the_nearest_of_several_mentions_unless_told() -> None:
    text = "[o1 Hamas] met [p1 him] and [o1 it] [e1 freed] [g1 women].\n"
    assert parsed(text + "> e1 release_prisoners s=o1 t=g1").events[0].roles[0].mention == 2
    assert parsed(text + "> e1 release_prisoners s=o1.1 t=g1").events[0].roles[0].mention == 0


def test_escaped_signs_are_text() -> None:
    assert parsed(r"\# He \[sic\] wrote C:\\ to [p Ali].").text == "# He [sic] wrote C:\\ to Ali."


def test_report_keeps_its_lines_and_takes_annotations_between_them() -> None:
    block = (
        "[g1 Gunmen] [e1 fled].\n> e1 abandon_position s=g1\n[g1 They] [e2 left].\n> e2 withdraw_troops\n> e2 same e1\n"
    )
    found = parse_text(HEAD + "# 1 report | published: 2012-03-30\n" + block, "reports/t-1")
    item = found.items[0].item
    assert (found.errors, item.text, item.same) == ((), "Gunmen fled.\nThey left.", (("e2", "e1"),))


@pytest.mark.parametrize(
    ("block", "line", "what"),
    [
        ("[g1 Gunmen fled.", 3, "is not closed"),
        ("Gunmen] fled.", 3, "closes nothing"),
        ("[z1 Gunmen] fled.", 3, "opens no mark"),
        ("[g1 Gunmen ]fled.", 3, "ends in a space"),
        ("[g1 Gunmen] [e1 fled].", 2, "e1 has no line"),
        ("[g1 Gunmen] fled.\n> e1 abandon_position s=g1", 4, "e1 is not marked"),
        ("[g1 Gunmen] [e1 fled].\n> e1 abandon_position s=g2", 4, "g2 is not marked"),
        ("[g1 Gunmen] [e1 fled].\n> e1 abandon_position gone s=g1", 4, "no status"),
        ("[t1 Today] they [e1 fled].\n> e1 abandon_position s=t1", 4, "is a time and cannot be s"),
        ("[g1 Gunmen] [s1 hold] [l1 Jos].\n> s1 control owns s=g1 at=l1", 4, "no value of control"),
        ("One line.\nTwo lines.", 2, "more than one line"),
    ],
)
def test_errors_name_the_line_and_what_to_do(block: str, line: int, what: str) -> None:
    message = error(block)
    assert message.startswith(f"plain/t-1:{line}: ")
    assert what in message


def test_a_broken_item_leaves_the_others_readable() -> None:
    found = parse_text(HEAD + "# 1\n[g1 Gunmen\n# 2\nRain fell.\n# 2\nSnow fell.", "negative/t-1")
    assert [placed.item.text for placed in found.items] == ["Rain fell."]
    assert len(found.errors) == 2


def test_text_without_a_header_is_never_dropped_in_silence() -> None:
    found = parse_text(
        HEAD + "# 1\nRain fell.\n## region: Peru | decade: 1990s | style: agency\nSnow fell.", "plain/t-1"
    )
    assert [str(problem) for problem in found.errors] == [
        "plain/t-1:5: text without a header: put a line such as '# 1' above each item"
    ]


@pytest.mark.parametrize(
    ("block", "what"),
    [
        ("[g1 Gun]men [e1 fled].\n> e1 abandon_position s=g1", "inside a word"),
        ("[g1 the gunmen] [e1 fled].\n> e1 abandon_position s=g1", "article"),
        ("[g1 Gunmen] [e1 fled].\n> e1 abandon_positon s=g1", "abandon_position"),
        ("[g1 A] and [g2 B] [e1 met].\n> e1 meet s=g1 t=g2", "has a target"),
        ("[g1 Gunmen] [s1 hold] it.\n> s1 control holds s=g1", "lacks place"),
    ],
)
def test_validator_finds_what_is_wrong_with_an_item(block: str, what: str) -> None:
    found = parse_text(HEAD + "# 1\n" + block, "plain/t-1")
    errors = validate.check_items(found.items, CODES)
    assert len(errors) == 1
    assert what in str(errors[0])


def test_near_duplicates_are_found_and_different_news_is_not() -> None:
    texts = [
        "Rebels shelled the market in Bossangoa on Friday, killing nine traders.",
        "A court in Dakar sentenced the former minister to eight years.",
        "Rebels shelled the market in Bossangoa on Sunday, killing nine traders.",
    ]
    assert [(a, b) for a, b, _ in near_duplicates(texts)] == [(0, 2)]


def test_overlap_with_measuring_data_is_found_unless_excused(tmp_path: Path) -> None:
    (tmp_path / "sketch").mkdir()
    sentence = "Mediators from Oman carried a new draft to the islanders before the week was out."
    (tmp_path / "sketch/s.jsonl").write_text(json.dumps({"text": f"Yesterday. {sentence}"}), encoding="utf-8")
    other = "Nobody has ever written this sentence about seven goats on the road to Harar."
    assert [overlap.number for overlap in overlaps([other, sentence], tmp_path)] == [1]
    assert overlaps([sentence], tmp_path, [frozenset({"sketch"})]) == []


def test_jsonl_carries_codes_and_implied_statements(tmp_path: Path) -> None:
    item = parsed("[g1 Rebels] [e1 took] [l1 Bria] from the [o1 army].\n> e1 capture_place s=g1 t=o1 at=l1")
    write_jsonl([item], CODES, tmp_path / "c.jsonl")
    row = json.loads((tmp_path / "c.jsonl").read_text(encoding="utf-8"))
    assert (row["events"][0]["type"], row["events"][0]["trigger"]) == ("ASSAULT", [[7, 11]])
    control = row["statements"][0]
    assert (control["kind"], control["value"], control["implied"]) == ("control", "captures", True)
    assert {"name": "from", "mention": 2} in control["roles"]


def test_validator_passes_on_an_empty_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate.main([str(tmp_path), "--data", str(tmp_path / "none")]) == 0
    out = capsys.readouterr().out
    assert "0 items, 0 errors" in out
    assert "overlap not checked" in out
    assert validate.main([str(tmp_path), "--data", str(tmp_path / "none"), "--complete"]) == 1


def test_validator_passes_on_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    status = validate.main([str(CORPUS)])
    assert status == 0, "\n".join(line for line in capsys.readouterr().out.splitlines() if ".txt:" in line)


def test_the_corpus_is_written_back_as_it_was_read() -> None:
    for path in sorted(CORPUS.glob("*/*.txt")):
        name = path.relative_to(CORPUS).with_suffix("").as_posix()
        items = [placed.item for placed in parse_text(path.read_text(encoding="utf-8"), name).items]
        assert [placed.item for placed in parse_text(write_text(items), name).items] == items


def test_worked_examples_of_the_guidelines_are_right() -> None:
    blocks = re.findall(r"```corpus\n(.*?)```", GUIDELINES, re.DOTALL)
    found = [parse_text(block, "plain/guidelines") for block in blocks]
    items = [placed for parse in found for placed in parse.items]
    assert [str(problem) for parse in found for problem in parse.errors] == []
    assert [str(problem) for problem in validate.check_items(items, CODES)] == []
    assert len(items) >= 40


def test_guidelines_list_every_act_and_no_other() -> None:
    listed = re.findall(r"^- `(\w+)`.*s: ", GUIDELINES, re.MULTILINE)
    assert sorted(listed) == sorted(CODES)


def test_read_corpus_gives_ids_by_folder_file_and_number() -> None:
    ids = [placed.item.id for placed in read_corpus(CORPUS).items]
    assert "plain/lead-1/1" in ids
    assert len(set(ids)) == len(ids)


# ---- round trip: items of any shape that the markup can hold

WORDS = st.lists(st.text("aZ1é[]\\#>ش.", min_size=1, max_size=4), min_size=1, max_size=7)


def cut(lines: list[list[str]]) -> list[list[Span]]:
    """Where the words of each line lie in the text."""
    cuts: list[list[Span]] = []
    at = 0
    for line in lines:
        cuts.append([])
        for word in line:
            cuts[-1].append(Span(at, at + len(word)))
            at += len(word) + 1
    return cuts


@st.composite
def nested_spans(draw: st.DrawFn, cuts: list[list[Span]]) -> list[Span]:
    """Stretches of whole words that do not cross, outer ones first."""
    spans: list[Span] = []
    for words in draw(st.lists(st.sampled_from(cuts), max_size=8)):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
        span = Span(words[first].start, words[last].end)
        if all(span.within(other) or other.within(span) or not span.touches(other) for other in spans):
            spans.append(span)
    return sorted(spans, key=lambda span: (span.start, -span.end))


@st.composite
def items(draw: st.DrawFn) -> Item:
    lines = draw(st.lists(WORDS, min_size=1, max_size=3))
    kinds = st.sampled_from(["e", "s", *get_args(Label)])
    marks = [(span, draw(kinds)) for span in draw(nested_spans(cut(lines)))]
    named = [(span, label) for span, label in marks if len(label) > 1]
    mentions = tuple(
        Mention(draw(st.sampled_from(["", *(LETTER_OF[label] + n for n in "123")])), label, *span)
        for span, label in named
    )

    def roles(allowed: frozenset[RoleName]) -> tuple[Role, ...]:
        chosen: list[Role] = []
        for name in sorted(allowed):
            fitting = [Role(name, n) for n, m in enumerate(mentions) if m.id and m.label in FILLERS[name]]
            chosen += draw(st.lists(st.sampled_from(fitting), max_size=2, unique=True)) if fitting else []
        return tuple(chosen)

    acts, statuses = st.sampled_from(sorted(CODES)), st.sampled_from(STATUSES)
    triggers = [span for span, label in marks if label == "e"]
    events = [
        Event(f"e{n}", draw(acts), draw(statuses), (span,), roles(EVENT_ROLES)) for n, span in enumerate(triggers, 1)
    ]
    statements = []
    for n, span in enumerate((span for span, label in marks if label == "s"), 1):
        kind = draw(st.sampled_from(sorted(VALUES)))
        value, status = draw(st.sampled_from(VALUES[kind])), draw(st.sampled_from(STATEMENT_STATUSES))
        hedged = draw(st.booleans())
        statements.append(Statement(f"s{n}", kind, value, status, hedged, (span,), roles(STATEMENT_ROLES[kind])))
    return Item(
        id="plain/t-1/7", kind="sentence" if len(lines) == 1 else "report",
        text="\n".join(" ".join(line) for line in lines), wording="rare", region="Mali: north", decade="1990s",
        style="quote", published=draw(st.sampled_from([None, "1994-05"])), mentions=mentions, events=tuple(events),
        statements=tuple(statements),
    )  # fmt: skip


@given(items())
def test_what_is_written_reads_back_the_same(item: Item) -> None:
    found = parse_text(write_text([item]), "plain/t-1")
    assert found.errors == ()
    assert msgspec.structs.asdict(found.items[0].item) == msgspec.structs.asdict(item)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_an_error(text: str) -> None:
    found = parse_text(HEAD + text, "plain/t-1")
    assert all(re.match(r"plain/t-1:\d+: ", str(problem)) for problem in found.errors)
