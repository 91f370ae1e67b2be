package org.borderexchange.gateway.casework.document;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * ClamAV's daemon, asked with INSTREAM: chunks, each behind its length as four bytes, an empty one at the end; the answer is a line that ends
 * with a zero byte (clamd(8), "COMMANDS").
 */
final class ClamdScanner implements DocumentScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;

    private final String host;
    private final int port;
    private final int patienceMillis;

    ClamdScanner(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patienceMillis = Math.toIntExact(patience.toMillis());
    }

    @Override
    public boolean isHarmless(Path file) throws IOException {
        try (var clamd = new Socket()) {
            clamd.connect(new InetSocketAddress(host, port), patienceMillis);
            clamd.setSoTimeout(patienceMillis);
            // A write has no timeout of its own: whoever does not read is hung up on.
            CompletableFuture.delayedExecutor(patienceMillis, TimeUnit.MILLISECONDS)
                    .execute(() -> hangUp(clamd));
            send(file, clamd);
            return isHarmless(answer(clamd.getInputStream()));
        }
    }

    private static void hangUp(Socket clamd) {
        try {
            clamd.close();
        } catch (IOException alreadyGone) {
            // nothing is left to end
        }
    }

    private static void send(Path file, Socket clamd) throws IOException {
        var out = new DataOutputStream(clamd.getOutputStream());
        out.write(COMMAND);
        var chunk = new byte[CHUNK];
        try (var in = Files.newInputStream(file)) {
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                out.writeInt(length);
                out.write(chunk, 0, length);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int read = in.read(); read > 0 && answer.length() < LONGEST_ANSWER; read = in.read()) {
            answer.append((char) read);
        }
        return answer.toString();
    }

    /** An error, a stream that is too long for the daemon among them, is no answer. */
    private static boolean isHarmless(String answer) throws IOException {
        if (answer.endsWith(" FOUND")) {
            return false;
        }
        if (answer.equals("stream: OK")) {
            return true;
        }
        throw new IOException("clamd has not scanned");
    }
}
