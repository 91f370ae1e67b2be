package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.borderexchange.cases.generation.Generation;
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

    /** Lambdas are others in each process. */
    private static String withoutAddresses(String description) {
        return description.replaceAll("Lambda/0x\\p{XDigit}+@\\p{XDigit}+", "Lambda");
    }
}
