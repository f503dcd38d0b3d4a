"""Tests of the page of the team."""
