"""Reviews as the engine could find them between two builds of a portal, in everyday and in huge numbers."""

from dataclasses import replace
from functools import cache

from packs import reports

from planportal.charts import render_inline
from planportal.exhibits.gather import plan_exhibits
from planportal.model.text import Text
from planportal.review.changes import (
    BrokenLink,
    ChangedPassage,
    ChartChange,
    Fault,
    FieldChange,
    FigureChange,
    FindingChange,
    OldData,
    PageChange,
    RecordChange,
    Review,
    ReviewedBuild,
    RollupChange,
    StatusChange,
    Subject,
    TextChange,
    text_of,
)
from planportal.words.language import language

BEFORE = ReviewedBuild("release 2026-1", "2026-1", "2026-06-30", 312)
AFTER = ReviewedBuild("site", "", "2026-11-22", 318)
PLAN = "river-city-14"


def river():
    """A plan with as many entries as the samples name."""
    return reports()["many"]


def plan_name() -> Text | None:
    title = river().plan.info.title
    return text_of(title.zh, title.en)


def indicator(number: int) -> Subject:
    plan = river().plan
    found = plan.indicators.records[number]
    place = plan.place_of_row(found)
    return Subject(
        PLAN, plan_name(), "indicator", found.id, text_of(found.name.zh, found.name.en), text_of(place.zh, place.en),
        f"plans/{PLAN}/indicators/{found.id}.html",
    )  # fmt: skip


def goal(number: int) -> Subject:
    found = river().plan.goals.records[number]
    name = text_of(found.title.zh, found.title.en)
    return Subject(PLAN, plan_name(), "goal", found.id, name, None, f"plans/{PLAN}/goals/{found.id}.html")


def project(number: int) -> Subject:
    found = list(river().plan.projects.values())[number][1]
    name = text_of(found.title.zh, found.title.en)
    return Subject(PLAN, plan_name(), "project", found.id, name, None, f"plans/{PLAN}/projects/{found.id}.html")


CONCEPT = Subject(
    "",
    None,
    "concept",
    "reclaimed-water",
    text_of("再生水利用", "Reclaimed water"),
    None,
    "compare/reclaimed-water.html",
)
WHOLE = Subject(PLAN, text_of("江城市“十四五”水生态环境保护规划", "River City plan"), "plan", PLAN,
                text_of("江城市“十四五”水生态环境保护规划", "River City plan"), None, f"plans/{PLAN}/index.html")  # fmt: skip

PERCENT, COUNT = text_of("%", "percent"), text_of("个", "water bodies")


def figure(number: int, old: str, new: str, **more) -> FigureChange:
    change = "new" if not old else "removed" if not new else "changed"
    fields = {"figure": "actual", "period": "2023", "stated_in": "", "old_unit": PERCENT, "new_unit": PERCENT} | more
    return FigureChange(subject=indicator(number), change=change, old=text_of(old), new=text_of(new), **fields)


def flip(number: int, old: str, new: str, worse: bool | None, figures: int, **more) -> StatusChange:
    fields = {
        "attribute": "binding",
        "old_completion": text_of("102%", "102%"),
        "new_completion": text_of("86%", "86%"),
    } | more
    return StatusChange(subject=indicator(number), old=old, new=new, worse=worse, figures=figures, **fields)


@cache
def drawings(code: str) -> list[tuple[str, str, str, str, str]]:
    """(page, label, finding, drawing before, drawing after) of twelve charts; the narrow drawings, as pages hold
    them."""
    found = []
    exhibits = list(plan_exhibits(reports()["town-14"], language(code)).values())
    for number in range(12):
        exhibit = exhibits[number % len(exhibits)]
        before = render_inline(exhibit.chart, "chart", narrow=True)
        after = render_inline(replace(exhibit.chart, unit=f"{exhibit.chart.unit} *"), "chart", narrow=True)
        found.append(
            (exhibit.path().split("/", 1)[1], f"{exhibit.label} · {number + 1}", exhibit.chart.alt, before, after)
        )
    return found


def charts(count: int, data: int) -> tuple[ChartChange, ...]:
    """So many charts in each language, of which ``data`` say something else."""
    made = []
    for code in ("zh", "en"):
        ready = drawings(code)
        for number in range(count):
            page, label, finding, before, after = ready[number % len(ready)]
            said = finding.replace("2023", "2024") if number < data else finding
            made.append(ChartChange(code, page, label, "changed", number < data, finding, said, before, after))
    return tuple(made)


