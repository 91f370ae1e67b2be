package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators measure, and that it names nobody. */
@ExtendWith(SharedExchange.class)
class MetricsIT {

    private final Exchange exchange;

    MetricsIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void everyPromisedMetricIsThere() {
        var rs = exchange.officerOf("RS");
        rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        exchange.officerOf("BA").issues(stolenVehicle()).isSoonSeenBy("RS");
        rs.submits(stolenVehicle().to()).hasStatus(400);
        exchange.topicsAs("gateway-rs")
                .send(exchange.forgerWithKeyOf("ME").unsigned("exchange.inbox.rs.v1", "ME-01K", new byte[] {1}));

        soon(() -> assertThat(exchange.metricsOf("RS").names())
                .contains(
                        "exchange_alerts_accepted_total",
                        "exchange_alerts_rejected_total",
                        "exchange_events_published_total",
                        "exchange_events_received_total",
                        "exchange_events_refused_total",
                        "exchange_dead_letters_total",
                        "exchange_outbox_pending",
                        "exchange_outbox_oldest_seconds",
                        "exchange_publication_seconds_bucket",
                        "exchange_arrival_seconds_bucket",
                        "jvm_memory_used_bytes")
                .anyMatch(name -> name.startsWith("kafka_consumer_") && name.contains("lag")));
    }

    @Test
    void everyPromisedMetricOfHitsAndChecksIsThere() {
        var car = stolenVehicle();
        var rs = exchange.officerOf("RS");
        var stolen = rs.issues(car);
        var route = exchange.officerOf("BA").issues(smuggling("smuggling").carriedBy(car.plate()));
        rs.judges(rs.soonHasHit(stolen, route), "CONFIRMED", "seen").hasStatus(200);
        rs.checks("{\"vin\": \"%s\", \"reason\": \"patrol\"}".formatted(car.vin()))
                .hasStatus(200);

        soon(() -> assertThat(exchange.metricsOf("RS").names())
                .contains("exchange_check_seconds_bucket", "exchange_verdicts_total"));
        soon(() -> assertThat(exchange.metricsOfCaseService().names())
                .contains(
                        "exchange_hits_total",
                        "exchange_match_seconds_bucket",
                        "exchange_verdicts_total",
                        "exchange_events_received_total",
                        "exchange_events_published_total",
                        "exchange_over_correlating_identifiers",
                        "exchange_projection_lag"));
        assertThat(exchange.metricsOfCaseService().text())
                .doesNotContain(car.mark())
                .doesNotContain(stolen.id());
    }

    @Test
    void tagsAreThosePromised() {
        exchange.officerOf("RS").issues(stolenVehicle()).isSoonSeenBy("BA");

        var text = exchange.metricsOf("RS").text();
        assertThat(text)
                .containsPattern(
                        "exchange_alerts_accepted_total\\{[^}]*type=\"STOLEN_VEHICLE\"[^}]*working_group=\"stolen-vehicles\"")
                .containsPattern("exchange_events_published_total\\{[^}]*topic_kind=\"group\"")
                .containsPattern(
                        "exchange_events_received_total\\{[^}]*kind=\"ALERT_ISSUED\"[^}]*topic_kind=\"(group|inbox)\"");
    }

    @Test
    void noMetricNamesAnAlertAPlateOrAPerson() {
        var draft = stolenVehicle();
        var issued = exchange.officerOf("RS").issues(draft).isSoonSeenBy("BA");

        for (var country : Exchange.COUNTRIES) {
            assertThat(exchange.metricsOf(country).text())
                    .doesNotContain(issued.id())
                    .doesNotContain(draft.mark())
                    .doesNotContainPattern("(RS|BA|ME)-0[0-9A-Z]{25}")
                    .doesNotContain("duty-officer", "UKP Beograd");
        }
    }
}
