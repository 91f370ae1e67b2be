package org.borderexchange.gateway.casework.document;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** ClamAV's daemon as far as INSTREAM goes, on a real socket: it finds one signature, and can be made to err. */
public final class FakeClamd {

    /** What is found. */
    public static final String SIGNATURE = "HARMFUL-FOR-THE-TEST";

    private final ServerSocket server;
    private volatile boolean erring;

    private FakeClamd(ServerSocket server) {
        this.server = server;
    }

    public static FakeClamd started() {
        try {
            var clamd = new FakeClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(clamd::serve);
            return clamd;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on, or no longer, it says that the stream is too long for it. */
    public void setErring(boolean erring) {
        this.erring = erring;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
            var start = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                var chunk = in.readNBytes(length);
                if (start.size() < 1_000) {
                    start.write(chunk);
                }
            }
            client.getOutputStream().write((verdict(command, start) + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // whoever asked has given up
        }
    }

    private String verdict(String command, ByteArrayOutputStream start) {
        if (erring || !command.equals("zINSTREAM\0")) {
            return "INSTREAM size limit exceeded. ERROR";
        }
        return start.toString(StandardCharsets.ISO_8859_1).contains(SIGNATURE)
                ? "stream: Test.Signature FOUND"
                : "stream: OK";
    }
}
