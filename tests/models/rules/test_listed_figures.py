"""Figures listed without their months begin in the first month of the period that they stand under."""


def begins(told, text):
    return [f["begin"] for f in told("pattern", text) if "begin" in f]


def test_as_many_figures_as_months_begin_in_the_first(told):
    assert begins(told, "Period: 3/1/2025 - 8/31/2025\nHeadache days each month: 18, 19, 17, 20, 21, 18") == [
        "3/1/2025"
    ]


def test_months_named_in_the_same_line(told):
    text = "Headache diary, April through September 2025: headache days per month 18, 19, 17, 20, 21, 18."

    assert begins(told, text) == ["April"]


def test_fewer_figures_than_months_are_not_read(told):
    assert begins(told, "Period: 3/1/2025 - 8/31/2025\nHeadache days each month: 18, 19, 17, 20") == []


def test_figures_that_are_not_alike_are_no_steady_rate(told):
    assert begins(told, "Period: 3/1/2025 - 8/31/2025\nHeadache days each month: 3, 4, 17, 20, 21, 18") == []
