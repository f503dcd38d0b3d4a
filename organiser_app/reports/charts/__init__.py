"""The charts of reports: drawn in place for paper, and the trend lines for window and paper."""
