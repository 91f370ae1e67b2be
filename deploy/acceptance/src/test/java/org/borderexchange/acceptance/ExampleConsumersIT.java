package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.acceptance.story.ExampleConsumer;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs that national systems may begin with read a group's topic with the country's own login, and believe nothing that is not proven. */
@ExtendWith(SharedExchange.class)
class ExampleConsumersIT {

    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";
    private static final String FIREARMS = "exchange.group.firearms.v1";
    private static final Path EXAMPLES = Path.of("../examples");
    private static final String DEBIANS_PYTHON = "/usr/bin/python3";

    private final Exchange exchange;

    ExampleConsumersIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void theOneInJavaReadsProvesAndGoesOnWhereItEnded() {
        readsProvesAndGoesOnWhereItEnded(java());
    }

    @Test
    void theOneInPythonReadsProvesAndGoesOnWhereItEnded() throws Exception {
        assumeTrue(
                pythonHasWhatItNeeds(),
                "Debian's python3-kafka, python3-avro, python3-cryptography or python3-yaml is missing");
        readsProvesAndGoesOnWhereItEnded(python());
    }

    @Test
    void aCountryThatIsNoMemberIsRefusedByTheBroker() {
        try (var me = exchange.startExampleConsumer("ME", with(java(), FIREARMS))) {
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(String.join(" ", me.printed())).contains("TopicAuthorizationException"));
        }
    }

    private void readsProvesAndGoesOnWhereItEnded(List<String> command) {
        var rs = exchange.officerOf("RS");
        var first = rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        var firstLine = "ALERT_ISSUED %s version 1 by RS, signed with RS-1".formatted(first.id());
        try (var reader = exchange.startExampleConsumer("BA", with(command, VEHICLES))) {
            within(AFTER_AN_OUTAGE, () -> assertThat(reader.printed()).contains(firstLine));

            exchange.topicsAs("gateway-rs").send(changedOnItsWay(first.id()));
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(refusals(reader)).anyMatch(line -> line.endsWith("bad signature")));

            rs.withdraws(first);
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(reader.printed())
                            .contains("ALERT_WITHDRAWN %s version 2 by RS, signed with RS-1".formatted(first.id())));
            reader.end();
            assertThat(reader.printed()).filteredOn(firstLine::equals).hasSize(1);
        }
        var second = rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        try (var again = exchange.startExampleConsumer("BA", with(command, VEHICLES))) {
            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(again.printed())
                            .contains("ALERT_ISSUED %s version 1 by RS, signed with RS-1".formatted(second.id())));
            assertThat(again.printed()).noneMatch(line -> line.contains(first.id()));
        }
    }

    /** What was signed, but for one bit. */
    private ProducerRecord<byte[], byte[]> changedOnItsWay(String alert) {
        var good = exchange.topicsAs("gateway-ba").read(VEHICLES, alert).getLast();
        var changed = Topics.again(good);
        changed.value()[changed.value().length / 2] ^= 1;
        return changed;
    }

    private static List<String> refusals(ExampleConsumer reader) {
        return reader.printed().stream()
                .filter(line -> line.startsWith("refused: " + VEHICLES))
                .toList();
    }

    private static List<String> java() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return List.of(
                java.toString(),
                "-jar",
                EXAMPLES.resolve("java/target/group-reader.jar").toString());
    }

    private static List<String> python() {
        return List.of(
                DEBIANS_PYTHON, EXAMPLES.resolve("python/group_reader.py").toString());
    }

    private static List<String> with(List<String> command, String topic) {
        var whole = new ArrayList<>(command);
        whole.add(topic);
        return whole;
    }

    private static boolean pythonHasWhatItNeeds() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(DEBIANS_PYTHON))
                && new ProcessBuilder(DEBIANS_PYTHON, "-c", "import kafka, avro, cryptography, yaml")
                                .start()
                                .waitFor()
                        == 0;
    }
}
