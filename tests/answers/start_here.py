"""Test material of workbook 00: further right and nearly right answers."""

from nutag.questions.start_here import CITIZENS, CLAIMS, DOCUMENTS, JISHEE, PATH, VOTED

ARTICLE, RECORD, NEITHER = DOCUMENTS
CLAIMED = dict(zip(CLAIMS, (RECORD, ARTICLE, ARTICLE, RECORD, NEITHER)))
KINDS = {CITIZENS: "SEED", VOTED: "SOURCE", JISHEE: "TEACHING", PATH: "SYNTHETIC"}

RIGHT = {
    "start_here.1": [9],  # eight aimags hold 874,363 of 1,757,056 people; with Khovd 964,075
    "start_here.2": [0.41, 0.408, 57748 / 141448],
    "start_here.3": [CLAIMED],
    "start_here.4": [KINDS],
}
WRONG = {
    "start_here.1": [2, 10.5, 11, 21, 22],
    "start_here.2": [2.45, 0.4, 0.42, 57748],
    "start_here.3": [dict.fromkeys(CLAIMS, ARTICLE), CLAIMED | {CLAIMS[4]: ARTICLE}, CLAIMED | {CLAIMS[0]: ARTICLE},
                     CLAIMED | {CLAIMS[3]: ARTICLE}],
    "start_here.4": [KINDS | {CITIZENS: "SOURCE"}, KINDS | {JISHEE: "SYNTHETIC"}, KINDS | {PATH: "TEACHING"},
                     KINDS | {VOTED: "SEED"}],
}
