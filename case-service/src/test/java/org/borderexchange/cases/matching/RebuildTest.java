package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.matching.TestExchange.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.Test;

class RebuildTest {

    private static final String VIN = "WVGAV7AX9BW549850";
    private static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    private final TestExchange exchange = new TestExchange();
    private final Told serbian = Told.by("RS").vin(VIN);
    private final Told bosnian = Told.by("BA").vin(VIN);
    private final Told narrowed = serbian.amended().onlyTo("ME");
    private final Told montenegrin = Told.by("ME").plate("BG1234AB", "RS");
    private final Told referring = Told.by("BA").onlyTo().referring().plate("BG1234AB", "RS");
    private final HitId hit = HitId.of(serbian.id(), bosnian.id());

    @Test
    void whatWasPublishedIsReadAndNothingIsPublishedTwice() {
        var told = List.of(
                serbian,
                bosnian,
                montenegrin,
                referring,
                narrowed,
                bosnian.amended().withdrawn());
        try (var before = new TestHub(exchange);
                var rebuilt = new TestHub(exchange)) {
            told.forEach(before::tell);
            assertThat(COUNTRIES)
                    .allSatisfy(country -> assertThat(before.toldTo(country)).isNotEmpty());
            publish(before, rebuilt);

            told.forEach(rebuilt::tell);
            rebuilt.letTimePass(Duration.ofMinutes(1));

            assertThat(COUNTRIES)
                    .allSatisfy(country -> assertThat(rebuilt.toldTo(country)).isEmpty());
            for (var id : List.of(hit, HitId.of(montenegrin.id(), referring.id()))) {
                assertThat(rebuilt.<Pair>store(MatchingTopology.PAIRS)
                                .get(id.toString())
                                .published())
                        .isEqualTo(before.<Pair>store(MatchingTopology.PAIRS)
                                .get(id.toString())
                                .published());
            }
        }
    }

    @Test
    void inWhateverOrderTheTopicsAreReadAgain() {
        var told = new ArrayList<>(List.of(
                serbian,
                bosnian,
                montenegrin,
                referring,
                narrowed,
                bosnian.amended().withdrawn()));
        try (var before = new TestHub(exchange)) {
            told.forEach(before::tell);
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            told.forEach(alert -> TestHub.topicsOf(alert.event())
                    .forEach(topic -> records.add(exchange.record(topic, alert.event()))));
            for (int seed = 0; seed < 5; seed++) {
                Collections.shuffle(records, new Random(seed));
                try (var rebuilt = new TestHub(exchange)) {
                    publish(before, rebuilt);

                    records.forEach(rebuilt::tell);

                    assertThat(COUNTRIES)
                            .allSatisfy(country ->
                                    assertThat(rebuilt.toldTo(country)).isEmpty());
                }
            }
        }
    }

    @Test
    void whatHappenedMeanwhileIsTold() {
        try (var before = new TestHub(exchange);
                var rebuilt = new TestHub(exchange)) {
            before.tell(serbian, bosnian);
            publish(before, rebuilt);

            rebuilt.tell(serbian, bosnian, bosnian.withdrawn());

            assertThat(rebuilt.toldTo("RS")).singleElement().satisfies(told -> {
                assertThat(told.getHit().getStatus()).isEqualTo(HitStatus.LAPSED);
                assertThat(told.getVersion()).isEqualTo(2);
            });
        }
    }

    @Test
    void anAlertThatWasErasedMeanwhileDoesNotComeBack() {
        try (var before = new TestHub(exchange);
                var rebuilt = new TestHub(exchange)) {
            before.tell(serbian, bosnian);
            publish(before, rebuilt);

            rebuilt.tell(bosnian.erased());
            rebuilt.tell(serbian, bosnian);

            assertThat(rebuilt.toldTo("RS")).extracting(ExchangeEvent::getHit).containsOnlyNulls();
            assertThat(rebuilt.<AlertState>store(MatchingTopology.ALERTS)
                            .get(bosnian.id().toString())
                            .event()
                            .getAlert())
                    .isNull();
        }
    }

    @Test
    void aVerdictIsRememberedThoughItIsReadBeforeTheAlerts() {
        try (var before = new TestHub(exchange);
                var rebuilt = new TestHub(exchange)) {
            before.tell(serbian, bosnian);
            var basis = before.lastTo("RS", hit).orElseThrow().getHit().getBasis();
            var verdict = exchange.verdict(inbox("RS"), hit, "RS", 1, VerdictKind.REJECTED, basis);
            before.tell(verdict);
            publish(before, rebuilt);

            rebuilt.tell(verdict);
            rebuilt.tell(serbian, bosnian);

            assertThat(rebuilt.<Pair>store(MatchingTopology.PAIRS)
                            .get(hit.toString())
                            .isRejected(basis))
                    .isTrue();
        }
    }

    /** The hub's topics as another generation left them. */
    private static void publish(TestHub from, TestHub to) {
        for (var country : COUNTRIES) {
            var topic = "exchange.hub." + country.toLowerCase() + ".v1";
            from.toldTo(country);
            from.records(topic).forEach(record -> to.tell(topic, record.key(), record.value(), record.headers()));
        }
    }
}
