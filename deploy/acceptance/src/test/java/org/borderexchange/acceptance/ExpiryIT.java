package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An alert is live only before its time is over, at every reader, whoever has recorded it. */
@ExtendWith(SharedExchange.class)
class ExpiryIT {

    private final Exchange exchange;
    private final InstantSource clock = InstantSource.system();

    ExpiryIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void anAlertExpiresAtEveryReaderAtOnceAndTheEventFollows() {
        var rs = exchange.officerOf("RS");
        var draft = stolenVehicle().validFor(Duration.ofSeconds(2));
        var issued = rs.issues(draft).isSoonSeenBy("BA", "ME");
        var over = Instant.parse(issued.json().required("validUntil").asString());

        for (var country : Exchange.COUNTRIES) {
            var officer = exchange.officerOf(country);
            soon(() -> assertThat(clock.instant()).isAfterOrEqualTo(over));
            assertThat(officer.reads(issued.id()).json().required("status").asString())
                    .isEqualTo("EXPIRED");
            assertThat(officer.searches("status=ACTIVE&q=" + draft.vin()).ids()).isEmpty();
            assertThat(officer.searches("status=EXPIRED&q=" + draft.vin()).ids())
                    .containsExactly(issued.id());
        }
        for (var country : Exchange.COUNTRIES) {
            soon(() -> assertThat(exchange.deskOf(country).shownOf(issued.id()).getLast())
                    .satisfies(event -> assertThat(event.kind()).isEqualTo("ALERT_EXPIRED"))
                    .satisfies(event -> assertThat(event.version()).isEqualTo(2)));
        }
        rs.put("/api/v1/alerts/" + issued.id(), draft.json(), "If-Match", "\"2\"")
                .hasStatus(409);
    }
}
