"""What the scenarios' sweep measured, printed at the end: a figure to look at, not a limit."""


def pytest_terminal_summary(terminalreporter):
    steps = [text for reports in terminalreporter.stats.values() for report in reports
             for name, text in getattr(report, "user_properties", ()) if name == "slowest step" and report.when == "call"]
    if steps:
        terminalreporter.section("slowest step of each scenario")
        terminalreporter.write_line("\n".join(steps))
