"""The way from the kernel to the page without waiting: a slider's step is a few small messages, one after another.

With TCP's default (Nagle, RFC 896) the second of them waits until the page has acknowledged the first, which a browser
puts off by about 40 ms: longer than all that a step computes and draws. Jupyter leaves that default in place.
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Jupyter's own connection, but every message leaves at once."""

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
