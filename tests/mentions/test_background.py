from __future__ import annotations

from msgspec.structs import replace

from dragoman.mentions.background import tell_background
from dragoman.mentions.publication import Publication, infer_publication
from dragoman.mentions.times import find_times, recognise_all
from dragoman.report import Annotated
from tests.mentions.written import written


def background(
    annotated: Annotated, published: str | None = "2021-05-20", remembered: frozenset[int] = frozenset()
) -> frozenset[int]:
    publication = infer_publication(annotated, published)
    times = find_times(annotated, publication.anchor)
    return tell_background(annotated, times, publication, remembered, recognise_all(annotated))


def test_what_happened_years_ago_is_background_and_this_week_is_not() -> None:
    text = "Rockets hit Ashkelon on Tuesday.\nIsrael left the strip in 2005.\nFive people were hurt on Monday."
    assert background(written(text)) == {1}


def test_what_runs_on_is_no_background() -> None:
    text = "They advanced on Monday.\nRebels have held Goma since 2012.\nThey took Rutshuru in 2008 and still hold it."
    assert background(written(text)) == frozenset()


def test_a_sentence_without_a_time_goes_on_with_the_background_that_it_shares_names_with() -> None:
    text = (
        "Clashes broke out on Monday.\nRemember that Samuel Doe was killed in 1990.\n"
        "Neighbours fought over what Doe had left behind.\nThe market reopened quickly."
    )
    assert background(written(text)) == {1, 2}


def test_the_first_sentence_is_never_background() -> None:
    assert background(written("The rebels took Bria in 2017.\nShops opened.")) == frozenset()


def test_a_past_inside_a_relative_clause_leaves_its_sentence_news() -> None:
    text = "Clashes broke out on Monday.\nThe general, who was jailed in 2009, ordered the attack."
    assert background(written(text)) == frozenset()


def test_a_past_that_belongs_to_a_noun_leaves_its_sentence_news() -> None:
    annotated = written("Clashes broke out on Monday.\nRebels rejected the deal signed in 2015.")
    second = annotated.sentences[1]
    arcs = [(1, "nsubj"), (-1, "root"), (3, "det"), (1, "obj"), (3, "acl"), (6, "case"), (4, "obl"), (1, "punct")]
    tokens = tuple(
        replace(token, head=head, deprel=deprel) for token, (head, deprel) in zip(second.tokens, arcs, strict=True)
    )
    parsed = replace(annotated, sentences=(annotated.sentences[0], replace(second, tokens=tokens)))
    assert background(annotated) == {1}
    assert background(parsed) == frozenset()


def test_the_pluperfect_reaches_back_from_a_nearer_past() -> None:
    text = "Talks opened on Monday.\nThe sides had met in March.\nThe sides met in March."
    assert background(written(text)) == {1}


def test_some_friday_is_history_and_last_friday_is_news() -> None:
    text = "Talks opened on Monday.\nThe mayor was shot on a Friday in July.\nA bomb went off on Friday.\n"
    assert background(written(text)) == {1}


def test_a_friday_meeting_is_no_history() -> None:
    assert background(written("Talks opened on Monday.\nThey held a Friday meeting in Juba.\n")) == frozenset()


def test_a_report_may_begin_with_history_where_it_tells_news_further_down() -> None:
    text = "In 1999 fire destroyed half of Freetown.\nOn Tuesday shells fell on the port.\n"
    assert background(written(text)) == {0}


def test_what_the_knowledge_has_as_long_past_is_history_unless_the_text_dates_it_anew() -> None:
    text = "Talks opened on Monday.\nMachel died in a crash.\nDrones struck Nacala on Tuesday.\n"
    assert background(written(text), remembered=frozenset([1, 2])) == {1}


def test_months_earlier_counts_back_and_a_day_earlier_does_not() -> None:
    text = "Talks opened on 3 May 2021.\nNine months earlier the road was shut.\nA day earlier three men were shot.\n"
    assert background(written(text)) == {1}


def test_the_pluperfect_of_the_main_verb_is_history_without_a_newer_time() -> None:
    annotated = written("Clashes broke out on Monday.\nRebels had left by evening.\nRebels had shelled Tuzla.")
    arcs = {1: [(2, "nsubj"), (2, "aux"), (-1, "root"), (4, "case"), (2, "obl"), (2, "punct")],
            2: [(2, "nsubj"), (2, "aux"), (-1, "root"), (2, "obj"), (2, "punct")]}  # fmt: skip
    sentences = list(annotated.sentences)
    for at, heads in arcs.items():
        tokens = zip(sentences[at].tokens, heads, strict=True)
        parsed = tuple(replace(token, head=head, deprel=deprel) for token, (head, deprel) in tokens)
        sentences[at] = replace(sentences[at], tokens=parsed)
    assert background(replace(annotated, sentences=tuple(sentences))) == {2}


def test_a_history_has_no_background() -> None:
    text = "\n".join(f"In {year} they fought on and took Kisangani." for year in range(1996, 2004))
    assert background(written(text)) == frozenset()


def test_without_a_day_of_publication_the_latest_time_told_stands_for_it() -> None:
    annotated = written("The front moved in June 2020.\nThe pact was signed in 1994.\nIn July 2020 shelling went on.")
    times = find_times(annotated, Publication(published=None, basis="unknown").anchor)
    assert tell_background(annotated, times, Publication(published=None, basis="unknown")) == {1}
