"""Two scenarios of a local budget: five voters by hand, and the ballots of a bag meeting under three rules."""

from fractions import Fraction
from functools import lru_cache

from nutag import wording
from nutag.data import records
from nutag.models.participatory_budgeting import equal_shares, greedy
from nutag.panel.controls import choice, slider, switch
from nutag.panel.scenario import Measure, Prediction, Result, Scenario
from nutag.provenance import TEACHING, caption
from nutag.scenarios.revenue_sharing import kept_rules, soum_budgets
from nutag.scenarios.territory import middle, spread

# Project → its short name; the full titles stand in the table pb_projects.
NAMES = dict(V="vaccination pens", S="sports hall", W="well", K="playground", L="street lights", H="health post",
             G="solar power")
MEETING_BUDGET = 110  # ₮ million, TEACHING: what the meeting shares out under the rule at the start of workbook 04
STEP = 0.05           # ₮ million a voter and step of completion

# Five voters, TEACHING: what each project costs in ₮ million, and who approves it.
BY_HAND = dict(V=24, W=15, K=12, L=12)
HAND_BUDGET = 50
VOTERS = ("herder", "pensioner", "firm owner", "teacher", "job-seeker")
APPROVED = {"herder": "VW", "pensioner": "VWK", "firm owner": "VWL", "teacher": "K", "job-seeker": "L"}
FIRM_OWNER = {"VWL": "pens, well and lights", "VW": "pens and well", "L": "street lights alone"}
HAND_RULES = {"greedy": "most votes first", "shares": "equal shares"}
RULES = HAND_RULES | {"completed": "equal shares, completed"}
BALLOT_SETS = {"divided": "divided by sex", "crossing": "crossing the line"}


@lru_cache(maxsize=1024)
def outcome(rule, costs, ballots, budget, utility="cost"):
    """What a rule of `RULES` makes of ballots: the model's `Outcome`.

    costs: pairs of project and cost. ballots: one frozen set a voter. Both hashable, so that a result is found once.
    """
    if rule == "greedy":
        return greedy(dict(costs), ballots, budget)
    return equal_shares(dict(costs), ballots, budget, utility, STEP if rule == "completed" else None)


def money(amount):
    """An amount in ₮ million as a reader sees it: at most two decimals.

    >>> money(Fraction(35, 12)), money(24)
    ('2.92', '24')
    """
    return wording.text(round(float(amount), 2))


def listed(words):
    """Words in a sentence.

    >>> listed(["pens", "well", "lights"])
    'pens, well and lights'
    """
    words = list(words)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def benefits(costs, ballots, funded):
    """For each voter what the funded projects that the voter approved cost together."""
    return [sum(costs[project] for project in funded if project in ballot) for ballot in ballots]


def layers(payments):
    """Payments by round and voter as (lower edge, upper edge) by voter and round, stacked in order."""
    stacked = []
    for paid in zip(*payments):
        edges, height = [], Fraction(0)
        for amount in paid:
            edges.append((height, height + amount))
            height += amount
        stacked.append(edges)
    return stacked


NOBODY, TEACHER, SHARED, ALIKE = PAYERS = (
    "nobody: it is not built", "the teacher alone", "the teacher 10, the pensioner 2", "all five alike")


def payers(payments):
    """Which of `PAYERS` says who paid for a project.

    >>> payers([0, 2, 0, 10, 0])
    'the teacher 10, the pensioner 2'
    """
    paid = [voter for voter, amount in zip(VOTERS, payments) if amount]
    return {(): NOBODY, ("teacher",): TEACHER, ("pensioner", "teacher"): SHARED}.get(tuple(paid), ALIKE)


