"""Questions of workbook 04: bases, one tonne, a second invented aimag, yardsticks, a Lorenz curve, conflicts of sources."""

from fractions import Fraction

from nutag.checks.core import Exercise, said
from nutag.checks.forms import Choices, Match, Number, Open, SmallTable
from nutag.data import records
from nutag.models.fiscal_transfers import criteria_allocation, derivation_blend, net_equalisation
from nutag.models.inequality import lorenz_curve

POOL = 1000  # ₮ million, to share in Zagvar (TEACHING)
MILLION = "₮ million"
SOUMS = tuple("KLMN")

CARDS = SALE, EVERYWHERE, UNLISTED, TRANSFER, SHOPS = (
    "“Of every ₮100 of concentrate that we sell, we owe ₮5.”",
    "“From each ₮100, wherever it was dug, ₮5 is divided among all aimags.”",
    "“They paid ₮5 billion in our aimag. ₮1 billion came from a project on the list. So we got 30 % of four.”",
    "“Our aimag got ₮10 billion from the Fund. At least six had to go to the soums.”",
    "“Shops and factories paid it. Nothing was counted at the border. A quarter went to the Fund.”")
BASES = SALES, ROYALTY, NET, RECEIVED, VAT, PROFIT = (
    "sales value", "all royalty", "royalty without listed projects", "what an aimag gets from the Fund", "domestic VAT",
    "profit of the mine")
BASE_OF = dict(zip(CARDS, BASES))

YARDSTICKS = SUM, HEAD, LAND, BEFORE = (
    "“We get the smallest sum.”", "“Each of us gets the least.”", "“For each km² of land we get the least.”",
    "“Compared with what we had, we gain the least.”")

CONFLICTS = (
    "“In 2021 the aimag passed on 60 % of its transfer.” – “In 2021 it passed on 45 % of that transfer.”",
    "“At the end of 2023 soum N had 2,000 people.” – “At the end of 2023 soum N had 2,150 people.”")
NO_CONFLICTS = BASE_PAIR, RECIPIENT_PAIR, YEAR_PAIR, PLAN_PAIR = (
    "“The fee is 2 % of the sale.” – “The soum gets 2 % of the fee.”",
    "“The aimag gets 20 % of the fee.” – “The soum gets 10 % of the fee.”",
    "“In 2031 25 % of a surplus went up.” – “In 2032 45 % of a surplus went up.”",
    "“The khural approved ₮900 million for the school.” – “₮880 million was paid for the school.”")

TONNE = dict(price=6_400, content=Fraction(1, 4), exchange=3_000)  # TEACHING
WEIGHTS = dict(population=0.4, area=0.2, need=0.3, effort=0.1)


def zagvar(column):
    """One value a soum of Zagvar."""
    return [getattr(soum, column) for soum in records("zagvar_soums")]


def shared(by_origin):
    """₮ million by soum of Zagvar: the part `by_origin` by origin, the rest by people; row → column → number."""
    amounts = derivation_blend(POOL * 10**6, zagvar("royalty_origin_mnt_mln"), zagvar("population"), by_origin)
    return in_rows([amount / 10**6 for amount in amounts])


def in_rows(amounts):
    """Amounts of the four soums as the table of a form."""
    return {soum: {MILLION: amount} for soum, amount in zip(SOUMS, amounts)}


def by_people_and_land():
    """₮ million by soum when half of the pool goes by people and half by land."""
    criteria = dict(people=zagvar("population"), land=zagvar("area_km2"))
    return criteria_allocation(POOL, criteria, dict(people=Fraction(1, 2), land=Fraction(1, 2)))


def last_by_yardstick():
    """Yardstick → the soum that comes last by it, when half goes by people and half by land."""
    amounts = by_people_and_land()
    units = {SUM: [1] * 4, HEAD: zagvar("population"), LAND: zagvar("area_km2"), BEFORE: zagvar("own_revenue_mnt_mln")}
    return {stick: SOUMS[min(range(4), key=lambda n: amounts[n] / of[n])] for stick, of in units.items()}


def rate(price):
    """Base rate and surtax of copper concentrate at a price of the metal, per cent."""
    band = max((row for row in records("royalty_surtax_bands") if (row.mineral, row.stage) == ("copper", "concentrate")
                and row.price_from_usd <= price), key=lambda row: row.price_from_usd)
    return band.base_rate_pct, band.surtax_pct


