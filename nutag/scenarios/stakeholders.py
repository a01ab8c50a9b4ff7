"""Three scenarios of the stakeholders: where interests meet, whether two coders agree, and who counts for whom."""

from functools import cache
from itertools import combinations

from nutag import wording
from nutag.data import records
from nutag.models.stakeholders import cohen_kappa, common_items, jaccard, salience_class
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import TEACHING, caption

GROUPS = {"LA": "local administration", "MC": "mining companies", "SM": "small firms", "CZ": "citizens"}
CODINGS = {"A": "theme_codes", "B": "theme_codes_second"}
THEMES = {row.theme_id: row.theme for row in records("themes")}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RESPONSIBLE, ENVIRONMENT = "MC9", "T2"


@cache
def codes(coder):
    """The coding of one coder: pairs of item and theme, in the order of the table."""
    return tuple((row.item_id, row.theme_id) for row in records(CODINGS[coder]))


def group(item_id):
    """The group in whose list an item stands."""
    return item_id[:2]


def themes_by_group(coding):
    """Group → the set of themes in its list."""
    return {name: {theme for item, theme in coding if group(item) == name} for name in GROUPS}


def meeting(coding):
    """Theme → the groups that have it, both in their own order."""
    return {theme: [name for name in GROUPS if any(pair[1] == theme and group(pair[0]) == name for pair in coding)]
            for theme in THEMES}


KEEP_INCOME = ("Coder B reads “keep income” and “new business” of small firms as business only. Both together take the "
               "small firms out of the theme of jobs. ")


class Meet(Scenario):
    """Choose a coder and a theme: which groups meet there, and how alike two lists are."""

    name = "stakeholders.meet"
    title = "Which groups meet where?"
    coder = choice("A", {"A": "coder A", "B": "coder B"}, "Sorted by", radio=True, tag=TEACHING)
    theme = choice("T1", THEMES, "Theme", tag=TEACHING)
    responsible = switch(False, "Coder A also finds the environment in “be socially responsible”", tag=TEACHING,
                         when=dict(coder=["A"]), more=True)
    predictions = (
        Prediction("all", "Ten themes, four groups. In how many themes do all four groups meet, by coder A?",
                   unit="themes",
                   right=lambda result: len(result.values["by_all"]),
                   shows=lambda result: f"{said(result.values['by_all'])}. "
                                        f"{NUMBERS[result.values['by_three']].capitalize()} more "
                                        "joins three groups."),
        Prediction("coder", "A second coder sorts the same 34 items. In how many themes do all four meet now?",
                   options=("in none", "in one, the same as before", "in one, but another", "in two or more"),
                   at=dict(coder="B"),
                   right=lambda result: how_many(result.values["by_all"]),
                   shows=lambda result: (KEEP_INCOME if {("SM4", "T1"), ("SM7", "T1")}.isdisjoint(codes("B")) else "")
                   + f"Themes of three groups: {result.values['by_three']}."))
    measures = (Measure("all", "themes of all four groups", str), Measure("by_three", "themes of three groups", str),
                Measure("most_alike", "most alike"))

    def coding(self):
        """The coding of the chosen coder, with the item that may be read in a second way."""
        added = ((RESPONSIBLE, ENVIRONMENT),) if self.coder == "A" and self.responsible else ()
        return codes(self.coder) + added

    def compute(self):
        coding = self.coding()
        groups, meet = themes_by_group(coding), meeting(coding)
        by_all = common_items(groups.values())
        by_all = [theme for theme in THEMES if theme in by_all]
        by_three = sum(len(names) == 3 for names in meet.values())
        alike = {pair: jaccard(groups[pair[0]], groups[pair[1]]) for pair in combinations(GROUPS, 2)}
        ranked = sorted(alike, key=alike.get, reverse=True)
        here = [item for item, theme in coding if theme == self.theme]
        rows = dict(
            themes=[dict(theme=theme, groups=len(names), first=names[0], last=names[-1])
                    for theme, names in meet.items() if names],
            dots=[dict(theme=theme, group=name, items=sum((group(item), of) == (name, theme) for item, of in coding))
                  for theme, names in meet.items() for name in names],
            pairs=[dict(pair=" ".join(pair), alike=round(share, 4), text=fraction(groups, pair))
                   for pair, share in alike.items()],
            chosen=[dict(theme=self.theme)])
        join = "themes join" if len(by_all) > 1 else "theme joins"
        title = f"By coder {self.coder}, {NUMBERS[len(by_all)]} {join} all four groups"
        met = [GROUPS[name] for name in meet[self.theme]]
        closest, farthest = (" and ".join(GROUPS[name] for name in pair) for pair in (ranked[0], ranked[-1]))
        sentence = (f"“{THEMES[self.theme]}”: {len(here)} item{'s' * (len(here) != 1)}, from "
                    f"{listed(met or ['no group'])}. "
                    f"Most alike: {closest} ({fraction(groups, ranked[0])} themes in common). "
                    f"Least alike: {farthest} ({fraction(groups, ranked[-1])}).")
        words = {row.item_id: row.item for row in records("interests")}
        column = f"item under “{THEMES[self.theme]}”"
        table = ([{"group": GROUPS[group(item)], column: words[item]} for item in here]
                 or [{"group": "none", column: "none"}])
        return Result(rows, sentence, table, dict(
            by_all=by_all, all=len(by_all), by_three=by_three, alike=alike, groups=groups,
            most_alike=f"{closest} ({fraction(groups, ranked[0])})"), title)

    def fixed(self):
        return dict(names=[dict(theme=theme, text=text) for theme, text in THEMES.items()])

    def caption(self):
        return caption(records("interests"), *map(records, CODINGS.values())) + ". Both codings are ours"


