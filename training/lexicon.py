"""Lists of words that decide what a mention is and where it ends."""

from __future__ import annotations

import re

from dragoman.language.wordlists import words_of

TITLES = words_of(
    """
    president prime minister mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady king queen prince princess pope
    sheikh sheik sultan emir imam ayatollah mullah general gen gen. lieutenant lt lt. colonel col col. major
    maj maj. captain capt capt. sergeant sgt sgt. admiral adm adm. brigadier brig brig. commander cmdr marshal
    field-marshal secretary senator sen sen. representative rep rep. governor gov gov. mayor professor prof
    prof. judge justice chancellor ambassador envoy spokesman spokeswoman spokesperson chief leader warlord
    premier deputy vice vice-president minister-designate chairman chairwoman director general-secretary
    archbishop bishop father reverend rev rev. saint st st. congressman congresswoman speaker foreign_minister
    comrade coach actor actress author singer pilot presenter commander-in-chief strongman
    """
)
DETERMINERS = words_of(
    """
    the a an this that these those some any no every each all both several many few most more another other
    his her its their our my your whose such so-called one two three four five six seven eight nine ten dozens
    hundreds thousands scores of at least about around nearly almost over unnamed
    """
)
PREPOSITIONS = words_of(
    """
    of in from at for with on who whom that which near to by between against under inside outside including
    during since after before over across along and or but was were is are has have had , ; ( - " '
    """
)
COLLECTIVES = words_of(
    """
    people police crowd family couple staff team public population personnel crew audience youth manpower
    troop infantry men women children civilians gunmen policemen militiamen tribesmen fishermen servicemen
    clergy media press opposition folk citizenry electorate majority minority community tribe clan gang mob
    """
)
INSTITUTIONS = words_of(
    """
    police opposition media press team community tribe clan gang public_sector family_court
    """
)
PRONOUNS = words_of(
    """
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom
    whose which myself himself herself itself themselves this that these those one ones others another some
    any all both each many everyone someone anyone everybody somebody nobody none
    """
)
FUNCTION = words_of(
    """
    the a an of in on at to for with by from and or but as that which who whom whose is are was were be been
    being has have had do does did will would can could may might shall should must not it its he she they
    them his her their we our us you your i my me this these those there then than if when while where because
    after before into over under about between against during since until said says told also only just very
    more most such so no nor how what why however
    """
)
PERSON_NOUN = re.compile(
    r".*(?:er|or|man|woman|ist|ian|ant|ent|ary|boy|girl|chief|king|queen|head|aide|envoy|victim|wife|son|mother|official)$"
)
MONTH = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June|July|August|September"
)
MONTH += r"|October|November|December"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|a few)"
UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
DATE = re.compile(
    rf"\b(?:(?:{DAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})(?:,? \d{{4}})?"
    rf"|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)"
    rf"|(?:{MONTH}),? \d{{4}}|{DAY}(?: (?:morning|afternoon|evening|night))?|(?:yesterday|today|tomorrow|tonight)\b"
    rf"|(?:last|next|this) (?:week|month|year|weekend|night|spring|summer|autumn|winter|{DAY}|{MONTH})"
    rf"|{NUMBER} {UNIT} (?:ago|later|earlier)|(?<=[Ii]n )[12]\d{{3}}\b|(?<=[Ss]ince )[12]\d{{3}}\b"
    rf"|(?<=\()[12]\d{{3}}(?=\)))"
)
