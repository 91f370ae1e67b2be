package org.borderexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** FULL_TRANSITIVE: whoever runs any release reads what any other release writes. */
class CompatibilityTest {

    private static final List<Schema> RELEASES = ReleasedSchemas.all();

    static Stream<Arguments> everyTwo() {
        return withPresent().flatMap(reader -> withPresent().map(writer -> Arguments.of(reader, writer)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("everyTwo")
    void everyReleaseReadsWhatEveryOtherWrites(Schema reader, Schema writer) {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(verdict.getResult().getIncompatibilities()).isEmpty();
        assertThat(verdict.getType()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void theNewestReleaseIsThePresentSchema() throws IOException {
        if (RELEASES.isEmpty() || !RELEASES.getLast().equals(ReleasedSchemas.present())) {
            var next = ReleasedSchemas.writeNext();
            assertThat(next)
                    .as("The IDL differs from the newest release. To release it, move %s to released/", next)
                    .doesNotExist();
        }
    }

    private static Stream<Schema> withPresent() {
        return Stream.concat(RELEASES.stream(), Stream.of(ReleasedSchemas.present()));
    }
}