class FiveVoters(Scenario):
    """Five voters, fifty million, four projects: buy one after the other, and watch every wallet."""

    name = "local_budget.five"
    title = "Five voters, two rules: who pays, and who gets what?"
    rule = choice("greedy", HAND_RULES, "Rule", radio=True)
    round = slider(0, 0, 3, 1, "Purchases so far", tag=TEACHING)
    firm_owner = choice("VWL", FIRM_OWNER, "The firm owner approves")
    measures = (Measure("spent", "spent, ₮ million", money),
                Measure("nothing", "voters who get nothing so far", lambda voters: str(len(voters))))
    predictions = (
        Prediction("sweep", "Most votes first, until no project fits any more. How many of the five voters get "
                            "nothing?",
                   right=lambda result: len(result.values["nothing"]), unit="voters",
                   at=dict(rule="greedy", round=3), veils=("paid", "left", "purse"),
                   shows=lambda result: f"bought: {listed(result.values['bought'])}. "
                                        f"{leaves_out(result.values['nothing'])}."),
        Prediction("payers", "Equal shares. First the three who want the pens pay for them. Who "
                             "pays for the playground then?", options=PAYERS, at=dict(rule="shares", round=3),
                   right=lambda result: payers(result.values["payments"].get("K", ())), veils=("paid", "left", "purse"),
                   shows=lambda result: f"in the end bought: {listed(result.values['bought'])}. "
                                        f"{leaves_out(result.values['nothing'])}."))

    def compute(self):
        approved = {**APPROVED, "firm owner": self.firm_owner}
        ballots = tuple(frozenset(approved[voter]) for voter in VOTERS)
        whole = outcome(self.rule, tuple(BY_HAND.items()), ballots, HAND_BUDGET)
        count = min(self.round, len(whole.funded))
        funded, payments = whole.funded[:count], whole.payments[:count]
        left = whole.wallets[count - 1] if count else (whole.endowment,) * len(VOTERS)
        got, spent = benefits(BY_HAND, ballots, funded), sum(BY_HAND[project] for project in funded)
        nothing = [voter for voter, amount in zip(VOTERS, got) if not amount]
        values = dict(spent=spent, nothing=nothing, bought=[NAMES[project] for project in funded],
                      payments=dict(zip(funded, payments)), left=left, got=got, finished=count == len(whole.funded))
        table = [{"voter": voter, "approves": ", ".join(NAMES[project] for project in sorted(ballot)),
                  "pays, ₮m": money(whole.endowment - rest), "left, ₮m": money(rest), "gets, ₮m": amount}
                 for voter, ballot, rest, amount in zip(VOTERS, ballots, left, got)]
        rows = dict(self.wallets(ballots, funded, payments, left), **self.projects(ballots, whole, count, left))
        return Result(rows, self.sentence(values), table, values, self._title(values))

    def wallets(self, ballots, funded, payments, left):
        """A segment for each payment, and what is left on top."""
        edges = layers(payments) or [[] for _ in VOTERS]
        paid = [dict(voter=voter, lo=float(low), hi=float(high), project=NAMES[project], round=number + 1,
                     asked=project in ballot, text=f"{money(high - low)}")
                for voter, ballot, stack in zip(VOTERS, ballots, edges)
                for number, (project, (low, high)) in enumerate(zip(funded, stack)) if high > low]
        rest = [dict(voter=voter, lo=float(10 - amount), hi=10.0, text=money(amount))
                for voter, amount in zip(VOTERS, left) if amount]
        return dict(paid=paid, left=rest)

    def projects(self, ballots, whole, count, left):
        """Each project with its votes and cost, and the money that may pay for it."""
        votes = {project: sum(project in ballot for ballot in ballots) for project in BY_HAND}
        order = sorted(BY_HAND, key=lambda project: (-votes[project], project))
        cards = [dict(project=NAMES[project], cost=BY_HAND[project], votes=votes[project]) for project in order]
        purse = []
        for project in order:
            place = whole.funded.index(project) + 1 if project in whole.funded else None
            bought = place is not None and place <= count
            able = sum(amount for amount, ballot in zip(left, ballots) if self.rule == "greedy" or project in ballot)
            able = BY_HAND[project] if bought else able
            purse.append(dict(project=NAMES[project], able=float(able), edge=float(max(able, BY_HAND[project])),
                              round=place, bought=bought, text="all of it" if bought else money(able)))
        return dict(cards=cards, purse=purse)

    def sentence(self, values):
        """What is bought so far, who paid, and who has nothing yet."""
        bought = values["bought"]
        if not bought:
            return (f"{HAND_RULES[self.rule].capitalize()}: nothing is bought yet. Each of the five has ₮10 million of "
                    "the ₮50 million.")
        last = list(values["payments"].items())[-1]
        paid = ("from the common purse, ₮" + money(last[1][0]) + " million of each voter's part"
                if self.rule == "greedy"
                else "paid by " + listed(f"the {voter} ({money(amount)})" for voter, amount in zip(VOTERS, last[1])
                                         if amount))
        end = "No project fits any more" if values["finished"] else "Not finished yet"
        return (f"{HAND_RULES[self.rule].capitalize()}: {listed(bought)} for ₮{values['spent']} million of 50. "
                f"The last one was {paid}. {end}.")

    def _title(self, values):
        if not values["bought"]:
            return "Before the first purchase, every wallet is full"
        done = "In the end" if values["finished"] else f"After {counted(len(values['bought']), 'purchase')}"
        return f"{done}, {leaves_out(values['nothing'], first=False)}"

    def caption(self):
        return caption(TEACHING) + ". Ties go to the project that comes first in the alphabet."


