"""Test material of workbook 00: further right and nearly right answers, and what students enter."""

from nutag.questions.start_here import CLAIMS, FACTS

P, A, N = "the profile", "the article", "neither"
RIGHT_CLAIMS, RIGHT_KINDS = [P, A, A, P, N], ["SEED", "SOURCE", "TEACHING", "SYNTHETIC"]


def matched(left, *right):
    return dict(zip(left, right))


RIGHT = {
    "start_here.1": [sum(2 * sum(sorted((  # the 21 aimags, census of 2020, added by hand from the largest
        135095, 116732, 110110, 108530, 107634, 107018, 94994, 94250, 89712, 88672, 83223, 82054, 77957, 72823, 71014,
        69187,
        63182, 62089, 57748, 47104, 17928), reverse=True)[:count]) < 1_757_056 for count in range(1, 22)) + 1],
    "start_here.2": [0.41, 0.408, 57_748 / 141_448],
    "start_here.3": [matched(CLAIMS, *RIGHT_CLAIMS)],
    "start_here.4": [matched(FACTS, *RIGHT_KINDS)],
}
WRONG = {
    "start_here.1": [7, 12, 22, 21, 0.5],
    "start_here.2": [41, 408, 0.42, 0.0041, 83700],
    "start_here.3": [matched(CLAIMS, *answers) for answers in (
        [P] * 5, [A] * 5, [P, A, A, P, A], [P, A, A, P, P], [A, A, A, P, N], [P, A, A, A, N], [N, A, A, P, N],
        [P, A, A, N, N], [P, P, A, P, N], [P, A, N, P, N])],
    "start_here.4": [matched(FACTS, *answers) for answers in (
        ["SOURCE", *RIGHT_KINDS[1:]], ["SEED", "SOURCE", "SYNTHETIC", "TEACHING"], ["SEED", "SOURCE", "SOURCE",
                                                            "SYNTHETIC"],
        ["SEED", "SOURCE", "TEACHING", "TEACHING"], ["SEED", "SOURCE", "TEACHING", "SEED"],
        ["SEED", "SEED", "TEACHING", "SYNTHETIC"], ["SEED", "TEACHING", "TEACHING", "SYNTHETIC"])],
}
OK, NO = "correct", "not yet"
ENTRIES = {
    "start_here.1": [
        ("9", OK, "54.9 %"), ("9 aimags", OK, ""), ("9,0", OK, ""), ("９", OK, ""), (" 9. ", OK, ""),
        ("8", NO, "Very near"), ("2", NO, "with the capital in the list"), ("11", NO, "Half of the units"),
        ("10,5", NO, "Half of the 21 units"), ("10", NO, "passed before"), ("878 528", NO, "half of the people"),
        ("878528", NO, "How many aimags"), ("19", NO, "half of all people of Mongolia"), ("7", NO, "not right yet"),
        ("21", NO, "not right yet"), ("0", NO, "not right yet")],
    "start_here.2": [
        ("0.41", OK, "half a person"), ("0,41", OK, ""), ("0.408", OK, ""), (",41", OK, ""), ("0.41 people per km²", OK,
                                                            ""),
        ("57748/141448", OK, ""), ("0,4083", OK, ""), ("2.45", NO, "Turn it round"), ("2,449", NO, "two ways"),
        ("2.449", NO, "Turn it round"),
        ("0", NO, "not nobody"), ("1", NO, "less than one"), ("41", NO, "moved the point"), ("40,8", NO,
                                                            "moved the point"),
        ("408", NO, "1,000 km²"), ("0.4", NO, "two decimals"), ("0,5", NO, "not right yet")],
    "start_here.3": [
        (RIGHT_CLAIMS, OK, "where to look"), ([P] * 5, NO, "2 of 5 are right so far"), ([A] * 5, NO,
                                                            "who could know it"),
        ([N] * 5, NO, "who could know it"), ([P, A, A, P, A], NO,
                                             "speak of days. This comes from a page on mining licences. 4 of 5"),
        ([P, A, A, P, P], NO, "what a law asks"), ([A, A, A, P, N], NO, "do not include Dornod"),
        ([P, A, A, A, N], NO, "payments of 2023"), ([N, A, A, P, N], NO, "Which document lists results?"),
        ([P, A, A, N, N], NO, "follows the money"), ([P, P, A, P, N], NO, "Who asked them? 4 of 5"),
        ([P, A, P, P, N], NO, "Who asked them?"), ([P, A, N, P, N], NO, "what they said"), ([P, N, A, P, N], NO,
                                                            "what they said"),
        ([A, P, P, A, N], NO, "Dornod. 1 of 5 is right so far"), ([A, P, P, A, P], NO, "what a law asks")],
    "start_here.4": [
        (RIGHT_KINDS, OK, "Never quote"), (["SOURCE", "SOURCE", "TEACHING", "SYNTHETIC"], NO,
                                           "documents of the course: SEED. 3 of 4"),
        (["SEED", "SOURCE", "SYNTHETIC", "SYNTHETIC"], NO, "we invented it"), (["SEED", "SOURCE", "SYNTHETIC",
                                                            "TEACHING"], NO, "2 of 4"),
        (["SEED", "SOURCE", "SOURCE", "SYNTHETIC"], NO, "no map"), (["SEED", "SOURCE", "SEED", "SYNTHETIC"], NO,
                                                            "no map"),
        (["SEED", "SOURCE", "TEACHING", "TEACHING"], NO, "made these answers"), (["SEED", "SOURCE", "TEACHING", "SEED"],
                                                            NO, "drew them"),
        (["SEED", "SOURCE", "TEACHING", "SOURCE"], NO, "drew them"), (["SEED", "SEED", "TEACHING", "SYNTHETIC"], NO,
                                                            "The page of the city"),
        (["SEED", "TEACHING", "TEACHING", "SYNTHETIC"], NO, "everybody can read"),
        (["SEED", "SYNTHETIC", "TEACHING", "SYNTHETIC"], NO, "everybody can read"),
        (["TEACHING", "SOURCE", "TEACHING", "SYNTHETIC"], NO, "Look again at"), (["SYNTHETIC"] * 4, NO,
                                                            "1 of 4 is right so far"),
        (["SOURCE", "SEED", "TEACHING", "SYNTHETIC"], NO, "2 of 4")],
    "start_here.5": [
        ("A ministry that counts people calls it fair.", "kept", "comes back"), ("Хүн ам цөөн газар хоцорно.", "kept",
                                                            ""),
        ("By area.\n\nOr by lot.", "kept", "neighbour")],
}
