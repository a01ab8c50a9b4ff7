"""Printed at the end: what the scenarios' sweep measured, a figure to look at and no limit; and what needed a second try."""


def pytest_terminal_summary(terminalreporter):
    def told(property):
        return [text for reports in terminalreporter.stats.values() for report in reports
                for name, text in getattr(report, "user_properties", ()) if name == property and report.when == "call"]

    if steps := told("slowest step"):
        terminalreporter.section("slowest step of each scenario")
        terminalreporter.write_line("\n".join(steps))
    if again := told("second try"):
        terminalreporter.section(f"{len(again)} browser tests passed or failed at the second try; the first told")
        terminalreporter.write_line("\n\n".join(again))