def counted(number, noun):
    """A number with its noun.

    >>> counted(1, "purchase"), counted(2, "voter")
    ('1 purchase', '2 voters')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def leaves_out(voters, first=True):
    """Who gets nothing, in words.

    >>> leaves_out(["teacher", "job-seeker"])
    'The teacher and the job-seeker get nothing'
    """
    words = listed(f"the {voter}" for voter in voters)
    said = f"{words} get{'s' * (len(voters) == 1)} nothing" if voters else "everybody gets something"
    return said[0].upper() + said[1:] if first else said


SEXES = {"woman": "women", "man": "men"}
MINE = dict(own=[True])  # the projects of the reader's own ballot count once it is added
BETWEEN_SEXES, BETWEEN_BAGS = 0.7, 1.5  # free places on the axis of the voters
FEWER, SAME, MORE = COMPARED = ("far below the mean of the men", "about the same as the mean of the men",
                                "far above the mean of the men")


def against(women, men):
    """Which of `COMPARED` holds for two means: about the same is within a tenth.

    >>> against(7.5, 82.5), against(50, 49.6)
    ('far below the mean of the men', 'about the same as the mean of the men')
    """
    return SAME if abs(women - men) <= 0.1 * men else FEWER if women < men else MORE


def mean(amounts):
    return Fraction(sum(amounts), len(amounts))


def on_my_ballot(project, default=False):
    """One place of the reader's own ballot, as a control."""
    return switch(default, f"I approve: {NAMES[project]}", when=MINE, more=True)


def places(voters):
    """The place of each voter, given as (bag, sex) in order, on an axis with gaps between groups.

    >>> places([(1, "man"), (1, "woman"), (2, "man")])
    [0.5, 2.2, 4.7]
    """
    found = [0.5]
    for (bag, sex), (next_bag, next_sex) in zip(voters, voters[1:]):
        gap = BETWEEN_BAGS if next_bag != bag else BETWEEN_SEXES if next_sex != sex else 0
        found.append(round(found[-1] + 1 + gap, 2))
    return found


