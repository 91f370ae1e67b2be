package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.smuggling;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.AFTER_AN_OUTAGE;
import static org.borderexchange.acceptance.story.Eventually.soon;
import static org.borderexchange.acceptance.story.Eventually.within;

import java.util.ArrayList;
import java.util.List;
import org.borderexchange.acceptance.story.Alert;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.FeedEvent;
import org.borderexchange.acceptance.story.Officer;
import org.borderexchange.acceptance.story.Receiver;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscribers are told each thing once and nothing is missing, also when notification-service is killed; and nobody is told what is not for him. */
@ExtendWith(SharedExchange.class)
@Order(Order.DEFAULT + 2)
class NotificationIT {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    private final Exchange exchange;
    private final Officer rs;

    NotificationIT(Exchange exchange) {
        this.exchange = exchange;
        this.rs = exchange.officerOf("RS");
    }

    @Test
    void aSubscriberHasEverythingOnceThoughTheServiceIsKilledAmidstItsWork() {
        var analyst = exchange.callerAtNotificationService("BA", "analyst");
        var mark = "kill" + System.nanoTime();
        var stream = analyst.post(SUBSCRIPTIONS, wish(mark, "{\"kind\": \"SSE\"}"))
                .hasStatus(201)
                .json()
                .required("id")
                .asString();
        try (var receiver = new Receiver();
                var reader = exchange.readerOf(stream, "BA", "analyst")) {
            var webhook = analyst.post(
                            SUBSCRIPTIONS,
                            wish(mark, "{\"kind\": \"WEBHOOK\", \"url\": \"%s\"}".formatted(receiver.url())))
                    .hasStatus(201)
                    .json();
            receiver.knows(webhook.required("channel").required("secret").asString());
            var issued = new ArrayList<String>();
            var service = exchange.stack().notificationService();

            issue(5, mark, issued);
            service.kill();
            issue(5, mark, issued);
            service.start();
            issue(5, mark, issued);

            within(
                    AFTER_AN_OUTAGE,
                    () -> assertThat(subjects(reader.shown())).containsExactlyInAnyOrderElementsOf(issued));
            within(AFTER_AN_OUTAGE, () -> assertThat(receiver.subjects()).containsExactlyInAnyOrderElementsOf(issued));
            assertThat(reader.resets()).isZero();
        }
    }

    @Test
    void whatIsNotForACountryItsSubscribersNeverHearOf() {
        var mark = "need" + System.nanoTime();
        var id = exchange.callerAtNotificationService("ME", "analyst")
                .post(SUBSCRIPTIONS, wish(mark, "{\"kind\": \"SSE\"}"))
                .hasStatus(201)
                .json()
                .required("id")
                .asString();
        try (var reader = exchange.readerOf(id, "ME", "analyst")) {
            rs.issues(smuggling("firearms").with("offence", mark));
            rs.issues(stolenVehicle().to("BA").with("offence", mark));
            var forAll = rs.issues(stolenVehicle().with("offence", mark));

            soon(() -> assertThat(subjects(reader.shown())).containsExactly(forAll.id()));
        }
    }

    private void issue(int number, String mark, List<String> issued) {
        for (int i = 0; i < number; i++) {
            Alert alert = rs.issues(stolenVehicle().with("offence", mark));
            issued.add(alert.id());
        }
    }

    private static String wish(String mark, String channel) {
        return "{\"name\": \"%s\", \"events\": [\"ALERT_ISSUED\"], \"filter\": \"offence == '%s'\", \"channel\": %s}"
                .formatted(mark, mark, channel);
    }

    private static List<String> subjects(List<FeedEvent> shown) {
        return shown.stream()
                .filter(event -> event.kind().equals("ALERT_ISSUED"))
                .map(FeedEvent::subjectId)
                .toList();
    }
}
