"""The common nouns that make an actor of a country or a group: organs of states, members of groups, offices, people.

Organs follow the primary role codes of CAMEO and the sectors of PLOVER (government, military, police, parliament,
courts, intelligence); the words are those of agency English, singular and plural.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from dragoman.record import ActorKind


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, which stand there with white space between, as a set."""
    return frozenset(words.split())


def starts_of(phrases: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Return the first word of each phrase with the length of the longest that begins with it."""
    starts: dict[str, int] = {}
    for phrase in phrases:
        starts[phrase[0]] = max(len(phrase), starts.get(phrase[0], 0))
    return starts


Organ = Literal["gov", "mil", "pol", "leg", "jud", "spy", "opp", "reb", "cvl", "med"]

# What each organ is: kind, sector, and how the organ of a state is called.
ORGANS: Final[dict[Organ, tuple[ActorKind, str, str]]] = {
    "gov": ("government", "GOV", "Government of {}"),
    "mil": ("military", "MIL", "Military of {}"),
    "pol": ("police", "POL", "Police of {}"),
    "leg": ("government", "LEG", "Parliament of {}"),
    "jud": ("government", "JUD", "Courts of {}"),
    "spy": ("government", "SPY", "Intelligence of {}"),
    "opp": ("party", "OPP", "Opposition in {}"),
    "reb": ("armed_group", "REB", "Rebels in {}"),
    "cvl": ("population", "CVL", "People of {}"),
    "med": ("media", "MED", "Media of {}"),
}
# Organs of the state itself have an id of their own (tur.mil); the others are named by their noun.
STATE_ORGANS: Final = frozenset({"gov", "mil", "pol", "leg", "jud", "spy"})

_NOUNS: Final[dict[Organ, str]] = {
    "gov": """government, authorities, official, officials, administration, regime, cabinet, ministry, ministries,
        embassy, consulate, diplomat, diplomats, delegation, leadership, negotiator, negotiators, presidency,
        state, foreign ministry, defence ministry, defense ministry, interior ministry, health ministry, justice
        ministry, finance ministry, ministry of defence, ministry of defense, ministry of foreign affairs,
        ministry of health, ministry of interior, foreign office, state department, government official,
        government officials, security council, junta, envoys, interim government, transitional government,
        unity government, caretaker government, military government, ministers, military council, sovereign
        council, premiership, monarchy, royal court, prime minister's office, leaders, embassies, ambassadors,
        mission, presidential palace, national security council, council of ministers, treasury""",
    "mil": """army, military, armed forces, troops, troop, soldier, soldiers, forces, force, air force, airforce,
        navy, marine, marines, warplane, warplanes, jet, jets, fighter jet, fighter jets, fighter planes,
        aircraft, helicopter, helicopters, gunship, gunships, drone, drones, artillery, tanks, warship,
        warships, warship, gunboats, commandos, commando, paratroopers, servicemen, serviceman, conscripts,
        reservists, general staff, special forces, defence forces, defense forces, defence force, defense force,
        ground forces, ground troops, government forces, government troops, regime forces, government warplanes,
        government soldiers, army units, border guards, border guard, frigate, submarine, security forces, coast
        guard, coastguard, national guard, republican guard, presidential guard, military forces, service
        members, servicewomen, generals, bombers, planes, regulars, contingent, garrison, infantry, special
        operations forces, army officers, army chief of staff, military police, fighter aircraft, military
        aircraft, military officials, military official, military officers, military advisers, military
        personnel, armour, armor, columns, gunners, gunner, tank crews, guardsmen, national guardsmen, sappers,
        paratroops, infantrymen, artillerymen, naval commandos, bomber crews, rocket forces, missile forces,
        armed forces, army soldiers, army troops, air defence, air
        defences, air defense, air defenses, military junta, peacekeepers, peacekeeping force""",
    "pol": """police, policeman, policemen, policewoman, police officer, police officers, police force, police forces,
        riot police, gendarmerie, gendarmes, gendarme, federal police, security police, secret police,
        constables, security service, security services, security agents, national police, state police,
        carabinieri, police chief""",
    "leg": """parliament, lawmaker, lawmakers, legislature, legislator, legislators, parliamentarians, senate,
        congress, senator, senators, mps, mp, house of representatives, national assembly, lower house, upper
        house, parliamentary""",
    "jud": """court, courts, judge, judges, prosecutor, prosecutors, judiciary, supreme court, high court,
        constitutional court, criminal court, military court, prosecution, tribunal, attorney general,
        magistrate, chief justice""",
    "spy": """intelligence, intelligence agency, intelligence service, intelligence services, secret service, spy
        agency, intelligence officials, intelligence officers, spies, intelligence agents""",
    "opp": """opposition, opposition party, opposition parties, opposition leaders, opposition figures, opposition
        groups, opposition group, dissidents, opposition politicians, opposition forces, opposition supporters""",
    "reb": """rebel, rebels, militant, militants, insurgent, insurgents, gunman, gunmen, militia, militias,
        militiaman, militiamen, fighter, fighters, separatist, separatists, guerrilla, guerrillas, guerillas,
        terrorist, terrorists, jihadist, jihadists, jihadis, extremists, extremist, armed group, armed groups,
        armed men, mercenary, mercenaries, contractors, military contractors, private military contractors,
        attackers, assailants, assailant, suicide bomber, suicide bombers, bandits, kidnappers, rebel group,
        rebel groups, rebel forces, rebel fighters, insurgency, rebellion, warlord, warlords, militant group,
        militant groups, armed factions, rebel factions, paramilitary, paramilitaries, paramilitary forces,
        gang, gangs, gang members, cartel, cartels, pirates, snipers, islamists, islamist militants, islamist
        fighters, islamist rebels, jihadist groups, terrorist group, terrorist groups, faction, factions, armed
        bandits, herdsmen, herders, unknown gunmen, bombers""",
    "cvl": """
        employee, employees, staff, households, civilian, civilians, people, citizen, citizens, resident,
        residents, villager, villagers, refugee,
        refugees, migrant, migrants, protester, protesters, protestor, protestors, demonstrator, demonstrators,
        woman, women, child, children, worker, workers, student, students, activist, activists, family,
        families, voters, prisoners, prisoner, detainee, detainees, hostages, hostage, worshippers, worshipers,
        passengers, pilgrims, tribesmen, tribes, aid workers, aid worker, doctors, nurses, medics, farmers,
        fishermen, settlers, settler, nationals, population, community, communities, minority, displaced people,
        internally displaced people, human rights activists, rights activists, crowd, crowds, mourners, victims,
        survivors, pupils, teachers, schoolchildren, schoolgirls, truck drivers, rescuers, rescue workers,
        lawyer, lawyers, engineers, traders, shepherds, clerics, men, boys, girls, man, suspects, suspect,
        witnesses, eyewitnesses, locals, inmates, bystanders, labourers, laborers, commuters, churchgoers,
        supporters, expatriates, citizenry""",
    "med": """journalist, journalists, reporter, reporters, media, state media, state television, state tv, news
        agency, state news agency, newspaper, newspapers, press, television, broadcaster, cameraman,
        photographer, correspondent""",
}
# Longest first, since "foreign ministry" is found before "ministry".
ORGAN_NOUNS: Final[dict[tuple[str, ...], Organ]] = {
    tuple(noun.split()): organ for organ, nouns in _NOUNS.items() for noun in nouns.split(",")
}
# First word of a noun to the number of words of the longest that begins with it.
NOUN_STARTS: Final = starts_of(ORGAN_NOUNS)

# Nouns that are an actor of the report's own country without saying so, where "the" or nothing stands before them.
OWN_ORGANS: Final = word_set(
    """government authorities army military police parliament judiciary congress senate administration regime
    cabinet opposition"""
)
# Nouns too common to be an actor unless a number or an adjective of a country stands before them.
VAGUE: Final = word_set(
    """armour armor columns gunners gunner guardsmen
    employee employees staff households
    state mission force forces family families leaders community communities men man people woman women child
    children boys girls aircraft jet jets planes drone drones helicopter helicopters tanks artillery media press
    television newspaper newspapers worker workers student students doctors nurses teachers engineers farmers
    intelligence congress senate court courts judge judges lawyer lawyers prosecution delegation leadership
    presidency treasury supporters victims survivors passengers pupils locals population minority crowd faction
    factions bombers contractors submarine frigate parliamentary administration ministry ministers official
    officials embassy fighter contingent garrison marine marines general generals mp gang broadcaster reporter
    reporters photographer correspondent cameraman pirates spies suspect regulars bandits consulate tribunal
    magistrate settler rebel militant terrorist resident citizen voters pilgrims commuters traders attackers
    tribes nationals press militia suspects witnesses rebellion insurgency paramilitary"""
)
# What follows the name of a group and is still the group.
MEMBERS: Final = word_set(
    """forces force fighters fighter troops troop militants militant members member soldiers soldier gunmen gunman
    militia militias militiamen rebels rebel insurgents movement group groups organisation organization
    authorities officials official government administration commanders leadership leaders terrorists jihadists
    extremists army police units brigades brigade delegation negotiators representatives operatives cells
    affiliate affiliates attackers bombers guerrillas cadres combatants peacekeepers peacekeeper mission envoys
    party politicians lawmakers mps supporters-in-arms alliance coalition network faction militancy insurgency
    warplanes jets aircraft drones artillery paramilitaries paramilitary mercenaries contractors men navy
    headquarters council staff diplomats observers monitors inspectors investigators experts agencies agency"""
)
# Words that may stand between the qualifier and the noun.
BETWEEN: Final = word_set(
    """special security armed ground regular senior top former elite local border riot air naval government
    pro-government military federal central national state interim transitional new newly opposition rebel army
    police islamist shia shiite sunni kurdish suspected alleged masked separatist jihadist tribal royal
    regime-backed government-backed allied anti-government provincial regional high-ranking high-level
    unidentified unknown so-called hardline far-right ruling main largest supreme high criminal constitutional
    foreign defence defense interior civilian civil ethnic displaced internally young local undocumented
    paramilitary private wounded captured dead fellow other loyalist coalition self-declared self-proclaimed
    internationally recognised recognized internationally-recognised internationally-recognized un-recognised
    un-backed western-backed unity democratically elected military-led military-run de-facto caretaker hostile
    key powerful heavily joint combined national-security christian muslim jewish christian political human
    rights women unarmed peaceful prominent veteran retired embattled suicide"""
)
HONORIFICS: Final = word_set(
    """mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame gen gen. col col. lt lt. maj maj. capt capt. brig brig. sgt
    sgt. adm adm. sen sen. rep rep. gov gov. prof prof. rev rev. sheikh sheik shaykh imam ayatollah mullah
    maulana haji sayyid prince princess crown king queen emir sultan pope father sister brother president
    general colonel major captain admiral brigadier field marshal lieutenant minister senator governor commander
    pres. pres comrade judge justice"""
)
# Small words inside a name: Abdel Fattah al-Sisi, Ahmed ould Abdallah, Ursula von der Leyen, Ahmad Shah Massoud.
PARTICLES: Final = word_set(
    """al el bin ibn ben van von der de la le del di da dos das ould abu abd bint ul ur as ash an ad az at es ou du
    af den ter ali"""
)
LOCATIVE: Final = word_set(
    """in at near inside within across throughout outside around into onto toward towards via through amid beyond
    beside alongside"""
)
DIRECTIONS: Final = word_set(
    """northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern
    north-western south-eastern south-western north south east west northeast northwest southeast southwest
    upper lower greater rural downtown inner coastal mainland neighbouring neighboring nearby war-torn
    conflict-hit oil-rich government-held rebel-held besieged occupied modern-day"""
)
MOTION: Final = word_set(
    """travel travels travelled traveled travelling go goes went gone going flee flees fled fleeing return returns
    returned returning withdraw withdraws withdrew withdrawn withdrawing withdrawal arrive arrives arrived fly
    flew flown flights flight trip visit visits visited visiting move moves moved deploy deployed deploying
    deployment send sent sending pull pulled pullout retreat retreated come comes came coming smuggled smuggle
    deported deport expelled evacuate evacuated evacuation leave left leaving enter enters entered entering
    cross crossed crossing drive drove road border route troops advance advanced head headed heading escape
    escaped escapes migrate migrated relocate relocated repatriate repatriated transferred transfer passage km
    kilometres kilometers miles refugees"""
)
PLACE_NOUNS: Final = word_set(
    """city town village port capital province region district area state governorate suburb neighbourhood
    neighborhood enclave coast border borders soil territory airspace waters airport camp island valley desert
    mountains river lake sea bay gulf peninsula strip north south east west northeast northwest southeast
    southwest outskirts countryside oblast department municipality township county hills crisis war conflict
    frontier embassy consulate crossing checkpoint road highway base dam refinery hospital university stadium
    port highway"""
)
# After these a name is that of the place itself: "the village of X".
PLACE_HEADS: Final = word_set(
    """city town village port hamlet suburb district neighbourhood neighborhood enclave settlement camp township
    island municipality oasis quarter"""
)