class BagMeeting(Scenario):
    """Twenty ballots from three bags: one budget, three rules, and who gets what."""

    name = "local_budget.meeting"
    title = "Same votes, different rule: who gets what?"
    rule = choice("greedy", RULES, "Rule", radio=True)
    ballots = choice("divided", BALLOT_SETS, "Ballots", radio=True, tag=TEACHING)
    budget = slider(MEETING_BUDGET, 20, 200, 5, "Budget", unit="₮ million", tag=TEACHING)
    utility = choice("cost", {"cost": "what most votes can pay", "cardinality": "what is cheapest for a payer"},
                     "Equal shares buy first", radio=True, more=True)
    own = switch(False, "Add my own ballot: one voter more", more=True)
    own_w = on_my_ballot("W", True)
    own_k = on_my_ballot("K")
    own_l = on_my_ballot("L")
    own_h = on_my_ballot("H")
    own_s = on_my_ballot("S")
    own_v = on_my_ballot("V")
    own_g = on_my_ballot("G")
    measures = (Measure("women", "mean of the women, ₮ million", money), Measure("men", "mean of the men", money),
                Measure("nothing", "voters with nothing", str))
    ANSWERS = ("got", "bought", "paid", "nothing", "dots", "spans", "bags", "mine")  # what a waiting question hides
    predictions = (
        Prediction("nothing", "₮110 million, the divided ballots, most votes first. How many of the 20 voters get "
                              "nothing?",
                   right=lambda result: result.values["nothing"], unit="voters", near=1, veils=ANSWERS,
                   shows=lambda result: "funded: {funded}. {left_out}".format(**result.values)),
        Prediction("unspent", "The same ballots, equal shares without completion. How much of the ₮110 million is "
                              "not spent?",
                   right=lambda result: result.values["unspent"], unit="₮ million", near=5, at=dict(rule="shares"),
                   veils=ANSWERS,
                   shows=lambda result: "funded: {funded}. No group that wants one more project can still pay "
                                        "for it.".format(**result.values)),
        Prediction("crossing", "The crossing ballots, most votes first again. The mean of the women is …",
                   options=COMPARED,
                   right=lambda result: against(result.values["women"], result.values["men"]),
                   at=dict(ballots="crossing"), veils=ANSWERS,
                   shows=lambda result: "a woman gets {0}, a man {1} on average".format(
                       money(result.values["women"]), money(result.values["men"]))))

    def __init__(self, **settings):
        self.costs = {row.project: row.cost_mnt_mln for row in records("pb_projects")}
        self.sets = {name: ballots_of(name) for name in BALLOT_SETS}
        super().__init__(**settings)

    def electorate(self):
        """Who votes, as (bag, sex), and the ballots in the same order; the reader's own comes last, without a bag."""
        voters, ballots = zip(*self.sets[self.ballots])
        if not self.own:
            return voters, ballots
        mine = frozenset(project for project in self.costs if getattr(self, f"own_{project.lower()}"))
        return (*voters, (None, "you")), (*ballots, mine)

    def compute(self):
        voters, ballots = self.electorate()
        costs = tuple(self.costs.items())
        found = {rule: outcome(rule, costs, ballots, self.budget, self.utility) for rule in RULES}
        facts = {rule: self.facts(voters, ballots, each) for rule, each in found.items()}
        chosen, whole = facts[self.rule], found[self.rule]
        values = dict(chosen, budget=self.budget, endowment=whole.endowment, rules=facts,
                      ratio=chosen["women"] / chosen["men"] if chosen["men"] else 0)
        rows = dict(self.matrix(voters, ballots, whole.funded), **self.wallets(voters, ballots, whole),
                    **self.means(facts))
        return Result(rows, self.sentence(values), self.table(facts), values, title(values, len(voters)))

    def facts(self, voters, ballots, found):
        """What an outcome gives to whom: means by sex and by bag over the twenty, who gets nothing, what is spent."""
        got = benefits(self.costs, ballots, found.funded)
        without = [voter for voter, amount in zip(voters, got) if not amount]
        left_out = f"Nothing for {groups(without)}." if without else "Everybody gets something."

        def mean_of(place, group):
            return mean([amount for voter, amount in zip(voters, got) if voter[place] == group])

        return dict(
            women=mean_of(1, "woman"), men=mean_of(1, "man"), bags={bag: mean_of(0, bag) for bag in (1, 2, 3)},
            got=got, nothing=len(without), left_out=left_out,
            funded=listed(NAMES[project] for project in found.funded) or "nothing", projects=found.funded,
            spent=found.spent, unspent=self.budget - found.spent, mine=got[-1] if self.own else None)

    def matrix(self, voters, ballots, funded):
        """A row for each project, most votes first; for each voter the rows approved, and those that were funded."""
        votes = {project: sum(project in ballot for ballot in ballots) for project in self.costs}
        order = sorted(self.costs, key=lambda project: (-votes[project], project))
        row = {project: number for number, project in enumerate(order)}
        alike = same(places(voters), ballots)
        asked = {ballot: sorted(ballot, key=row.get) for ballot in alike}
        got = {ballot: [project for project in asked[ballot] if project in funded] for ballot in alike}
        return dict(
            cards=[dict(row=row[project], letter=project, votes=votes[project], cost=self.costs[project])
                   for project in order],
            asked=[dict(xs=xs, rows=[row[project] for project in asked[ballot]]) for ballot, xs in alike.items()],
            got=[dict(xs=xs, rows=[row[project] for project in got[ballot]], letters=got[ballot])
                 for ballot, xs in alike.items() if got[ballot]],
            bought=[dict(row=row[project], letter=project) for project in funded],
            nothing=[dict(xs=xs) for ballot, xs in alike.items() if not got[ballot]])

    def wallets(self, voters, ballots, whole):
        """What each voter pays, round by round, as parts of a full wallet; “-” pays for what was not asked for."""
        alike, stacks = same(places(voters), ballots), dict(zip(ballots, layers(whole.payments)))
        paid = []
        for ballot, xs in alike.items():
            parts = [(project, low, high) for project, (low, high) in zip(whole.funded, stacks.get(ballot, []))
                     if high > low]
            paid.append(dict(xs=xs, lo=[part(low, whole) for _, low, _ in parts], hi=[part(high, whole) for *_,
                                                                                      high in parts],
                             letters=[project if project in ballot else "-" for project, *_ in parts]))
        part_of_all = Fraction(self.budget, len(voters))
        raised = f"|raised from {money(part_of_all)}" if whole.endowment > part_of_all else ""
        return dict(paid=[row for row in paid if row["lo"]], wallet=[dict(xs=places(voters))],
                    full=[dict(text=f"₮{money(whole.endowment)} million each{raised}")],
                    you=[dict(x=places(voters)[-1])] if self.own else [])

    def means(self, facts):
        """For each rule the means of women and men, of the bags, and of the reader's own ballot."""
        dots = [dict(rule=rule, who=who, mean=round(float(each[who]), 2)) for rule, each in facts.items()
                for who in ("women", "men")]
        spans = [dict(rule=rule, lo=round(float(min(each["women"], each["men"])), 2),
                      hi=round(float(max(each["women"], each["men"])), 2),
                      nothing=each["nothing"], chosen=rule == self.rule) for rule, each in facts.items()]
        bags = [dict(rule=rule, bag=bag, mean=round(float(amount), 2), place=round(place, 1))
                for rule, each in facts.items()
                for pairs in [sorted((amount, bag) for bag, amount in each["bags"].items())]
                for place, (amount, bag) in zip(inside([float(amount) for amount, _ in pairs]), pairs)]
        mine = [dict(rule=rule, mean=each["mine"]) for rule, each in facts.items() if each["mine"] is not None]
        return dict(dots=dots, spans=spans, bags=bags, mine=mine)

    def table(self, facts):
        """A row for each rule: what is funded, what it costs, and who gets how much."""
        return [{"rule": RULES[rule], "funded, in order": each["funded"], "₮m": each["spent"],
                 "women": f"{float(each['women']):.2f}", "men": f"{float(each['men']):.2f}",
                 **{f"bag {bag}": f"{float(amount):.2f}" for bag, amount in each["bags"].items()},
                 "with nothing": each["nothing"], **({"you": each["mine"]} if self.own else {})} for rule,
                each in facts.items()]

    def sentence(self, values):
        """What is funded, who gets nothing, and the means of the bags."""
        bags = ", ".join(money(amount) for amount in values["bags"].values())
        mine = f" You get {values['mine']}." if self.own else ""
        many = len(values["projects"]) > 4  # the picture and the table name them all
        what = f"{len(values['projects'])} of {len(self.costs)} projects" if many else values["funded"]
        return (f"{self.ballots.capitalize()} ballots, {RULES[self.rule]}: {what} for ₮{money(values['spent'])} of "
                f"₮{self.budget} million. {values['left_out']} Bags 1, 2, 3: {bags}.{mine}")

    def fixed(self):
        """The names of the groups above the voters, and of the projects."""
        voters = [voter for voter, _ in self.sets["divided"]]
        where = dict(zip(range(len(voters)), places(voters)))
        heads = [dict(x=round(middle([where[n] for n, one in enumerate(voters) if one == voter]), 2),
                      text=str(voters.count(voter)), kind=SEXES[voter[1]]) for voter in dict.fromkeys(voters)]
        bags = [dict(x=round(middle([where[n] for n, one in enumerate(voters) if one[0] == bag]), 2), text=f"bag {bag}",
                     kind="bag")
                for bag in (1, 2, 3)]
        return dict(heads=heads + bags)

    def caption(self):
        return caption(records("pb_projects"),
                       records("pb_ballots")) + ". Means: cost of the funded projects that a voter approved."


