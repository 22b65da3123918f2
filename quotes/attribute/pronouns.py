"""The pronouns that may stand as a source, by what they can mean."""

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"})
THING = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})
