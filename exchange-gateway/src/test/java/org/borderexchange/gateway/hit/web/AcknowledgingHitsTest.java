package org.borderexchange.gateway.hit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.GatewayOverHttp.NOW;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.told;
import static org.borderexchange.gateway.receipt.ReceiptExamples.acknowledged;
import static org.borderexchange.gateway.receipt.ReceiptExamples.delivered;

import java.util.List;
import org.borderexchange.gateway.GatewayOverHttp;
import org.borderexchange.gateway.GatewayOverHttp.Answer;
import org.borderexchange.gateway.receipt.Escalation;
import org.junit.jupiter.api.Test;

class AcknowledgingHitsTest {

    private final GatewayOverHttp gateway = GatewayOverHttp.started();
    private final String hit = held();

    @Test
    void anAcknowledgementIsAnsweredWithTheReceiptAndShownOnTheHit() {
        var answer = acknowledge("{\"note\": \"calling Sarajevo\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("country").stringValue()).isEqualTo("RS");
        assertThat(answer.json().get("deliveredVersion").intValue()).isEqualTo(1);
        assertThat(answer.json().get("note").stringValue()).isEqualTo("calling Sarajevo");
        assertThat(read().get("acknowledgements"))
                .hasToString("[{\"country\":\"RS\",\"at\":\"2026-11-22T12:00:00Z\",\"note\":\"calling Sarajevo\"}]");
    }

    @Test
    void itNeedsNoBodyAndASecondOneChangesNothing() {
        var first = acknowledge("");

        var second = acknowledge("{\"note\": \"late\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(read().at("/acknowledgements")).hasSize(1);
    }

    @Test
    void theOtherOwnersAcknowledgementIsShownAndNobodyElses() {
        gateway.receipts.applyNewer(
                List.of(acknowledged(hit, BA, 1, "we have the car"), acknowledged(hit, ME, 1, "of no concern")));
        gateway.receipts.escalate(List.of(new Escalation(hit, BA, 1, 1, NOW.plusSeconds(90), NOW.plusSeconds(60))));

        assertThat(read().at("/acknowledgements").findValuesAsString("note")).containsExactly("we have the car");
        assertThat(read().get("escalations"))
                .hasToString("[{\"country\":\"BA\",\"step\":1,"
                        + "\"at\":\"2026-11-22T12:01:30Z\",\"dueAt\":\"2026-11-22T12:01:00Z\"}]");
    }

    @Test
    void aHitThatWasOnlyDeliveredLooksAsEver() {
        gateway.receipts.applyNewer(List.of(delivered(hit, BA, 1, 1)));

        assertThat(read().has("acknowledgements")).isFalse();
        assertThat(read().has("escalations")).isFalse();
    }

    @Test
    void whatIsWrongIsPointedAt() {
        var answer = acknowledge("{\"note\":\"\",\"by\":\"me\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.pointers()).containsExactlyInAnyOrder("/note", "/by");
    }

    @Test
    void aHitThatIsNotHereCannotBeAcknowledged() {
        var absent = gateway.post("duty-officer", "/api/v1/hits/" + pair().hit() + "/acknowledgement", "{}");

        assertThat(absent.status()).isEqualTo(404);
        assertThat(gateway.post("duty-officer", "/api/v1/hits/none/acknowledgement", "{}")
                        .body())
                .isEqualTo(absent.body());
    }

    private Answer acknowledge(String body) {
        return gateway.post("duty-officer", "/api/v1/hits/" + hit + "/acknowledgement", body);
    }

    private tools.jackson.databind.JsonNode read() {
        return gateway.get("analyst", "/api/v1/hits/" + hit).json();
    }

    private String held() {
        var told = told(event(pair()));
        gateway.hits.applyNewer(List.of(told));
        return told.id().toString();
    }
}
