"""Actors are found by every name that they bear, with the capitals that a name needs."""

from __future__ import annotations

import pytest

from dragoman.knowledge import ActorEntry, ActorIndex, Match, Membership, Role, fold
from dragoman.knowledge.making.institutions import Institutions, organs_of_states
from dragoman.knowledge.making.name_table import compile_actors
from dragoman.language.words import split_words

STATE = ActorEntry(
    "mdr",
    "Madria",
    "country",
    "MDR",
    adjectives=("Madrian",),
    people=("Madrians",),
    seats=("Port Halim", "Rose Palace"),
)
PEOPLE = ActorEntry("pol", "Poland", "country", "POL", adjectives=("Polish",), people=("Poles",))
SHIELD = ActorEntry("mdr.shield", "Shield of the Coast", "armed_group", "MDR", aliases=("Shield", "SOC", "IS"))
FRONT = ActorEntry(
    "mdr.front",
    "al-Karama Front",
    "armed_group",
    "MDR",
    aliases=("People's Front",),
    part_of=(Membership("mdr.shield"),),
)
OLD = ActorEntry("p.old", "Idris Old", "person", "MDR", roles=(Role("president", "mdr", "2001", "2011-05-02"),))
NEW = ActorEntry("p.new", "Amina al-Khalifi", "person", "MDR", roles=(Role("president", "mdr.gov", "2011-05-02"),))
NOUNS = Institutions({"mil": ("troops",)}, {"president": ("head of state",)})


def index(*entries: ActorEntry, implied: frozenset[str] = frozenset()) -> ActorIndex:
    return ActorIndex(compile_actors(list(entries), NOUNS, implied))


@pytest.fixture
def small() -> ActorIndex:
    return index(STATE, PEOPLE, SHIELD, FRONT, OLD, NEW)


def ids(match: Match | None) -> tuple[str, ...]:
    return tuple(entry.id for entry in match.entries) if match else ()


def test_actors_longest_prefers_the_longer_name(small: ActorIndex) -> None:
    match = small.longest(["Shield", "of", "the", "Coast", "said"], 0)
    assert match is not None
    assert (match.last, match.form, ids(match)) == (4, "name", ("mdr.shield",))


def test_actors_longest_needs_a_capital_for_a_common_word(small: ActorIndex) -> None:
    assert ids(small.longest(["Shield", "fighters"], 0)) == ("mdr.shield",)
    assert small.longest(["shield", "walls"], 0) is None


def test_actors_longest_reads_acronyms_to_the_letter(small: ActorIndex) -> None:
    match = small.longest(["IS", "fled"], 0)
    assert match is not None
    assert match.form == "acronym"
    assert small.longest(["is", "gone"], 0) is None
    assert small.longest(["Soc"], 0) is None


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (["Madrian", "jets"], "adjective"),
        (["Madrians"], "people"),
        (["Rose", "Palace"], "seat"),
        (["Madria", "'s"], "name"),
    ],
)
def test_actors_longest_tells_how_a_state_is_named(small: ActorIndex, words: list[str], form: str) -> None:
    match = small.longest(words, 0)
    assert match is not None
    assert (match.form, match.forms, ids(match)) == (form, (form,), ("mdr",))


def test_actors_longest_takes_adjectives_of_states_in_small_letters(small: ActorIndex) -> None:
    assert ids(small.longest(["madrian", "troops"], 0)) == ("mdr",)
    assert small.longest(["polish", "the", "brass"], 0) is None


def test_actors_longest_joins_a_possessive_that_was_cut_off(small: ActorIndex) -> None:
    match = small.longest(["People", "'s", "Front"], 0)
    assert match is not None
    assert (match.last, ids(match)) == (3, ("mdr.front",))
    assert ids(small.longest(["Peoples", "Front"], 0)) == ("mdr.front",)


def test_actors_longest_does_not_stop_inside_a_hyphenated_word(small: ActorIndex) -> None:
    assert small.longest(["Madria-backed", "militia"], 0) is None


def test_actors_longest_does_not_reach_over_a_comma(small: ActorIndex) -> None:
    assert small.longest(["Rose", ",", "Palace"], 0) is None


def test_actors_longest_reads_names_with_a_comma_in_them() -> None:
    party = ActorEntry("mdr.union", "Union for Peace, Bread and Land", "party", "MDR")
    match = index(party).longest(["Union", "for", "Peace", ",", "Bread", "and", "Land"], 0)
    assert match is not None
    assert match.last == 7


def test_actors_longest_ignores_what_is_written_in_brackets() -> None:
    front = ActorEntry("mdr.front", "Islamic Front (Madria)", "armed_group", "MDR")
    assert ids(index(front).longest(["Islamic", "Front", "fighters"], 0)) == ("mdr.front",)


def test_actors_longest_takes_the_article_or_leaves_it(small: ActorIndex) -> None:
    assert ids(small.longest(["Karama", "Front"], 0)) == ("mdr.front",)
    assert ids(small.longest(["el-Karama", "Front"], 0)) == ("mdr.front",)
    assert ids(small.longest(["al-Shield", "men"], 0)) == ("mdr.shield",)