def royalty_of_tonne(percent, content=TONNE["content"]):
    """Tögrög of royalty on one tonne; the arguments make the usual slips."""
    return float(TONNE["price"] * content * TONNE["exchange"] * Fraction(percent) / 100)


def poorest_have(part):
    """Per cent of the royalty, all by origin, that the poorest part of Zagvar's people has."""
    people = zagvar("population")
    curve = lorenz_curve([amount / n for amount, n in zip(zagvar("royalty_origin_mnt_mln"), people)], people)
    return next(100 * y for x, y in (point.values() for point in curve) if abs(x - part) < 1e-9)


def moved(degree):
    """₮ million that equalisation of own revenue moves to (+) or from (−) each soum of Zagvar."""
    own = [amount * 10**6 for amount in zagvar("own_revenue_mnt_mln")]
    return in_rows([amount / 10**6 for amount in net_equalisation(own, zagvar("population"), degree)])


def point(name):
    """One figure of `local_budget_points`, ₮ billion."""
    return next(row.value_mnt_bn for row in records("local_budget_points") if row.point_id == name)


def retention(people, all_people, degree):
    """What a soum keeps of one more tögrög: 1 − degree · (1 − its share of all people)."""
    return 1 - degree * (1 - people / all_people)


def by_criteria(use_index_as_need=False, per_person=True):
    """₮ by soum of Jishee of ₮1,000 million by four criteria; the flags make the usual slips."""
    soums = records("jishee_soums")
    people = [soum.population if per_person else 1 for soum in soums]
    lack = [soum.development_index if use_index_as_need else 1 - soum.development_index for soum in soums]
    criteria = dict(population=[soum.population for soum in soums], area=[soum.area_km2 for soum in soums],
                    need=[round(n * each, 6) for n, each in zip(people, lack)],
                    effort=[round(n * soum.effort_index, 6) for n, soum in zip(people, soums)])
    return dict(zip((soum.soum for soum in soums), criteria_allocation(POOL * 10**6, criteria, WEIGHTS)))


def near(number):
    """A test for an answer that is this number, closer than a question's own tolerance would say."""
    return lambda answer: abs(answer - number) < 0.01


def signs_turned(rows):
    return in_rows([-row[MILLION] for row in rows.values()])


