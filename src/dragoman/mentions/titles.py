"""The words for offices and titles of persons, and what stands around them."""

from __future__ import annotations

from typing import Final

from dragoman.mentions.lexicon import Organ, starts_of, word_set

MINISTRIES: Final = word_set(
    """foreign defence defense interior finance health justice home information energy oil economy education
    agriculture transport trade security labour labor environment development planning culture"""
)
# Office in the text to office in the knowledge; the longest phrase is taken.
OFFICES: Final[dict[tuple[str, ...], str]] = {
    tuple(words.split()): office
    for office, phrases in {
        "president": "president, presidents, head of state",
        "vice president": "vice president, vice-president",
        "prime minister": "prime minister, premier, prime ministers, head of government, pm",
        "deputy prime minister": "deputy prime minister",
        "foreign minister": """
            foreign minister, foreign ministers, secretary of state, foreign secretary, minister of foreign
            affairs, minister for foreign affairs, minister of external affairs, external affairs minister, top
            diplomat, foreign affairs minister
        """,
        "defence minister": """
            defence minister, defense minister, defence secretary, defense secretary, minister of defence,
            minister of defense, secretary of defense, secretary of defence, defence ministers, defense
            ministers
        """,
        "interior minister": """
            interior minister, minister of interior, minister of the interior, home minister, home secretary
        """,
        "minister": "minister",
        "chancellor": "chancellor",
        "king": "king",
        "queen": "queen",
        "emir": "emir, amir",
        "sultan": "sultan",
        "crown prince": "crown prince",
        "supreme leader": "supreme leader",
        "army chief": """
            army chief, chief of staff, army chief of staff, chief of the general staff, military chief, chief
            of army staff, chief of the army, commander-in-chief, commander in chief, head of the army, defence
            chief, defense chief, army commander, commander of the army, chief of army staff
        """,
        "commander": """
            commander, commanders, warlord, military commander, rebel commander, military leader, top commander
        """,
        "leader": """
            leader, chief, boss, rebel leader, chairman, chairwoman, chairperson, head, political leader,
            militia leader, founder
        """,
        "general": """
            general, field marshal, marshal, colonel, admiral, gen., major general, lieutenant general,
            strongman
        """,
        "spokesman": """
            spokesman, spokeswoman, spokesperson, spokesmen, press secretary, military spokesman, army
            spokesman, government spokesman, foreign ministry spokesman, foreign ministry spokeswoman, ministry
            spokesman, defence ministry spokesman, defense ministry spokesman, chief spokesman, police
            spokesman, police spokesperson, military spokesperson
        """,
        "envoy": """
            envoy, special envoy, special representative, high representative, peace envoy, chief negotiator,
            negotiator, mediator
        """,
        "ambassador": "ambassador, consul, consul general, consul-general, charge d'affaires",
        "secretary-general": """
            secretary-general, secretary general, general secretary, high commissioner, director-general,
            director general
        """,
        "governor": "governor, chief minister",
        "mayor": "mayor",
        "senator": "senator, congressman, congresswoman, lawmaker",
        "ruler": "ruler, dictator, autocrat, strongman ruler",
        "national security adviser": "national security adviser, national security advisor",
        "speaker": "speaker, parliament speaker, speaker of parliament",
        "judge": "judge, chief justice, prosecutor, attorney general",
        "police chief": "police chief, chief of police",
        "counterpart": "counterpart, counterparts",
    }.items()
    for words in phrases.split(",")
}
# First word of a phrase for an office to the number of words of the longest that begins with it.
OFFICE_STARTS: Final = starts_of(OFFICES)
# What an office leads to where nobody is known to hold it.
OFFICE_ORGAN: Final[dict[str, Organ]] = {
    "army chief": "mil",
    "commander": "mil",
    "general": "mil",
    "senator": "leg",
    "speaker": "leg",
    "judge": "jud",
    "police chief": "pol",
}
# Offices which say so little that only a name or a qualifier beside them makes them an actor.
VAGUE_OFFICES: Final = frozenset(
    {"leader", "general", "judge", "spokesman", "envoy", "minister", "counterpart", "speaker", "senator", "king"}
)
FORMER: Final = frozenset(
    ["former", "ex", "ex-", "late", "then", "ousted", "deposed", "outgoing", "erstwhile", "one-time"]
)
OFFICE_WORDS: Final = word_set(
    """former ex late then ousted deposed outgoing deputy vice acting interim new newly senior top chief then
    embattled current long-time longtime veteran hardline military political supreme exiled jailed slain
    fugitive de-facto powerful prominent elected appointed assistant permanent special strongman
    second-in-command eastern western eastern-based rebel"""
)