def inside(amounts):
    """Places for labels at these amounts, low to high: apart from each other, and not beyond the start of the axis.

    >>> inside([0, 0, 20])
    [1.5, 7.5, 20]
    """
    places = spread(amounts, 6)
    return spread([max(1.5 + 6 * number, place) for number, place in enumerate(places)], 6)


def ballots_of(name):
    """The ballots of a set in the order of the voters: pairs of (bag, sex) and the projects approved."""
    found = {}
    for row in records("pb_ballots"):
        if row.ballot_set == name:
            found.setdefault(row.voter, ((row.bag, row.sex), set()))[1].add(row.project)
    return [(voter, frozenset(ballot)) for voter, ballot in found.values()]


def same(places, ballots):
    """Ballot → the places of the voters who cast it, in order of the first."""
    found = {}
    for place, ballot in zip(places, ballots):
        found.setdefault(ballot, []).append(place)
    return found


def part(amount, whole):
    """An amount as a part of a full wallet."""
    return round(float(amount / whole.endowment), 2)


def groups(voters):
    """Voters, each (bag, sex), as counts of groups.

    >>> groups([(1, "woman"), (1, "woman"), (3, "man")])
    '2 women of bag 1 and 1 man of bag 3'
    """
    return listed("you" if bag is None else f"{count} {sex if count == 1 else SEXES[sex]} of bag {bag}"
                  for (bag, sex) in dict.fromkeys(voters) for count in [voters.count((bag, sex))])