EXERCISES = {
    "revenue_sharing.1": Exercise(
        lambda: BASE_OF, question="Five people say a share. Of what is it a share? One base is left over.",
        form=Match(CARDS, BASES),
        hints=("Ask of each sentence: a part *of what*?", "Two sentences have the same number and not the same base.",
               "Nobody speaks of profit."),
        mistakes=((said(SALE, ROYALTY), "The mine owes this. It is the rate: a part of what it sells."),
                  (said(SALE, PROFIT), "A royalty is not a tax on profit: it is owed also in a year of loss."),
                  (said(EVERYWHERE, SALES), "Here the royalty is already paid. A part of it is divided."),
                  (said(EVERYWHERE, NET), "“Wherever it was dug”: nothing is taken out first."),
                  (said(UNLISTED, ROYALTY), "30 % of four, not of five. What was taken out?"),
                  (said(TRANSFER, ROYALTY), "The six are a part of what the aimag received."),
                  (said(SHOPS, SALES), "Shops and factories, not the mine. Which tax do buyers pay?")),
        after="5 % twice, and two bases. Before you compare two percentages, ask of what. Next: Zagvar counts its "
              "royalty."),
    "revenue_sharing.2": Exercise(
        lambda: 0.3 * 6_000, tolerance=0.5,
        question="The mines of Zagvar paid ₮8,000 million of royalty in a year. Those of soum N, ₮2,000 million, are "
                 "a large "
                 "project on the list. How much goes to the place by the rule of 30 %?",
        form=Number(MILLION),
        hints=("What is the base of the 30 %?", "Take the listed project out first.", "30 % of 6,000."),
        mistakes=((2_400, "That is 30 % of all royalty. What does the base leave out?"),
                  (600, "That is 30 % of the listed project. It is the one that does not count."),
                  (400, "That is 5 % of all: the pool's share. The place's share has another base."),
                  (2_200, "You added the pool's 5 %. The pool is for all aimags."),
                  (6_000, "That is the base. Now its 30 %.")),
        after="₮1,800 million, and not ₮2,400 million. Who is on the list moves the money. Next: one tonne."),
    "revenue_sharing.3": Exercise(
        lambda: royalty_of_tonne(sum(rate(TONNE["price"]))), tolerance=500,
        question="One tonne of copper concentrate with 25 % copper. The metal costs 6,400 USD a tonne, a dollar costs "
                 "₮3,000. How much royalty does it owe by the bands of 2010, in tögrög?",
        form=Number("₮"),
        hints=("First the copper in it: 25 % of 6,400 USD.", "Then in tögrög: times 3,000.",
               "Then the rate of the band: base rate and surtax together."),
        mistakes=((lambda: royalty_of_tonne(17, content=1), "Only a quarter of the tonne is copper."),
                  (lambda: royalty_of_tonne(12), "That is the surtax alone. It is added to the base rate of 5 %."),
                  (lambda: royalty_of_tonne(5), "That is the base rate alone. At this price there is a surtax."),
                  (lambda: royalty_of_tonne(16), "That is the band below 6,000 USD."),
                  (lambda: royalty_of_tonne(18), "That is the band from 7,000 USD."),
                  (near(272), "That is in dollars. Give tögrög."),
                  (lambda: royalty_of_tonne(7), "That is the rate of a product. This is concentrate."),
                  (lambda: royalty_of_tonne(29), "That is the rate of ore. This is concentrate."),
                  (lambda: royalty_of_tonne(100), "That is the value of the copper. How much of it is owed?")),
        after="₮4.8 million of copper, and 17 % of it. The metal price chooses the rate, and it is a part of the value, "
              "with the content and the exchange rate. Next: share it."),
    "revenue_sharing.4": Exercise(
        lambda: shared(Fraction(1, 2)), tolerance=0.5,
        question="Share ₮1,000 million among the soums of Zagvar: half by origin, half by people.",
        form=SmallTable(SOUMS, (MILLION,)),
        hints=("₮500 million go by origin: who yields 6,000 of 8,000, who 2,000?", "The other ₮500 million go by "
                                                                                   "people.",
               "K gets 375 by origin. Its 4,000 of 20,000 people bring 100 more."),
        mistakes=((lambda: shared(1), "That shares all by origin. Half goes by people."),
                  (lambda: shared(0), "That shares all by people. Half goes by origin."),
                  (lambda: in_rows([row[MILLION] / 2 for row in shared(1).values()]), "That is the half by origin. "
                                                                                      "Add the half by people."),
                  (lambda: in_rows([row[MILLION] / 2 for row in shared(0).values()]), "That is the half by people. "
                                                                                      "Add the half by origin."),
                  (lambda: in_rows([row[MILLION] * 10**6 for row in shared(Fraction(1, 2)).values()]), "That is in "
                                                                                                       "tögrög. Give "
                                                                                                       "₮ million."),
                  (lambda answer: abs(sum(row[MILLION] for row in answer.values()) - POOL) > 2,
                   "The four amounts must add up to ₮1,000 million.")),
        after="L and M yield nothing, so they live from the half by people: ₮25 thousand a head each. Next: "
              "yardsticks."),
    "revenue_sharing.5": Exercise(
        last_by_yardstick,
        question="Now half goes by people and half by land: K 260, L 270, M 220, N 250 (₮ million). Four soums "
                 "complain. "
                 "Which one can say which sentence?",
        form=Match(YARDSTICKS, SOUMS),
        hints=("Each soum is last by one yardstick.", "Divide each sum by people, by area, by own revenue.",
               "L has the most people, N the most land, K the most of its own."),
        mistakes=((said(SUM, "N"), "N gets 250. Who gets less?"),
                  (said(HEAD, "M"), "M gets 220 for 4,000 people. L gets 270 for 10,000."),
                  (said(HEAD, "N"), "N has few people: ₮125 thousand a head."),
                  (said(LAND, "L"), "L is small in land: it gets most for a km²."),
                  (said(LAND, "M"), "M gets ₮37 thousand for a km². Who has more land?"),
                  (said(LAND, "K"), "K gets ₮33 thousand for a km². Who gets less?"),
                  (said(BEFORE, "N"), "N had 400 and gains 250. That is a lot."),
                  (said(BEFORE, "L"), "L had 1,500 and gains 270, 18 %. Who gains less?")),
        after="One rule, four soums, and each is last by some yardstick. So say your yardstick, and why it is yours. "
              "Next: a curve."),
    "revenue_sharing.6": Exercise(
        lambda: poorest_have(0.8), tolerance=2,
        question="The picture shows Zagvar's royalty, all by origin. What part of the money do the poorest 80 % of "
                 "the people have?",
        form=Number("%"),
        hints=("Find 80 % on the line below.", "Go straight up to the blue curve, then left.", "A quarter."),
        mistakes=((near(0.25), "Right so far: give it in per cent."), (75, "That is the rest: what the other 20 % "
                                                                           "have."),
                  (80, "That is the grey line, where each head has the same."),
                  (0, "That is the poorest 70 %: soums L and M."),
                  (20, "20 % are the people that are left. How much money?"),
                  (lambda answer: 30 < answer < 75, "You read between two points. Go up at 80 %, to the point of the "
                                                    "curve.")),
        after="25 %: soum N. The other 20 % of the people, in K, have three quarters. Next: equalise."),
    "revenue_sharing.7": Exercise(
        lambda: moved(Fraction(1, 2)), tolerance=0.5,
        question="Equalise the own revenue of Zagvar by 50 %: close half of each gap to the mean per head. What goes "
                 "to each soum "
                 "(plus) or leaves it (minus)?",
        form=SmallTable(SOUMS, (MILLION,)),
        hints=("The mean: ₮4,300 million for 20,000 people.", "At the mean K would have 4,000 × 0.215 = 860.",
               "K has 1,800. Half of the gap leaves."),
        mistakes=((lambda: signs_turned(moved(Fraction(1, 2))), "Turn the signs round. A soum below the mean "
                                                                "receives: plus."),
                  (lambda: moved(1), "That closes the whole gap. Half of it, please."),
                  (lambda: signs_turned(moved(1)), "That is the whole gap, and the signs are turned round."),
                  (lambda: in_rows([860, 2150, 860, 430]), "That is what each would have at the mean. How far is it "
                                                           "from there?"),
                  (lambda: in_rows([1330, 1825, 730, 415]), "That is what each has afterwards. What was moved?"),
                  (lambda answer: abs(sum(row[MILLION] for row in answer.values())) > 2,
                   "What leaves some goes to the others: the four must add up to zero.")),
        after="The sum is zero: equalisation moves money, it adds none. Rounded numbers count too. Next: what is "
              "kept."),
    "revenue_sharing.8": Exercise(
        lambda: 100 * retention(4_000, 20_000, 0.4), tolerance=0.5,
        question="In Zagvar equalisation is 40 %. Soum K (4,000 of 20,000 people) collects ₮100 more. How much of it "
                 "does K keep?",
        form=Number("₮"),
        hints=("₮40 go into the common pot.", "The pot comes back to everyone, by head: K is one fifth of the people.",
               "100 − 40 + 8."),
        mistakes=((near(0.68), "Right so far: that is of ₮1. How much of ₮100?"), (60, "K gives ₮40. But K is a part "
                                                                                       "of the whole: something comes "
                                                                                       "back."),
                  (40, "That is what leaves first. What stays in the end?"), (32, "That is what leaves for good. What "
                                                                                  "stays?"),
                  (20, "One fifth is K's part of the people. How much of the ₮100 does it keep?"),
                  (8, "That is what comes back. Add it to what never left."),
                  (92, "You took back too much: K gives 40, and gets 8 of them back.")),
        after="₮68. Soum N, with half as many people, would keep ₮64, and soum L, with half of all people, ₮80. Next: "
              "Tuv."),
    "revenue_sharing.9": Exercise(
        lambda: 100 * point("b12") / point("b10"), tolerance=0.6,
        question="Tuv (Төв), 2022: the aimag's budget was ₮49.1 billion. Financial support was 14.0, money from the "
                 "Local "
                 "Development Fund 12.7, own revenue 6.2. What part of the budget was financial support?",
        form=Number("%"),
        hints=("The base is the whole budget.", "14.0 of 49.1.", "A little more than a quarter."),
        mistakes=((near(0.285), "Right so far: give it in per cent."),
                  (lambda: 100 * 14.0 / (14.0 + 12.7 + 6.2), "The three parts do not make the whole. Divide by the "
                                                             "budget."),
                  (lambda: 100 * 12.7 / 49.1, "That is the Local Development Fund."),
                  (lambda: 100 * 6.2 / 49.1, "That is own revenue."),
                  (14, "That is in billion tögrög. Give a percentage."),
                  (lambda: 100 * (14.0 + 12.7) / 49.1, "You added the Local Development Fund. Only financial support "
                                                       "is asked."),
                  (lambda: 100 * 49.1 / 14.0, "Turn it round: the part stands above the whole.")),
        after="28.5 %: by these figures Tuv leans on support less than Uvurkhangai. But ₮16.2 billion of its budget "
              "are not named in our source. "
              "Next: two sentences at a time."),
    "revenue_sharing.10": Exercise(
        lambda: set(CONFLICTS),
        question="Six pairs of sentences (invented). In which pairs can the two sentences not both be true?",
        form=Choices((*CONFLICTS, *NO_CONFLICTS)),
        hints=("Look for: the same base, the same year, the same recipient, the same kind of figure.",
               "If one of the four differs, both can be true.", "There are two such pairs."),
        mistakes=((lambda answer: BASE_PAIR in answer, "2 % of the sale and 2 % of the fee: two bases, so both can be "
                                                       "true."),
                  (lambda answer: RECIPIENT_PAIR in answer, "One share is the aimag's, one the soum's: both can be "
                                                            "true."),
                  (lambda answer: YEAR_PAIR in answer, "Two years: a rate can change."),
                  (lambda answer: PLAN_PAIR in answer, "A plan and a payment are two figures: both can be true.")),
        after="Same base, same year, same recipient, same kind of figure: only then it is a conflict. Next: an audit."),
    "revenue_sharing.11": Exercise(
        lambda: 0.943 * point("b04") - point("b06"), tolerance=0.06,
        question="An audit of the Local Development Funds of 2023, in billion tögrög: 544.3 were budgeted, 94.3 % of "
                 "that came in, "
                 "521.8 were contracted and 408.5 paid out. How much should be left?",
        form=Number("₮ billion"),
        hints=("94.3 % of 544.3 came in.", "Less what was paid out.", "513.3 − 408.5."),
        mistakes=((lambda: point("b04") - point("b06"), "That takes the whole budget as come in. Only 94.3 % came in."),
                  (lambda: 0.943 * point("b04") - point("b05"), "You took the contracts. How much was paid out?"),
                  (lambda: 0.943 * point("b04"), "That came in. Take off what was paid."),
                  (105, "Right so far: give one decimal."),
                  (105.2, "That is the balance in the report. Compute it from the other figures.")),
        after="104.8. The report says 105.2. Rounding alone gives at most 105.14. Money of the year before? We do not "
              "know, and change neither. A difference in records is not evidence of wrongdoing. Next: your own "
              "yardstick."),
    "revenue_sharing.12": Exercise(
        question="Choose a yardstick for Jishee and defend it in three sentences: before the herder of F, the "
                 "teacher, the young "
                 "job-seeker of C, and the owner of a small firm in A. Who would choose another one, and why?",
        form=Open(), after="It comes back when you return. Ask your neighbour for the yardstick that hurts your rule "
                           "most."),
    "revenue_sharing.13": Exercise(
        lambda: retention, tolerance=1e-9, python=True,
        cases=((5_000, 32_000, 0.5), (2_000, 32_000, 0.5), (16_000, 32_000, 0.25), (10, 10, 1), (0, 10, 1), (3, 12, 0)),
        hints=("Raise one tögrög more. The soum gives up the degree, times … what?",
               "One tögrög more also lifts the mean, and the soum gets its share of people of that back."),
        mistakes=((lambda: lambda people, all_people, degree: 1 - degree,
                   "A soum is a part of the whole: some of what it gives up comes back to it."),
                  (lambda: lambda people, all_people, degree: degree * (1 - people / all_people),
                   "That is what leaves. What stays?"),
                  (lambda: lambda people, all_people, degree: 100 * retention(people, all_people, degree),
                   "That is of ₮100. Give a share from 0 to 1."))),
    "revenue_sharing.14": Exercise(
        by_criteria, tolerance=1, python=True,  # ₮1: the weighted sum in floats is right before it is rounded
        hints=("Each criterion is an amount of each soum. Need grows with people and with what the index lacks to 1.",
               "need = people × (1 − development index); effort = people × effort index.",
               "Each soum gets the pool times the weighted sum of its shares in the four."),
        mistakes=((lambda: by_criteria(use_index_as_need=True), "You gave more to the more developed. Need is what "
                                                                "lacks to 1."),
                  (lambda: by_criteria(per_person=False), "You used the bare indices. Multiply need and effort by "
                                                          "people."),
                  (lambda: {soum: amount / 10**6 for soum, amount in by_criteria().items()}, "That is in million. "
                                                                                             "Give tögrög."))),
}
