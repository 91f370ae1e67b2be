package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.Commodity;
import org.borderexchange.schemas.codelist.Concealment;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.HandlingCode;
import org.borderexchange.schemas.codelist.MigrationEventKind;
import org.borderexchange.schemas.codelist.SourceEvaluation;
import org.borderexchange.schemas.codelist.TheftCircumstances;
import org.borderexchange.schemas.codelist.TransportMode;
import org.borderexchange.schemas.codelist.VehicleCategory;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DemoAlertTest {

    private static final DemoData DATA = DemoData.read();
    private static final ExchangeDirectory DIRECTORY = ExchangeDirectory.read(Path.of("../directory"));
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    static Stream<DemoAlert> thefts() {
        return DATA.thefts().stream()
                .flatMap(theft ->
                        Programme.COUNTRIES.stream().map(country -> DemoAlert.of(theft, DATA.vins(), country, "RS-1")));
    }

    static Stream<DemoAlert> incidents() {
        return DATA.incidents().stream().map(incident -> DemoAlert.of(incident, "RS-1"));
    }

    static Stream<DemoAlert> smuggling() {
        return DATA.smuggling().stream().map(smuggling -> DemoAlert.of(smuggling, "RS-1"));
    }

    static Stream<DemoAlert> planted() {
        return new Programme(DATA, "A").matches().stream().flatMap(match -> Stream.of(match.sought(), match.seen()));
    }

    @ParameterizedTest
    @MethodSource({"thefts", "incidents", "smuggling", "planted"})
    void everyRowBecomesAnAlertThatItsGroupCarries(DemoAlert alert) {
        var group = DIRECTORY.group(new WorkingGroup(alert.workingGroup())).orElseThrow();
        assertThat(group.hasMember(new CountryCode(alert.country()), NOW)).isTrue();
        assertThat(group.membersAt(NOW)).extracting(CountryCode::value).containsAll(alert.namedReaders());

        var body = alert.body();
        assertThat(group.contentTypes()).contains(ContentType.valueOf(text(body, "/content/type")));
        ActionToTake.valueOf(text(body, "/actionToTake"));
        assertThat(Stream.of(HandlingCode.values()).map(Object::toString)).contains(text(body, "/handling/code"));
        assertThat(Stream.of(SourceEvaluation.values()).map(Object::toString))
                .contains(text(body, "/evaluation/source"));
        assertThat(text(body, "/legalBasis")).isNotBlank();
        assertThat(text(body, "/contact/authority")).isNotBlank();
        assertThat(alert.summary()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("thefts")
    void everyTheftHasAPlateAndSaysThatItIsGenerated(DemoAlert alert) {
        var content = alert.body().get("content");
        VehicleCategory.valueOf(text(content, "/category"));
        TheftCircumstances.valueOf(text(content, "/theft/circumstances"));
        Plate.of(text(content, "/plate/country"), text(content, "/plate/number"));
        if (content.has("vin")) {
            assertThat(new Vin(text(content, "/vin")).checkDigitValid()).isTrue();
        }
        assertThat(Instant.parse(text(content, "/theft/to")))
                .isAfter(text(content, "/theft/from"))
                .isBefore(NOW);
        assertThat(content.get("modelYear").asInt()).isBetween(2000, 2023);
        assertThat(text(content, "/description")).contains("New Zealand Police", "generated");
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void everyIncidentHasCoordinatesCountsAndItsSource(DemoAlert alert) {
        var content = alert.body().get("content");
        MigrationEventKind.valueOf(text(content, "/event"));
        assertThat(Instant.parse(text(content, "/occurredAt"))).isBefore(NOW);
        assertThat(content.at("/place/latitude").asDouble()).isBetween(41.8, 46.2);
        assertThat(content.at("/place/longitude").asDouble()).isBetween(15.7, 23.0);
        assertThat(content.get("counts").valueStream().filter(JsonNode::isNumber))
                .isNotEmpty();
        assertThat(text(content, "/narrative")).contains("IOM Missing Migrants Project");
    }

    @ParameterizedTest
    @MethodSource("smuggling")
    void everySmugglingAlertSaysThatItIsComposed(DemoAlert alert) {
        var content = alert.body().get("content");
        Commodity.valueOf(text(content, "/commodity"));
        TransportMode.valueOf(text(content, "/transport/mode"));
        Concealment.valueOf(text(content, "/concealment"));
        assertThat(text(content, "/description")).contains("Composed for the demo");
    }

    @Test
    void aRunLetsTheCountriesTakeTurnsAndUsesNoReferenceTwice() {
        var alerts = new Programme(DATA, "A").alerts();
        assertThat(alerts).hasSize(24);
        assertThat(IntStream.range(0, 24).mapToObj(i -> alerts.get(i).country()))
                .isEqualTo(IntStream.range(0, 24)
                        .mapToObj(i -> Programme.COUNTRIES.get(i % 3))
                        .toList());
        assertThat(references(alerts))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(references(new Programme(DATA, "B").alerts()));
    }

    @Test
    void everyRunPlantsWhatTwoCountriesWriteDifferentlyAndMean() {
        for (int run = 0; run < 200; run++) {
            var matches = new Programme(DATA, "run " + run).matches();
            assertThat(matches).hasSize(4).allSatisfy(match -> {
                assertThat(match.sought().country()).isNotEqualTo(match.seen().country());
                assertThat(FakeHit.common(match.sought().body(), match.seen().body()))
                        .isNotEmpty();
            });
            assertThat(matches.getFirst()
                            .sought()
                            .body()
                            .at("/content/plate/number")
                            .asString())
                    .containsPattern("[А-Я]");
            assertThat(matches.getFirst()
                            .seen()
                            .body()
                            .at("/content/transport/plate/number")
                            .asString())
                    .doesNotContainPattern("[А-Я]");
            assertThat(matches.getLast().kept()).containsExactly("ME");
        }
    }

    private static List<String> references(List<DemoAlert> alerts) {
        return alerts.stream()
                .map(alert -> text(alert.body(), "/nationalReference"))
                .toList();
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