def fraction(groups, pair):
    """How many themes two groups share, of all that either has, in words."""
    one, other = (groups[name] for name in pair)
    return f"{len(one & other)} of {len(one | other)}"


def how_many(by_all):
    """The option of the question on a second coder."""
    if len(by_all) > 1:
        return "in two or more"
    return "in none" if not by_all else "in one, the same as before" if by_all == ["T1"] else "in one, but another"


def said(themes):
    """Themes in quotation marks, as a sentence without its point."""
    return "No theme" if not themes else listed([f"“{THEMES[theme]}”" for theme in themes])


def listed(words):
    """Words with commas and, before the last, *and*.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


SORTED = [row for row in records("interests") if row.group_id in ("MC", "CZ")]  # the items of the sorting panel
SECOND = {"no": "someone who says no to all", "B": "coder B", "me": "you, by a click"}
Items = type(Scenario)("Items", (Scenario,), {  # the second coder; where it is the reader, a yes or no for each item
    "second": choice("no", SECOND, "The second coder is", radio=True, tag=TEACHING),
    **{row.item_id: switch(False, row.item[:1].upper() + row.item[1:], when=dict(second=["me"]), more=True)
       for row in SORTED}})


def percent(share):
    """A share from 0 to 1 as a percentage with two decimals, where it has them: 13 of 16 is 81.25 %."""
    return f"{wording.text(round(100 * share, 2))} %"


def pairs_of_yes(first, second):
    """2 × 2 counts of two codings, item → yes or no: rows the first coder's yes and no, columns the second's."""
    return [[sum(first[item] is one and second[item] is other for item in first) for other in (True, False)]
            for one in (True, False)]


class TwoCoders(Items):
    """Is it about the environment? Sixteen items, two coders: how far they agree, and how far beyond chance."""

    name = "stakeholders.coders"
    title = "Do two coders agree?"
    predictions = (
        Prediction("share", "Coder A finds the environment in 3 of 16 items. A second coder reads nothing and says "
                            "no 16 times. "
                   "On what share do they agree?", unit="%", near=2, at=dict(second="no"),
                   right=lambda result: 100 * result.values["agreed"],
                   shows=lambda result: f"They agree on {result.values['same']} of 16 items."),
        Prediction("kappa", "κ (kappa) is 1 where two coders always agree. What is κ for the coder who reads nothing?",
                   options=("about 0.8", "about 0.5", "exactly 0", "below 0"), at=dict(second="no"),
                   right=lambda result: "exactly 0" if result.values["kappa"] == 0
                   else "below 0" if result.values["kappa"] < 0
                   else "about 0.8" if result.values["kappa"] > 0.65 else "about 0.5",
                   shows=lambda result: "All of this agreement is what chance gives. Only what lies above chance "
                                        "counts for κ."))
    measures = (Measure("same", "items on which they agree", "{} of 16".format),
                Measure("kappa", "κ", "{:.2f}".format))

    def compute(self):
        first = {row.item_id: (row.item_id, ENVIRONMENT) in codes("A") for row in SORTED}
        other = {"no": dict.fromkeys(first, False), "me": {item: getattr(self, item) for item in first},
                 "B": {item: (item, ENVIRONMENT) in codes("B") for item in first}}[self.second]
        table = pairs_of_yes(first, other)
        (both, only_a), (only_second, neither) = table
        total = len(first)
        seen, kappa = (both + neither) / total, cohen_kappa(table)
        kappa = 0.0 if abs(kappa) < 1e-12 else kappa
        chance = sum(sum(row) * sum(column) for row, column in zip(table, zip(*table))) / total**2
        name = {"no": "the second coder", "B": "coder B", "me": "you"}[self.second]
        rows = dict(
            items=[{"item": item, "a": yes, "second": other[item], "differ": yes is not other[item],
                    item: not other[item]} for item, yes in first.items()],
            agreement=[dict(chance=round(100 * chance, 2), seen=round(100 * seen, 2),
                            low=round(100 * min(chance, seen), 2),
                            high=round(100 * max(chance, seen), 2), better=seen >= chance, kappa=round(kappa, 4))],
            counts=[dict(a=one, second=two, items=table[one == "no"][two == "no"], same=one == two)
                    for one in ("yes", "no") for two in ("yes", "no")])
        title = f"They agree on {both + neither} of {total} items; κ is {kappa:.2f}".replace("-0.", "−0.")
        sentence = (f"Coder A and {name}: {both} times both say yes, {neither} times both say no, "
                    f"{only_a + only_second} times they "
                    f"differ. They agree on {percent(seen)} of the items; chance alone would give {percent(chance)}.")
        verdicts = [{"items": what, "how many": count} for what, count in (
            ("both say yes", both), ("only coder A says yes", only_a),
            (f"only {name} {'say' if name == 'you' else 'says'} yes", only_second),
            ("both say no", neither))]
        return Result(rows, sentence, verdicts, dict(
            same=both + neither, agreed=seen, chance=chance, kappa=kappa, counts=(both, only_a, only_second, neither)),
                      title)

    def fixed(self):
        return dict(texts=[dict(item=row.item_id, text=row.item) for row in SORTED])

    def caption(self):
        return caption(records("interests"), *map(records, CODINGS.values())) + ". Coders A and B are ours"


ACTORS = {row.actor_id: row for row in records("stakeholder_actors")}
SHORT = {"aimag-governor": "Aimag governor", "soum-governor": "Soum governor", "khural": "Soum khural",
         "company": "Company",
         "small-firms": "Small firms", "herders": "Herders", "womens-group": "Women's group", "ngo": "NGO",
         "ministry": "Ministry", "media": "Media"}
BOXES = {(True, True): "manage closely", (True, False): "keep satisfied", (False, True): "keep informed",
         (False, False): "monitor"}
PLURAL = {"herders", "small-firms", "media"}
ALONE = ("power", "interest", "legitimacy", "urgency")


def own(actor_id):
    """The settings at which an actor stands where we put it."""
    row = ACTORS[actor_id]
    return dict(power=row.power, interest=row.interest, legitimacy=row.has_legitimacy, urgency=row.has_urgency)


def box(power, interest, line):
    """The box of the grid: what Mendelow and others advise to do with such an actor."""
    return BOXES[power >= line, interest >= line]


class Grid(Scenario):
    """Choose an actor and move it: its box in the power–interest grid, and its class by power, legitimacy and urgency.

    One actor is moved at a time; the others stand where we put them. Another actor brings its own place along.
    """

    name = "stakeholders.grid"
    title = "Who counts?"
    actor = choice("herders", {row.actor_id: row.actor for row in ACTORS.values()}, "Actor")
    power = slider(2, 0, 10, 1, "Power", tag=TEACHING)
    interest = slider(9, 0, 10, 1, "Interest", tag=TEACHING)
    legitimacy = switch(True, "Legitimacy: the claim is seen as right", tag=TEACHING, more=True)
    urgency = switch(True, "Urgency: the claim cannot wait", tag=TEACHING, more=True)
    line = slider(5, 1, 10, 1, "From here on it counts as high", tag=TEACHING, more=True)
    predictions = (
        Prediction("class", "The herders' claim is seen as right, and it cannot wait, but they have little power. "
                            "What does the "
                   "theory call them?", options=("dominant", "dangerous", "dependent", "definitive"),
                   right=lambda result: result.values["class"],
                   shows=lambda result: "They depend on the power of others. With power of their own they would be "
                                        "definitive."),
        Prediction("winter", "In summer the herders are away with the animals. So somebody writes their interest "
                             "down, from 9 to "
                   "3. In which box do they land?", options=tuple(BOXES.values()),
                   at=dict(interest=3), right=lambda result: result.values["box"],
                   shows=lambda result: "“Monitor” means: least effort. But a season away is not absence of "
                                        "interest. The grid shows "
                                        "what its author sees."))
    measures = (Measure("box", "box"), Measure("class", "class"), Measure("close", "actors to manage closely", str))

    def apply(self, settings):
        """Take over settings; an actor chosen alone comes with its own place."""
        chosen = settings.get("actor")
        if isinstance(chosen, str) and chosen in ACTORS and chosen != self.actor:
            settings = {**own(chosen), **settings}
        super().apply(settings)

    def compute(self):
        moved = {name: getattr(self, name) for name in ALONE}
        places = {actor: moved if actor == self.actor else own(actor) for actor in ACTORS}
        classes = {actor: salience_class(place["power"] >= self.line, place["legitimacy"], place["urgency"])
                   for actor, place in places.items()}
        boxes = {actor: box(place["power"], place["interest"], self.line) for actor, place in places.items()}
        mine, here = classes[self.actor], boxes[self.actor]
        rows = dict(
            places=[dict(actor=actor, text=SHORT[actor], power=place["power"], interest=place["interest"],
                         chosen=actor == self.actor) for actor, place in places.items()],
            boxes=[dict(box=words, side="right" if interest else "left", y=11 if power else -0.9, chosen=words == here)
                   for (power, interest), words in BOXES.items()],
            line=[dict(at=self.line - 0.5)],
            attributes=[mark for actor, place in places.items() for mark in marks(self, actor, place)],
            classes=[dict(actor=actor, text=kind, chosen=actor == self.actor) for actor, kind in classes.items()])
        name = ACTORS[self.actor].actor
        title = f"{SHORT[self.actor]}: {here}, and {mine}"
        held = [word for word, holds in zip(("power", "legitimacy", "urgency"), (
            self.power >= self.line, self.legitimacy, self.urgency)) if holds]
        sentence = (f"With power {self.power} and interest {self.interest} of 10, {name[:1].lower() + name[1:]} "
                    f"stand{'s' * (self.actor not in PLURAL)} in the box “{here}”. "
                    f"{'They hold' if self.actor in PLURAL else 'It holds'} "
                    f"{listed(held or ['none of the three attributes'])}: "
                    f"the class is {mine}.")
        table = [{"actor": ACTORS[actor].actor, "power": place["power"], "interest": place["interest"],
                  "box": boxes[actor], "legitimacy": yes(place["legitimacy"]),
                  "urgency": yes(place["urgency"]), "class": classes[actor]}
                 for actor, place in places.items()]
        close = sum(words == "manage closely" for words in boxes.values())
        return Result(rows, sentence, table, {
            "box": here, "class": mine, "attributes": len(held), "boxes": boxes, "classes": classes,
            "close": close}, title)

    def fixed(self):
        return dict(names=[dict(actor=actor, text=SHORT[actor]) for actor in ACTORS])

    def caption(self):
        return caption(records("stakeholder_actors")) + ". Power counts as an attribute from the line on"


def marks(scenario, actor, place):
    """The three attributes of an actor as marks; those that the reader may switch carry what a touch would set."""
    chosen = actor == scenario.actor
    held = dict(power=place["power"] >= scenario.line, legitimacy=place["legitimacy"], urgency=place["urgency"])
    return [{"actor": actor, "attribute": word, "held": holds,
             **({word: not holds} if chosen and word != "power" else {})}
            for word, holds in held.items()]


def yes(true):
    return "yes" if true else "no"