LONG_ZH = (
    "以改善水生态环境质量为核心，统筹水资源、水环境、水生态治理。到2025年，地表水优良断面比例达到85%以上，城市生活污水集中收集率"
    "达到75%，建成区黑臭水体基本消除，再生水利用率达到25%。"
)
LONG_EN = (
    "The plan puts the quality of the water environment first and treats water resources, water quality and aquatic "
    "ecology together. By 2025, at least 85% of surface water sections are to be of good quality, 75% of urban sewage "
    "is to be collected, and a quarter of reclaimed water is to be used."
)


def everyday() -> Review:
    """About twenty figures, three flips and a dozen charts, with something in every part."""
    reason = text_of(
        "统计部门2026年8月修订了2023年数据。", "The statistics office revised the data of 2023 in August 2026."
    )
    shared = {"goals": (goal(0), goal(1)), "projects": (project(0),), "concept": CONCEPT}
    figures = (
        figure(0, "83.3", "81.2", reason=reason, old_state="provisional", new_state="final", **shared),
        figure(0, "≥85", "≥86", figure="target", period="", **shared),
        figure(1, "71.5", "", reason=None),
        figure(2, "24.6", "24.6", old_state="provisional", new_state="final"),
        figure(3, "", "128", old_unit=None, new_unit=text_of("公里", "kilometres"), period="2024", new_state="provisional"),
        figure(4, "31.2", "31.2", figure="milestone", old_unit=text_of("亿立方米", "100 million cubic metres"),
               new_unit=text_of("万立方米", "10,000 cubic metres"), period="2024"),
        figure(5, "9.5", "9.4", figure="stated", stated_in="第三章第二节", period="", reason=reason),
        *(figure(number, "", f"{60 + number}", period="2024") for number in range(5, 9)),
        *(figure(number, f"{number}1", f"{number}2", figure="baseline", period="2020", reason=reason) for number in range(6, 9)),
    )  # fmt: skip
    return Review(
        BEFORE,
        AFTER,
        statuses=(
            flip(6, "in_line", "faster", False, 2, attribute="anticipatory"),
            flip(0, "in_line", "lagging", True, 2),
            flip(2, "not_assessable", "in_line", None, 0, attribute="", old_completion=None, new_completion=text_of("98%", "98%")),
        ),
        rollups=(
            RollupChange(PLAN, plan_name(), "", (8, 12, 17), (7, 13, 17)),
            RollupChange(PLAN, plan_name(), "binding", (5, 6, 8), (4, 6, 8)),
        ),
        figures=figures,
        records=(
            RecordChange(indicator(3), "changed", (
                FieldChange("attribute", text_of("属性", "Attribute"), "anticipatory", "binding"),
                FieldChange("definition_zh", text_of("定义（中文）", "Definition (Chinese)"),
                            "规划期内新建和改造的污水管网长度，不含雨水管网。", "规划期内新建和改造的污水管网长度，含合流制管网，不含雨水管网。"),
            )),
            RecordChange(project(1), "removed"),
            RecordChange(project(0), "new", (FieldChange("box", text_of("专栏", "Box"), "", "专栏3"),)),
        ),
        texts=(
            TextChange(goal(0), "goal/clean-water/summary", "changed", text_of(LONG_ZH, LONG_EN),
                       text_of(LONG_ZH.replace("85%以上", "86%以上").replace("基本消除", "全面消除"),
                             LONG_EN.replace("85%", "86%").replace("a quarter of", "25% of the")), ("zh", "en"),
                       (f"plans/{PLAN}/goals.html", f"plans/{PLAN}/goals/{goal(0).id}.html")),
            TextChange(WHOLE, "plan/summary", "changed", text_of(LONG_ZH, LONG_EN),
                       text_of(LONG_ZH.replace("统筹", "系统推进"), LONG_EN), ("zh",), ("index.html", f"plans/{PLAN}/index.html")),
            TextChange(CONCEPT, "concept/reclaimed-water/note", "new", None,
                       text_of("各规划口径不一。", "Definitions differ between plans."), ("zh", "en"), ("compare/reclaimed-water.html",)),
        ),
        findings=(
            FindingChange(indicator(4), "new", "value", text_of("表1 第5行为“31.2”，而正文第三章为“30.8”。",
                                                             "Table 1, row 5 prints “31.2”, while chapter 3 says “30.8”.")),
            FindingChange(indicator(1), "removed", "unit", text_of("表1 第2行没有标注计量单位。", "Table 1, row 2 prints no unit.")),
        ),
        charts=charts(12, 5),
        pages=tuple(
            PageChange(f"{code}/{path}", change, title[code], f"{code}/{leads}" if leads else "")
            for code in ("zh", "en")
            for path, change, title, leads in (
                (f"plans/{PLAN}/projects/leakage.html", "removed", text_of("管网漏损治理", "Leakage control"), ""),
                (f"plans/{PLAN}/projects/sewers.html", "removed", text_of("污水管网建设", "Sewers"),
                 f"plans/{PLAN}/projects/sewer-network.html"),
                (f"plans/{PLAN}/projects/sewer-network.html", "new", text_of("污水管网建设与改造", "Sewer network"), ""),
            )
        ),
        passages=(
            ChangedPassage("zh", "累计目标按全期合计判定。", "累计目标按期初以来合计判定，缺年份的不判定。", ("method.html",)),
            ChangedPassage("en", "Totals are judged over the whole period.", "Totals are judged since the period began.",
                    ("method.html",)),
            ChangedPassage("zh", "可评估的12项指标中，8项已完成或进展符合预期", "可评估的13项指标中，7项已完成或进展符合预期",
                    ("index.html", f"plans/{PLAN}/index.html")),
            ChangedPassage("en", "8 of the 12 indicators", "7 of the 13 indicators", ("index.html",)),
        ),
        files=tuple(
            PageChange(path, change, "")
            for path, change in (
                ("data/indicators.csv", "changed"), ("data/observations.csv", "changed"), ("data/portal.xlsx", "changed"),
                *((f"zh/plans/{PLAN}/indicators/chart-{number}.png", "changed") for number in range(12)),
                ("assets/site-3fa9c1d2.css", "new"),
            )
        ),
        open_findings=(
            FindingChange(indicator(4), "new", "value", text_of("表1 第5行为“31.2”，而正文第三章为“30.8”。",
                                                             "Table 1, row 5 prints “31.2”, while chapter 3 says “30.8”.")),
        ),
        untranslated=(Fault(f"plans/{PLAN}/goals.toml:41:1", "goal[3].summary.en", text_of("没有英文", "has no English")),),
        old_data=(OldData(indicator(7), "2021", 34, "yearly"),),
        broken_links=(BrokenLink("zh/about.html", "zh/plans/river-city-12/index.html", "上一期规划"),),
        drafts=(Fault("plans/river-city-15/plan.toml:1:1", "plan", text_of("草稿，未公开", "a draft, left out")),),
    )  # fmt: skip


