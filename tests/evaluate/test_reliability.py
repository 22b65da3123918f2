from quotes.evaluate.reliability import reliability


def test_each_tenth_says_its_mean_and_the_share_that_is_right() -> None:
    judged = [(0.91, True), (0.99, True), (0.95, False), (0.12, False)]
    low, high = reliability(judged)
    assert (low.confidence, low.right, low.n) == (0.12, 0.0, 1)
    assert (round(high.confidence, 3), round(high.right, 3), high.n) == (0.95, 0.667, 3)


def test_the_ends_of_the_scale_are_in_it() -> None:
    assert [b.n for b in reliability([(0.0, False), (1.0, True)])] == [1, 1]


def test_of_nothing_there_is_no_table() -> None:
    assert reliability([]) == []
