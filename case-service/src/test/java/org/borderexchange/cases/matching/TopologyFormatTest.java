package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.schemas.topic.CountryCode;
import org.junit.jupiter.api.Test;

/** Who changes the topology is told here that a running hub has to begin anew. */
class TopologyFormatTest {

    private static final Path DESCRIPTION =
            Path.of("src/test/resources/topology-of-format-" + Generation.FORMAT + ".txt");

    @Test
    void anotherTopologyIsOfAnotherFormat() throws IOException {
        try (var hub = new TestHub(new TestExchange())) {
            assertThat(withoutAddresses(hub.topology.describe().toString()))
                    .as(
                            "Unless no release had this format yet, raise Generation.FORMAT and write what follows to %s",
                            DESCRIPTION)
                    .isEqualToIgnoringWhitespace(Files.readString(DESCRIPTION));
        }
    }

    @Test
    void theTasksKeepTheirNumbersWhenACountryJoins() {
        try (var before = new TestHub(new TestExchange(), 50, List.of(new CountryCode("RS")));
                var after = new TestHub(new TestExchange())) {
            assertThat(tasks(before)).isEqualTo(tasks(after));
        }
    }

    private static Map<Integer, String> tasks(TestHub hub) {
        return hub.topology.describe().subtopologies().stream()
                .collect(Collectors.toMap(
                        TopologyDescription.Subtopology::id, tasks -> withoutAddresses(tasks.toString())));
    }

    /** Lambdas are others in each process. */
    private static String withoutAddresses(String description) {
        return description.replaceAll("Lambda/0x\\p{XDigit}+@\\p{XDigit}+", "Lambda");
    }
}