def huge() -> Review:
    """A whole new plan of 300 figures and texts, every chart drawn anew, forty flips and thousands of files."""
    usual = everyday()
    rows = len(river().plan.indicators)
    return replace(
        usual,
        statuses=usual.statuses + tuple(flip(n % rows, "met", "not_met", True, 0) for n in range(37)),
        figures=usual.figures + tuple(
            replace(figure(n % rows, "", f"{n}.5", period=str(2016 + n % 10)),
                    subject=replace(indicator(n % rows), plan="river-city-15", id=f"new-{n // 4}",
                                    plan_name=text_of("江城市“十五五”规划", "River City, 15th period")))
            for n in range(300)
        ),
        records=usual.records + tuple(
            RecordChange(replace(indicator(n % rows), id=f"new-{n}"), "new") for n in range(120)
        ),
        texts=usual.texts * 80,
        charts=charts(330, 20),
        passages=usual.passages * 100,
        pages=usual.pages + tuple(PageChange(f"zh/plans/x/{n}.html", "new", f"第{n}页") for n in range(400)),
        files=usual.files + tuple(PageChange(f"zh/plans/x/{n}.png", "changed", "") for n in range(3000)),
        open_findings=usual.open_findings * 90,
        untranslated=usual.untranslated * 200,
    )  # fmt: skip