def title(values, voters):
    nothing = f"{values['nothing']} of {voters} get nothing" if values["nothing"] else "everybody gets something"
    return f"On average a woman gets ₮{money(values['women'])}m, a man {money(values['men'])}; {nothing}"


def meeting_budget(settings=None):
    """₮ million that the meeting of soum F shares out under a sharing rule of workbook 04.

    It is always the same part of the soum's money: the part that is ₮110 million under the rule of that panel's start.
    In steps of 5, and within the limits of the panel's control. settings: as for `soum_budgets`.

    >>> meeting_budget()
    110
    """
    control = BagMeeting.budget.metadata["control"]
    share = Fraction(MEETING_BUDGET * soum_budgets(settings)["F"], soum_budgets()["F"])
    return min(control["max"], max(control["min"], 5 * round(share / 5)))


def kept_budgets():
    """The sharing rules that the reader saved in workbook 04, each with the meeting's budget, as rows."""
    return [{"your rule of workbook 04": name, "soum F has, ₮m a year": round(soum_budgets(settings)["F"] / 10**6),
             "the meeting shares out, ₮m": meeting_budget(settings)}
            for name, settings in [("none: as that panel starts", None), *kept_rules().items()]]


def ballot_table():
    """The five voters and what each approves, as rows for a notebook."""
    return [{"voter": voter, **{f"{NAMES[project]} (₮{cost}m)": "✔" if project in APPROVED[voter] else "" for project,
                                cost in BY_HAND.items()}}
            for voter in VOTERS]
