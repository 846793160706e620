"""Lists of words that sentences and words are cut by."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


ABBREVIATIONS = words_of(
    """
    Adm Art Ave Brig Bros Capt Cmdr Co Col Corp Cpl Cpt Dr Feb Ft Fr Gen Gov Hon Inc Insp Jan Jr Jul Jun Lt
    Ltd Maj Messrs Mr Mrs Ms Mt Mar Apr Aug Sep Sept Oct Nov Dec No Nos Pfc Pres Prof Pte Pvt Rep Reps Rev Sen
    Sens Sgt Sr St Ste Supt Univ Vol approx cf ed eds est etc fig govt no nos pp viz vol vs Mon Tue Tues Wed
    Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Mass Mich Minn Miss Mont Neb
    Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis
    """
)

# These are English words too: the dot after one is mostly a full stop.
DOTTED = ABBREVIATIONS - words_of(
    """
    Art Ark Ed Fig Fri Ill Ind Jul Jun Mar Mass Miss Mon No Nos Ore Pa Sat Sun Va Wash Wed ed est fig no nos
    """
)

# A title stands before a name, so its dot never ends a sentence.
TITLES = words_of(
    """
    Adm Brig Capt Cmdr Col Cpl Cpt Dr Fr Ft Gen Gov Hon Insp Lt Maj Messrs Mr Mrs Ms Mt Pfc Pres Prof Pte Pvt
    Rep Reps Rev Sen Sens Sgt St Ste Supt approx cf vs viz est
    """
)

BEFORE_NUMBERS = words_of(
    """
    No Nos no nos Art art Vol vol Fig fig pp p ch sec Sec para
    """
)

MONTHS = words_of(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
)

CLOCK = frozenset(["a.m", "p.m", "A.M", "P.M", "am", "pm"])

# After a clock time these go on with the same sentence.
AFTER_CLOCK = words_of(
    """
    GMT UTC EST EDT CET CEST MSK BST IST ET PT Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Eastern
    """
)

# Words that begin a sentence with a capital and are capital nowhere else: they settle "in the U.S. The army".
STARTERS = words_of(
    """
    A About According After All Also Although Among An And Another Any As At Because Before Both But By
    Despite During Each Earlier Even Every Few For Four From He Her Here His How However I If In Instead Is It
    Its Last Later Many Meanwhile More Most Much Nearly No None Nor Not Nothing Now Of On Once One Only Or
    Other Others Our Over Several She Since So Some Such Ten That The Their Then There These They This Those
    Though Three Through Thus To Today Two Under Until Was We What When Where Whether Which While Who Why With
    Within Without Yesterday Yet You
    """
)
