"""What tells an empty row of the claims ledger from a written one: words that say nothing, and opinions in a claim's place."""

import re

VAGUE = set("a an the some any more real no not proof proofs evidence data fact facts information details everything "
            "nothing source sources баримт нотолгоо мэдээлэл".split())
NOTHING = set("nothing none no not is are there it given any anything named evidence proof source sources number "
              "numbers байхгүй юу ч алга".split())
OPINION = (r"\b(i (think|believe|agree|disagree|doubt)|in my (opinion|view)|my opinion|"
           r"(is|are) (not )?(true|false|right|wrong))\b")


def words(text):
    """The words of a text, each once, in small letters.

    >>> sorted(words("No proof. No number!"))
    ['no', 'number', 'proof']
    """
    return set(re.findall(r"\w+", text.casefold()))
