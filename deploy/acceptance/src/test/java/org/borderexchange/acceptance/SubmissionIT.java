package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handing in an alert: once, however often it is sent, and with every fault named. */
@ExtendWith(SharedExchange.class)
class SubmissionIT {

    private static final String ALERTS = "/api/v1/alerts";

    private final Officer rs;

    SubmissionIT(Exchange exchange) {
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void theSameReferenceWithTheSameContentReturnsTheFirstAnswer() {
        var draft = stolenVehicle();
        var first = rs.submits(draft).hasStatus(201);

        var second = rs.submits(draft).hasStatus(200);

        assertThat(first.header("Location"))
                .endsWith(ALERTS + "/" + first.json().required("id").asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.json().required("id")).isEqualTo(first.json().required("id"));
    }

    @Test
    void theSameReferenceWithOtherContentIsRefused() {
        var draft = stolenVehicle();
        rs.issues(draft);

        rs.submits(draft.inColour("black")).isProblem(409, "reference-taken");
    }

    @Test
    void theSameKeyReturnsTheFirstAnswerAndForOtherContentIsRefused() {
        var key = UUID.randomUUID().toString();
        var draft = stolenVehicle();
        var first = rs.submits(draft, "Idempotency-Key", key).hasStatus(201);

        assertThat(rs.submits(draft, "Idempotency-Key", key)
                        .hasStatus(200)
                        .json()
                        .required("id"))
                .isEqualTo(first.json().required("id"));
        rs.submits(stolenVehicle(), "Idempotency-Key", key).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var faulty = stolenVehicle()
                .with("actionToTake", "SHOOT")
                .with("validUntil", "2020-01-01T00:00:00Z")
                .with("workingGroup", "chess-club")
                .with("unheardOf", "value");

        var answer = rs.submits(faulty).isProblem(400, "invalid-alert");

        assertThat(answer.pointers()).contains("/actionToTake", "/validUntil", "/workingGroup", "/unheardOf");
        assertThat(answer.body()).doesNotContain("SHOOT", "chess-club", "2020-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "smuggling, /content/type",
        "firearms, /content/type",
    })
    void aGroupCarriesOnlyItsOwnTypes(String group, String pointer) {
        assertThat(rs.submits(stolenVehicle().with("workingGroup", group))
                        .isProblem(400, "invalid-alert")
                        .pointers())
                .contains(pointer);
    }

    @Test
    void anAudienceIsNeitherEmptyNorOutsideTheGroup() {
        assertThat(rs.submits(stolenVehicle().to())
                        .isProblem(400, "invalid-alert")
                        .pointers())
                .contains("/audience/countries");
        assertThat(rs.submits(stolenVehicle().to("DE"))
                        .isProblem(400, "invalid-alert")
                        .pointers())
                .contains("/audience/countries");
    }

    @Test
    void whatIsNotJsonOrTooLargeOrOfAnotherMediaTypeIsRefused() {
        rs.post(ALERTS, "{\"nationalReference\": ").isProblem(400, "malformed-json");
        rs.post(ALERTS, stolenVehicle().with("offence", "x".repeat(1_000_000)).json())
                .isProblem(413, "content-too-large");
        rs.post(ALERTS, "text/plain", BodyPublishers.ofString("stolen car")).isProblem(415, "unsupported-media-type");
    }
}
