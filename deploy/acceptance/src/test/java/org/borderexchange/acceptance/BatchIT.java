package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A national system hands in hundreds of alerts at once, some of them faulty. */
@ExtendWith(SharedExchange.class)
class BatchIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LINES = 400;

    private final Exchange exchange;

    BatchIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void everyLineHasItsResultAndABadLineStopsNothing() throws IOException {
        var lines = IntStream.rangeClosed(1, LINES).mapToObj(BatchIT::line).toList();

        var results = submit(lines);

        assertThat(results)
                .extracting(result -> result.required("line").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LINES).boxed().toList());
        assertThat(results).allSatisfy(result -> {
            var bad = isBad(result.required("line").asInt());
            assertThat(result.required("status").asInt()).isEqualTo(bad ? 400 : 201);
            assertThat(result.has("problem")).isEqualTo(bad);
            assertThat(result.has("id")).isEqualTo(!bad);
        });
        var issued = results.stream()
                .filter(result -> result.has("id"))
                .map(result -> result.required("id").asString())
                .toList();
        soon(() -> assertThat(issued).allMatch(id -> exchange.deskOf("BA").hasSeen(id, 1)));
    }

    private List<JsonNode> submit(List<String> lines) throws IOException {
        try (var writer = Executors.newVirtualThreadPerTaskExecutor();
                var body = new PipedInputStream(1024)) {
            var pen = new PipedOutputStream(body);
            writer.execute(() -> write(lines, pen));
            try (var answers =
                    exchange.systemOf("RS").stream("/api/v1/alerts/batch", "application/x-ndjson", () -> body)) {
                return answers.<JsonNode>map(JSON::readTree).toList();
            }
        }
    }

    private static void write(List<String> lines, PipedOutputStream pen) {
        try (pen) {
            for (var line : lines) {
                pen.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String line(int number) {
        if (!isBad(number)) {
            return stolenVehicle().json();
        }
        return number % 20 == 0
                ? "{\"not\": json"
                : stolenVehicle().with("actionToTake", "SHOOT").json();
    }

    private static boolean isBad(int number) {
        return number % 10 == 0;
    }
}
