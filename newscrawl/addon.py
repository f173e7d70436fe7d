"""newscrawl inside somebody else's Scrapy project: `ADDONS = {"newscrawl.Addon": 300}`."""

from typing import ClassVar

from scrapy.settings import BaseSettings

from newscrawl.extensions.health import Health
from newscrawl.extensions.outcomes import Outcomes
from newscrawl.extensions.progress import Progress
from newscrawl.extensions.rejects import Rejects
from newscrawl.extensions.summary import Summary
from newscrawl.pipelines.cleaning import CleaningPipeline
from newscrawl.pipelines.keeping import KeepingPipeline
from newscrawl.pipelines.storage import StoragePipeline
from newscrawl.pipelines.validation import ValidationPipeline

SPIDERS = "newscrawl.spiders"


class Addon:
    """Adds the four spiders, the four pipelines and the extensions; changes nothing else.

    Every spider that yields `newscrawl.items.RawPage` gets `Article` items out of the pipelines.
    Items of other classes pass through untouched.
    """

    pipelines: ClassVar[dict[type, int]] = {
        KeepingPipeline: 250,
        CleaningPipeline: 300,
        ValidationPipeline: 400,
        StoragePipeline: 500,
    }
    extensions: ClassVar[dict[type, int]] = {Rejects: 500, Outcomes: 550, Summary: 600, Health: 650, Progress: 700}

    @classmethod
    def update_pre_crawler_settings(cls, settings: BaseSettings) -> None:
        """Make `scrapy crawl site|urls|replay` known."""
        modules = settings.getlist("SPIDER_MODULES")
        if SPIDERS not in modules:
            # At the project's own priority: an add-on's would not change what the project sets.
            priority = settings.getpriority("SPIDER_MODULES") or 0
            settings.set("SPIDER_MODULES", [*modules, SPIDERS], priority)

    def update_settings(self, settings: BaseSettings) -> None:
        """Add the components, where the project has not placed them itself."""
        for pipeline, order in self.pipelines.items():
            settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", pipeline, order)
        for extension, order in self.extensions.items():
            settings.setdefault_in_component_priority_dict("EXTENSIONS", extension, order)
