package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.Optional;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The owner of an alert sees where it has come, where it was read and who has taken it in hand. */
@ExtendWith(SharedExchange.class)
class ReceiptIT {

    private final Exchange exchange;
    private final Officer rs;
    private final Officer ba;
    private final Officer me;

    ReceiptIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
        this.ba = exchange.officerOf("BA");
        this.me = exchange.officerOf("ME");
    }

    @Test
    void theOwnerSeesThatItWasDeliveredReadAndTakenInHand() {
        var alert = rs.issues(stolenVehicle());
        soon(() -> {
            for (var country : new String[] {"BA", "ME"}) {
                var receipt = receipt(alert, country);
                assertThat(receipt.required("deliveredVersion").asInt()).isEqualTo(1);
                assertThat(receipt.required("deliveredAt").asString()).isNotBlank();
                assertThat(receipt.required("acknowledgedAt").isNull()).isTrue();
            }
        });

        ba.reads(alert.id()).hasStatus(200);
        soon(() ->
                assertThat(receipt(alert, "BA").required("readVersion").asInt()).isEqualTo(1));

        var answer =
                ba.acknowledges(alert, "a patrol is on its way").hasStatus(200).json();
        assertThat(answer.required("country").asString()).isEqualTo("BA");
        soon(() -> {
            var receipt = receipt(alert, "BA");
            assertThat(receipt.required("acknowledgedAt")).isEqualTo(answer.required("acknowledgedAt"));
            assertThat(receipt.required("note").asString()).isEqualTo("a patrol is on its way");
        });
        soon(() ->
                assertThat(exchange.deskOf("RS").kindsOf(alert.id())).containsExactly("ALERT_ISSUED", "RECEIPT_GIVEN"));
        assertThat(receipt(alert, "ME").required("readVersion").isNull()).isTrue();
        assertThat(rs.readsHistoryOf(alert.id()).body()).doesNotContain("ba.duty-officer");
    }

    @Test
    void anAmendmentIsDeliveredAnewAndTheAcknowledgementStays() {
        var draft = stolenVehicle();
        var alert = rs.issues(draft).isSoonHeldBy("BA");
        var first = ba.acknowledges(alert, "ours").hasStatus(200).json();

        rs.amends(alert, draft.with("offence", "robbery"));

        soon(() -> {
            var receipt = receipt(alert, "BA");
            assertThat(receipt.required("deliveredVersion").asInt()).isEqualTo(2);
            assertThat(receipt.required("acknowledgedAt")).isEqualTo(first.required("acknowledgedAt"));
        });
        var again = ba.acknowledges(alert, "no, ours").hasStatus(200).json();
        assertThat(again.required("note").asString()).isEqualTo("ours");
        assertThat(exchange.deskOf("RS").kindsOf(alert.id())).containsOnlyOnce("RECEIPT_GIVEN");
    }

    @Test
    void whoIsNotMeantGivesNoReceiptAndSeesNone() {
        var secret = rs.issues(stolenVehicle().to("BA"));

        soon(() -> assertThat(receiptOf(secret, "BA")).isPresent());

        ba.acknowledges(secret, "ours").hasStatus(200);
        me.acknowledges(secret, "a guess").isProblem(404, "not-found");
        assertThat(receiptOf(secret, "ME")).isEmpty();
        assertThat(exchange.topicsAs("hub").read("exchange.inbox.me.v1", secret.id() + "/BA/receipt"))
                .isEmpty();
        assertThat(ba.readsHistoryOf(secret.id()).hasStatus(200).json().has("receipts"))
                .isFalse();
        rs.acknowledges(secret, "my own").isProblem(409, "alert-is-own");
    }

    @Test
    void aCountryThatWasNeverSentItHasNoSay() {
        var secret = rs.issues(stolenVehicle().to("BA"));
        soon(() -> assertThat(receiptOf(secret, "BA")).isPresent());
        var given = exchange.topicsAs("hub")
                .read("exchange.inbox.rs.v1", secret.id() + "/BA/receipt")
                .getLast();
        var reader = exchange.outsideReader();
        var event = reader.read(given.value());
        event.put("originator", "ME");
        var forged = exchange.forgerWithKeyOf("ME")
                .signed("exchange.inbox.rs.v1", secret.id() + "/ME/receipt", reader.write(event, given.value()));

        exchange.topicsAs("gateway-me").send(forged);

        var later = rs.issues(stolenVehicle());
        soon(() -> assertThat(receiptOf(later, "ME")).isPresent());
        assertThat(receiptOf(secret, "ME")).isEmpty();
    }

    @Test
    void aHitThatIsTakenInHandShowsItToBothOwners() {
        var car = stolenVehicle();
        var stolen = rs.issues(car);
        var route = ba.issues(smuggling("smuggling").carriedBy(car.plate()));
        var hit = rs.soonHasHit(stolen, route);
        ba.soonHasHit(route, stolen);

        ba.acknowledges(hit, "calling Beograd").hasStatus(200);

        for (var officer : new Officer[] {rs, ba}) {
            soon(() -> {
                var acknowledged = officer.readsHit(hit.id())
                        .json()
                        .path("acknowledgements")
                        .path(0);
                assertThat(acknowledged.path("country").asString()).isEqualTo("BA");
                assertThat(acknowledged.path("note").asString()).isEqualTo("calling Beograd");
            });
        }
        soon(() -> assertThat(exchange.deskOf("RS").kindsOf(hit.id())).containsExactly("HIT_RAISED", "RECEIPT_GIVEN"));
    }

    @Test
    void twoInstancesOfAGatewayGiveOneReceipt() {
        var second = exchange.startSecondInstanceOf("BA");
        try {
            var alert = rs.issues(stolenVehicle());
            exchange.officerAt("BA", 2).reads(alert.id());
            soon(() -> assertThat(receiptOf(alert, "BA")).isPresent());
            var marker = rs.issues(stolenVehicle());
            soon(() -> assertThat(receiptOf(marker, "BA")).isPresent());

            assertThat(exchange.topicsAs("hub").read("exchange.inbox.rs.v1", alert.id() + "/BA/receipt"))
                    .extracting(record -> exchange.outsideReader().versionOf(record.value()))
                    .doesNotHaveDuplicates();
        } finally {
            second.stop();
        }
    }

    @Test
    void whatAKilledGatewayHadNotSaidItSaysAtItsReturn() {
        var alert = rs.issues(stolenVehicle()).isSoonOnTheDeskOf("BA");
        exchange.stack().gateway("BA").kill();
        exchange.stack().gateway("BA").start();

        within(AFTER_AN_OUTAGE, () -> assertThat(receiptOf(alert, "BA")).isPresent());
    }

    private JsonNode receipt(Alert alert, String country) {
        var receipt = receiptOf(alert, country);
        assertThat(receipt).as("receipt of %s", country).isPresent();
        return receipt.get();
    }

    /** As the owner's history has it. */
    private Optional<JsonNode> receiptOf(Alert alert, String country) {
        return rs.readsHistoryOf(alert.id())
                .hasStatus(200)
                .json()
                .required("receipts")
                .valueStream()
                .filter(receipt -> receipt.required("country").asString().equals(country))
                .findFirst();
    }
}
