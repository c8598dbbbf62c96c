"""Selenium's commands for Firefox, without geckodriver: they go to Firefox itself, over its own protocol, Marionette.

geckodriver, which usually stands between the two, is neither in Debian nor on PyPI. Marionette has the commands of
WebDriver under other names, as JSON over a local socket: https://firefox-source-docs.mozilla.org/testing/marionette/
"""

import json
import socket
from typing import Any

from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection

NAMES = {
    "newSession": "WebDriver:NewSession",
    "quit": "Marionette:Quit",
    "setTimeouts": "WebDriver:SetTimeouts",
    "get": "WebDriver:Navigate",
    "goBack": "WebDriver:Back",
    "goForward": "WebDriver:Forward",
    "refresh": "WebDriver:Refresh",
    "getCurrentUrl": "WebDriver:GetCurrentURL",
    "getTitle": "WebDriver:GetTitle",
    "findElement": "WebDriver:FindElement",
    "findElements": "WebDriver:FindElements",
    "findChildElement": "WebDriver:FindElement",
    "findChildElements": "WebDriver:FindElements",
    "w3cGetActiveElement": "WebDriver:GetActiveElement",
    "clickElement": "WebDriver:ElementClick",
    "clearElement": "WebDriver:ElementClear",
    "sendKeysToElement": "WebDriver:ElementSendKeys",
    "getElementText": "WebDriver:GetElementText",
    "getElementTagName": "WebDriver:GetElementTagName",
    "getElementAttribute": "WebDriver:GetElementAttribute",
    "getElementProperty": "WebDriver:GetElementProperty",
    "getElementValueOfCssProperty": "WebDriver:GetElementCSSValue",
    "getElementRect": "WebDriver:GetElementRect",
    "isElementSelected": "WebDriver:IsElementSelected",
    "isElementEnabled": "WebDriver:IsElementEnabled",
    "w3cExecuteScript": "WebDriver:ExecuteScript",
    "w3cExecuteScriptAsync": "WebDriver:ExecuteAsyncScript",
    "actions": "WebDriver:PerformActions",
    "clearActionState": "WebDriver:ReleaseActions",
    "setWindowRect": "WebDriver:SetWindowRect",
    "getWindowRect": "WebDriver:GetWindowRect",
    "screenshot": "WebDriver:TakeScreenshot",
    "switchToFrame": "WebDriver:SwitchToFrame",
    "printPage": "WebDriver:Print",
}


class MarionetteConnection(RemoteConnection):
    """What Selenium takes for its connection to a driver; it speaks to Firefox at a port of this machine."""

    def __init__(self, port: int) -> None:
        super().__init__(client_config=ClientConfig(f"http://127.0.0.1:{port}"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=300)
        self._stream = self._socket.makefile("rb")
        self._sent = 0
        self._message()  # Firefox says first which protocol it speaks

    def execute(self, command: str, params: dict[str, Any]) -> dict[str, Any]:
        """Send a command of Selenium's; return its answer, or what went wrong, as Selenium reads it."""
        self._sent += 1
        self._send([0, self._sent, NAMES[command], _parameters(command, params)])
        _, _, error, result = self._message()
        if error:
            return {"status": 500, "value": json.dumps({"value": error})}
        return result if isinstance(result, dict) and "value" in result else {"value": result}

    def close(self) -> None:
        """End the connection."""
        self._stream.close()
        self._socket.close()
        super().close()

    def _send(self, message: list[object]) -> None:
        data = json.dumps(message).encode()
        self._socket.sendall(f"{len(data)}:".encode() + data)

    def _message(self) -> Any:
        """Return the next message: its length, a colon, JSON."""
        length = b""
        while (character := self._stream.read(1)) != b":":
            if not character:
                raise ConnectionError("Firefox ended the connection")
            length += character
        return json.loads(self._stream.read(int(length)))


def _parameters(command: str, params: dict[str, Any]) -> dict[str, Any]:
    """Return a command's parameters as Marionette names them."""
    known = {key: value for key, value in params.items() if key != "sessionId"}
    if command == "newSession":
        return {}
    if command == "quit":
        return {"flags": ["eForceQuit"]}
    if command.startswith("findChild"):
        known["element"] = known.pop("id")
    return known