def test_actors_longest_gives_every_actor_of_a_shared_adjective() -> None:
    north = ActorEntry("nko", "North Kor", "country", "NKO", adjectives=("Koran",))
    south = ActorEntry("sko", "South Kor", "country", "SKO", adjectives=("Koran",))
    assert ids(index(south, north).longest(["Koran", "troops"], 0)) == ("nko", "sko")


def test_actors_office_holders_go_by_the_day(small: ActorIndex) -> None:
    assert small.office_holders("mdr", "president", "2005") == (OLD,)
    assert small.office_holders("mdr", "head of state", "2020-01-09") == (NEW,)
    assert small.office_holders("mdr", "president", "2011-05") == (NEW, OLD)
    assert small.office_holders("mdr", "president", None) == (NEW, OLD)
    assert small.office_holders("mdr", "queen", None) == ()


def test_actors_members_are_those_that_name_it(small: ActorIndex) -> None:
    assert small.members("mdr.shield") == (FRONT,)
    assert small.members("mdr.front") == ()


def test_actors_organs_of_state_exist_unwritten() -> None:
    organs = organs_of_states([STATE], [])
    found = index(STATE, *organs)
    assert [organ.id for organ in organs] == ["mdr.gov", "mdr.mil", "mdr.pol", "mdr.leg", "mdr.jud"]
    assert [entry.id for entry in found.named("Madrian Army")] == ["mdr.mil"]
    assert [entry.id for entry in found.members("mdr")] == sorted(organ.id for organ in organs)


def test_actors_organs_do_not_take_the_name_of_a_written_entry() -> None:
    army = ActorEntry("mdr.rebels", "Madrian Army", "armed_group", "MDR")
    found = index(STATE, army, *organs_of_states([STATE], [army]))
    assert found.named("Madrian Army") == (army,)


def test_actors_similar_is_robust_to_transcription(small: ActorIndex) -> None:
    found = small.similar("Emina Halify")
    assert found[0].entry == NEW
    assert 0.5 < found[0].score < 1


def test_actors_similar_keeps_to_countries_and_kinds(small: ActorIndex) -> None:
    assert small.similar("Idris Olt", countries=frozenset(["POL"])) == ()
    assert all(found.entry.kind == "person" for found in small.similar("Sheeld", kinds=frozenset(["person"])))


def test_actors_similar_gives_the_same_order_each_time(actors: ActorIndex) -> None:
    assert actors.similar("Muhamad Hamdan Dagalow") == actors.similar("Muhamad Hamdan Dagalow")


def test_actors_similar_survives_names_without_letters(small: ActorIndex) -> None:
    assert small.similar("...") == ()


def test_every_name_finds_its_entry(actors: ActorIndex) -> None:
    for entry in actors.entries.values():
        for name in (entry.name, *entry.aliases, *entry.native, *entry.adjectives, *entry.people, *entry.seats):
            assert entry in actors.named(name), (entry.id, name)


def test_every_name_is_found_in_the_words_of_a_report(actors: ActorIndex) -> None:
    for entry in actors.entries.values():
        for name in (entry.name, *entry.aliases):
            plain = name.partition(" (")[0].lstrip("'\u2018").removeprefix("The ")
            if plain.islower() and plain != name:
                continue  # "security guards (Turkey)" is no name without its brackets
            words = [span.of(plain) for span in split_words(plain)]
            match = actors.longest(words, 0)
            assert match is not None, (entry.id, name)
            assert (entry in match.entries, match.last) == (True, len(words)), (entry.id, name)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Kremlin spokesman", "rus"),
        ("Burkinabe soldiers", "bfa"),
        ("Democratic Republic of the Congo troops", "cod"),
        ("Knesset members", "isr.leg"),
        ("Tatmadaw jets", "mmr.mil"),
        ("Washington , D.C.", "usa"),
        ("Ukrainian drones", "ukr"),
        ("Quds Force commander", "irn.quds"),
        ("Filipino marines", "phl"),
        ("Colombian army", "col.mil"),
        ("South Sudanese refugees", "ssd"),
        ("Israeli Air Force", "isr.iaf"),
        ("Haitian National Police", "hti.pol"),
    ],
)
def test_names_from_unlike_conflicts_are_known(actors: ActorIndex, words: str, wanted: str) -> None:
    assert wanted in ids(actors.longest(words.split(), 0))


@pytest.mark.parametrize(
    ("adjective", "states"),
    [
        ("Congolese", {"cod", "cog"}),
        ("Korean", {"prk", "kor"}),
        ("Guinean", {"gin", "gnb"}),
        ("Dominican", {"dma", "dom"}),
    ],
)
def test_shared_adjectives_give_every_state(actors: ActorIndex, adjective: str, states: set[str]) -> None:
    assert states <= {entry.id for entry in actors.named(adjective)}


@pytest.mark.parametrize(
    ("noun", "organ"), [("troops", "mil"), ("warplanes", "mil"), ("lawmakers", "leg"), ("cabinet", "gov")]
)
def test_nouns_name_organs_of_state(actors: ActorIndex, noun: str, organ: str) -> None:
    assert actors.institutions[fold(noun)] == organ


def test_phrases_for_offices_lead_to_one_name(actors: ActorIndex) -> None:
    assert actors.offices["premier"] == actors.offices["prime minister"] == "prime minister"
    assert actors.offices[fold("Secretary of State")] == "foreign minister"
