package org.borderexchange.gateway.alert.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.example;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.borderexchange.gateway.GatewayOverHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class BatchTest {

    private final GatewayOverHttp gateway = GatewayOverHttp.started();

    @AfterEach
    void everythingRunsAgain() {
        gateway.alerts.setUnavailable(false);
        gateway.alerts.setForgetful(false);
    }

    @Test
    void everyLineHasItsResultInOrderAndABadLineStopsNothing() {
        var good = example("stolen-vehicle").toString();
        var tooLong = "{\"offence\":\"" + "x".repeat(300_000) + "\"}";

        var answer = gateway.batch(
                "system", String.join("\n", good, "{", "", "{\"colour\":1}", tooLong, "  \r", good + "\r"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        var results = results(answer.body());
        assertThat(results).extracting(r -> r.get("line").intValue()).containsExactly(1, 2, 4, 5, 7);
        assertThat(results).extracting(r -> r.get("status").intValue()).containsExactly(201, 400, 400, 413, 201);
        assertThat(results.get(0).get("id").stringValue()).startsWith("RS-");
        assertThat(results.get(0).has("problem")).isFalse();
        assertThat(results.get(1).has("id")).isFalse();
        assertThat(results.get(1).at("/problem/type").stringValue()).endsWith(":malformed-json");
        assertThat(results.get(2).at("/problem/errors")).isNotEmpty();
        assertThat(results.get(3).at("/problem/type").stringValue()).endsWith(":content-too-large");
    }

    @Test
    void theSameAlertTwiceIsIssuedOnce() {
        var line = example("stolen-vehicle", alert -> alert.put("nationalReference", "RS-TWICE-1"))
                .toString();

        var results = results(gateway.batch("system", line + "\n" + line + "\n").body());

        assertThat(results).extracting(r -> r.get("status").intValue()).containsExactlyInAnyOrder(201, 200);
        assertThat(results)
                .extracting(r -> r.get("id").stringValue())
                .containsOnly(results.getFirst().get("id").stringValue());
    }

    @Test
    void aStoreThatIsDownIsToldLineByLine() {
        gateway.alerts.setUnavailable(true);
        var line = example("smuggling").toString();

        var results = results(gateway.batch("system", line + "\n{\n" + line).body());

        assertThat(results).extracting(r -> r.get("status").intValue()).containsExactly(503, 400, 503);
    }

    @Test
    void anEmptyBatchHasNoResults() {
        var answer = gateway.batch("system", "\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aBatchIsNdjson() {
        var answer = gateway.post("system", "/api/v1/alerts/batch", example("smuggling"));

        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    @Timeout(20)
    void whoeverWaitsForTheResultOfALineBeforeTheNextGetsIt() throws IOException {
        try (var connection = new Connection()) {
            for (int line = 1; line <= 3; line++) {
                connection.send(example("irregular-migration").toString() + "\n");
                assertThat(results(connection.results.readLine()))
                        .extracting(result -> result.get("line").intValue())
                        .containsExactly(line);
            }
            connection.end();
        }
    }

    /** 100,000 lines: what lives on the heap after 90,000 of them is what lived after 10,000. */
    @Test
    @Timeout(120)
    void aHundredThousandLinesNeedNoMoreMemoryThanTenThousand() throws Exception {
        gateway.alerts.setForgetful(true);
        var line = example("irregular-migration").toString() + "\n";
        var hundred = line.repeat(100);
        try (var connection = new Connection()) {
            var sent = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 1_000; i++) {
                    connection.send(hundred);
                }
                connection.end();
            });
            long early = 0;
            long late = 0;
            for (int number = 1; number <= 100_000; number++) {
                var result = connection.results.readLine();
                if (number % 1_000 == 0) {
                    assertThat(result).contains("\"line\":" + number + ",", "\"status\":201");
                }
                if (number == 10_000) {
                    early = usedHeap();
                }
                if (number == 90_000) {
                    late = usedHeap();
                }
            }
            sent.join();
            assertThat(late - early).as("bytes more on the heap").isLessThan(8_000_000);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<JsonNode> results(String ndjson) {
        return ndjson.lines().map(line -> (JsonNode) GatewayOverHttp.json(line)).toList();
    }

    /** A batch over a bare socket, so that it can be written and read at the same time. */
    private final class Connection implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", gateway.port);
        private final OutputStream out = socket.getOutputStream();
        private final BufferedReader results;

        Connection() throws IOException {
            write("POST /api/v1/alerts/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                    + "Authorization: Bearer " + gateway.token("system") + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            results = new BufferedReader(new InputStreamReader(
                    new Dechunked(new BufferedInputStream(socket.getInputStream())), StandardCharsets.UTF_8));
        }

        void send(String text) {
            write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
        }

        void end() {
            write("0\r\n\r\n");
        }

        private void write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** The body of a chunked answer whose head has not been read yet. */
    private static final class Dechunked extends java.io.InputStream {

        private final java.io.InputStream in;
        private boolean headRead;
        private int left;

        Dechunked(java.io.InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!headRead) {
                assertThat(line()).startsWith("HTTP/1.1 200");
                while (!line().isEmpty()) {
                    // headers are other tests' business
                }
                headRead = true;
            }
            if (left == 0) {
                left = Integer.parseInt(line(), 16);
            }
            int read = left == 0 ? -1 : in.read(target, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            if (left == 0 && read > 0) {
                line();
            }
            return read;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new java.io.EOFException();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
