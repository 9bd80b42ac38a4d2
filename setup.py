"""What `scrapyd-deploy` packs into an egg; everything else is built from pyproject.toml."""

from setuptools import find_packages, setup

PACKAGES = ("crawler", "nlp", "store", "iljari")

setup(
    packages=find_packages(include=[f"{name}{below}" for name in PACKAGES for below in ("", ".*")]),
    package_data={
        "crawler": ["sources/*.toml"],
        "nlp": ["data/*"],
        "store": ["migrations/*.sql"],
        "iljari": ["demo/*", "demo/*/*"],
    },
)
