"""What a page was made to do that nobody wants: scripts run, things loaded, policies broken."""

from playwright.sync_api import BrowserContext, Dialog, Page, Request

VIOLATIONS = """addEventListener('securitypolicyviolation', (event) => {
  (window.violations ??= []).push(`${event.effectiveDirective} ${event.blockedURI}`);
});"""


class Watch:
    """Looks at all pages of a context from when it was made."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.errors: list[str] = []  # what the pages' scripts threw
        self.said: list[str] = []  # in the console, as warning or error
        self._bad: list[str] = []
        context.add_init_script(VIOLATIONS)
        context.on("request", self._asked)
        context.on("dialog", self._asks)
        context.on("page", lambda page: self._bad.append(f"another page: {page.url}"))
        context.on("weberror", lambda found: self.errors.append(str(found.error)))
        context.on(
            "console",
            lambda one: self.said.append(one.text) if one.type in ("warning", "error") else None,
        )

    def harm(self, page: Page) -> list[str]:
        """What was done to a page; [] is nothing."""
        ran = page.evaluate("() => '__harm' in window ? ['a script ran'] : []")
        broken = page.evaluate("() => window.violations ?? []")
        return [*self._bad, *ran, *broken, *self.errors]

    def _asked(self, request: Request) -> None:
        if "/harm" in request.url:
            self._bad.append(f"asked for {request.url}")

    def _asks(self, dialog: Dialog) -> None:
        self._bad.append(f"a dialog: {dialog.message}")
        dialog.dismiss()
