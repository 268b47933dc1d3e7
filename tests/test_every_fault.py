"""All faults of an entry in one run: what is wrong with one key hides nothing that is wrong with another."""

from plans import change, faults, milestones, plan_with, promise, row, values, whole, write

INDICATORS, COMMITMENTS = "plans/demo/indicators.toml", "plans/demo/commitments.toml"
WORDS = 'basis = "qualitative"\ntarget = "不发生"\n'
LEVEL = 'unit = "%"\nbetter = "higher"\ntarget = "65"\n'


def typed(root, good: str, *slips: tuple[str, str], file: str = INDICATORS) -> list[str]:
    """The faults of one row that is sound but for some slips: key and message of each."""
    plan_with(root, row(good))
    change(root / "content", file, *slips)
    return sorted(line.split(": ", 1)[1] for line in faults(root / "content"))


def test_nine_values_without_english_are_nine_faults_at_nine_lines(tmp_path):
    by_year = {year: "未发生" for year in range(2021, 2030)}
    good = WORDS + 'target_en = "none"\n' + values(by_year, value_en="none")
    plan_with(tmp_path, row(good), start=2021, end=2030)
    path = tmp_path / "content" / INDICATORS
    path.write_text(path.read_text("utf-8").replace('value_en = "none"\n', ""), "utf-8")
    found = faults(tmp_path / "content")
    assert len({line.split(":")[1] for line in found}) == 9
    assert [line.split(": ", 1)[1] for line in found] == [
        f"indicator[1].observation[{n}].value_en: is missing; a value in words needs its English"
        for n in range(1, 10)
    ]


def test_words_without_english_an_unquoted_value_and_a_wrong_year_are_told_together(tmp_path):
    good = WORDS + 'target_en = "none"\n' + values({2021: "未发生", 2022: "未发生"}, value_en="none")
    slips = ('target_en = "none"\n', ""), ('value = "未发生"', "value = 0"), ("year = 2022", "year = 2032")
    assert typed(tmp_path, good, *slips) == [
        "indicator[1].observation[1].value: must be text in quotes, not 0",
        "indicator[1].observation[2].year: 2032 is outside the plan's years 2021 to 2025",
        "indicator[1].target_en: is missing; a target in words needs its English",
    ]


def test_a_figure_that_cannot_be_read_hides_no_other(tmp_path):
    good = (
        LEVEL + 'baseline = "60"\nresult = "64"\nresult_year = 2025\n' + values({2021: "61", 2022: "62", 2023: "63"})
    )
    slips = (
        ('name.en = "Name"\n', ""), ('unit = "%"', 'unit = "％％"'), ('target = "65"', 'target = "maybe 65"'),
        ('result = "64"', 'result = "sixty"'), ('value = "61"', 'value = "some 61"'), ("year = 2022", "year = 12022"),
        ('value = "63"', 'value = "a lot"'),
    )  # fmt: skip
    assert [fault.split(": ")[0] for fault in typed(tmp_path, good, *slips)] == [
        "indicator[1].name.en", "indicator[1].observation[1].value", "indicator[1].observation[2].year",
        "indicator[1].observation[3].value", "indicator[1].result", "indicator[1].target", "indicator[1].unit",
    ]  # fmt: skip


def test_years_units_and_references_of_a_faulty_entry_are_checked_as_well(tmp_path):
    good = LEVEL + milestones({2022: "61"}) + values({2021: "61%", 2023: "63"})
    slips = (
        ("row = 1", "row = 0"), ('value = "61%"', 'value = "61人"'), ("year = 2022", "year = 2002"),
        ('target = "65"', 'target = "65"\nbodies = ["nobody"]'), ("year = 2023", "year = 2021"),
    )  # fmt: skip
    assert typed(tmp_path, good, *slips) == [
        'indicator[1].bodies[1]: "nobody" is not a body of plan.toml that exists.',
        "indicator[1].milestone[1].year: 2002 is outside the plan's years 2021 to 2025",
        'indicator[1].observation[1].value: “61人” is printed in "人", but unit is "%"; make them agree',
        "indicator[1].observation[2].year: 2021 is given twice; keep one",
        "indicator[1].row: input should be greater than or equal to 1",
    ]


def test_a_key_that_cannot_be_read_makes_no_faults_of_others(tmp_path):
    """Of a target with a misspelt basis nobody knows whether it is one in words."""
    good = WORDS + 'target_en = "none"\n' + values({2021: "未发生"}, value_en="none")
    assert typed(tmp_path, good, ('basis = "qualitative"', 'basis = "qualitativ"')) == [
        "indicator[1].basis: \"qualitativ\" is not one of 'level', 'cumulative', 'average', 'yearly', 'change', 'relative' "
        "or 'qualitative'. Did you mean \"qualitative\"?"
    ]


def test_another_place_says_both_what_it_prints_and_where_it_stands(tmp_path):
    good = LEVEL + '\n[[indicator.stated]]\ntarget = "65%"\ngoal = "goal-one"\n'
    slips = ('target = "65%"', 'target = "all"'), ('goal = "goal-one"\n', "")
    assert [fault.split(": ")[0] for fault in typed(tmp_path, good, *slips)] == [
        "indicator[1].stated[1].target",
        "indicator[1].stated[1]",
    ]


def test_a_commitment_without_a_home_tells_its_figures_too(tmp_path):
    said = promise('unit = "人"\ntarget = "many"\nindicators = ["y"]', home="")
    where = whole(tmp_path)
    write(where, {COMMITMENTS: said})
    assert [line.split(": ")[1] for line in faults(where) if line.startswith(COMMITMENTS)] == [
        "commitment[1]", "commitment[1].target", "commitment[1].indicators[1]",
    ]  # fmt: skip


def test_settings_of_plan_and_portal_are_told_whole(tmp_path):
    where = whole(tmp_path)
    change(where, "plans/demo/plan.toml", ("start = 2021", "start = 2031"), ("title.en", "titel.en"))
    change(where, "portal.toml", ('faster_from = "5"', 'faster_from = "-9"'), ("yearly = ", "yearli = "))
    assert sorted(line.split(": ")[1] for line in faults(where)) == [
        "plan.end", "plan.titel", "plan.title.en", "rules.age.yearli", "rules.age.yearly", "rules.pace.lagging_below",
    ]  # fmt: skip
