"""The texts of synthetic plans: drawn from the words by a source of chance that always begins alike."""

from random import Random

from .words import ACTIONS, AIMS, ENDS, FIRST, GROUPS, MEANS, OBJECTS, SECOND, WORKS

Text = tuple[str, str]


class Writer(Random):
    """Chance that writes. What a seed says is the same on every machine."""

    def sentences(self, count: int) -> Text:
        """So many sentences on what is done, by which means, for whom."""
        chinese, english = [], []
        for _ in range(count):
            aim, means, end = (self.choice(words) for words in (AIMS, MEANS, ENDS))
            thing, group = self.choice(OBJECTS), self.choice(GROUPS)
            chinese.append(f"{aim[0]}，{means[0].format(thing[0])}，{end[0].format(group[0])}。")
            english.append(f"{aim[1]}, {means[1].format(thing[1])}, {end[1].format(group[1])}.")
        return "".join(chinese), " ".join(english)

    def deed(self) -> Text:
        """Something to do, as the title of a task or the text of a promise says it."""
        action, thing, group = (self.choice(words) for words in (ACTIONS, OBJECTS, GROUPS))
        return f"{action[0]}面向{group[0]}的{thing[0]}", f"{action[1]} {thing[1]} for {group[1]}"

    def work(self) -> Text:
        """The name of a project."""
        thing, group, work = (self.choice(words) for words in (OBJECTS, GROUPS, WORKS))
        return f"{group[0]}{thing[0]}{work[0]}", f"{thing[1].capitalize()} for {group[1]}: {work[1]}"


def region_name(number: int) -> Text:
    """A name for a region, a different one for each number."""
    rest, first = divmod(number, len(FIRST))
    chinese, english = FIRST[first]
    while True:
        rest, digit = divmod(rest, len(SECOND))
        chinese, english = chinese + SECOND[digit][0], english + SECOND[digit][1]
        if not rest:
            return f"{chinese}市", english
