package org.borderexchange.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.feed.FeedEvents.BA;
import static org.borderexchange.gateway.feed.FeedEvents.RS;
import static org.borderexchange.gateway.feed.FeedEvents.alertOf;
import static org.borderexchange.gateway.feed.FeedEvents.amended;
import static org.borderexchange.gateway.feed.FeedEvents.erased;
import static org.borderexchange.gateway.feed.FeedEvents.escalated;
import static org.borderexchange.gateway.feed.FeedEvents.judged;
import static org.borderexchange.gateway.feed.FeedEvents.lost;
import static org.borderexchange.gateway.feed.FeedEvents.raised;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.HitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskFeedTest {

    private static final TopicPartition GROUP = new TopicPartition("exchange.group.drugs.v1", 0);
    private static final TopicPartition INBOX = new TopicPartition("exchange.inbox.rs.v1", 0);
    private static final TopicPartition HUB = new TopicPartition("exchange.hub.rs.v1", 0);
    private static final Pattern ID = Pattern.compile("id: (\\S+)\n");

    private final DeskFeed feed = startedAt(0, 0);
    private final AlertId alert = alertOf(BA);

    @Test
    void deskWithoutPositionSeesWhatComesFromNowOn() throws InterruptedException {
        feed.show(GROUP, 0, amended(alert, 1));
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 1, amended(alert, 2));

            assertThat(received(desk)).contains("\"version\":2").doesNotContain("\"version\":1");
        }
    }

    @Test
    void eventIsWrittenAsTheInterfaceSays() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(alert, 3));

            assertThat(received(desk))
                    .matches("event: ALERT_AMENDED\nid: [A-Za-z0-9_-]+\ndata: \\{.*}\n\n")
                    .contains("{\"kind\":\"ALERT_AMENDED\",\"subjectId\":\"" + alert + "\",\"version\":3,"
                            + "\"at\":\"2026-11-22T08:00:00Z\",\"alert\":{\"id\":\"" + alert + "\"}}");
        }
    }

    @Test
    void whatTheHubSaysOfTheOwnCountryIsNoActOfIt() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.show(HUB, 0, escalated(alert, RS));

            assertThat(received(desk)).contains("event: ESCALATED");
        }
    }

    @Test
    void ownActIsShownWhenItComesToTheOwnInboxAndNeverFromAGroupsTopic() throws InterruptedException {
        var own = alertOf(RS);
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(own, 1));
            feed.show(INBOX, 0, amended(own, 1));
            feed.show(GROUP, 1, amended(own, 2));
            feed.show(GROUP, 2, amended(alert, 3));

            assertThat(received(desk))
                    .containsOnlyOnce("\"version\":1")
                    .doesNotContain("\"version\":2")
                    .contains("\"version\":3");
        }
    }

    @Test
    void deskCutOffBeforeItsFirstEventMissesNothing() throws InterruptedException {
        String id;
        try (var desk = feed.open(null)) {
            id = lastId(desk.opening());
        }
        feed.show(GROUP, 0, amended(alert, 1));

        try (var again = feed.open(id)) {
            assertThat(received(again)).contains("\"version\":1");
        }
    }

    @Test
    void deskGoesOnAtAnotherInstanceThatReadThePartitionsInAnotherOrder() throws InterruptedException {
        var other = alertOf(BA);
        var sibling = startedAt(0, 0);
        sibling.show(INBOX, 0, amended(other, 1));
        sibling.show(GROUP, 0, amended(alert, 1));
        String id;
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(alert, 1));
            id = lastId(received(desk));
        }

        try (var again = sibling.open(id)) {
            assertThat(received(again)).contains(other.toString()).doesNotContain(alert.toString());
        }
    }

    @Test
    void instanceThatIsBehindTheDeskDoesNotRepeatItself() throws InterruptedException {
        String id;
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(alert, 1));
            feed.show(GROUP, 1, amended(alert, 2));
            id = lastId(received(desk));
        }
        var sibling = startedAt(0, 0);

        try (var again = sibling.open(id)) {
            sibling.show(GROUP, 0, amended(alert, 1));
            sibling.show(GROUP, 1, amended(alert, 2));
            sibling.show(GROUP, 2, amended(alert, 3));

            assertThat(received(again)).contains("\"version\":3").doesNotContain("\"version\":2");
        }
    }

    @Test
    void deskGoesOnAfterARestartThatReadsALittleOfThePastAgain() throws InterruptedException {
        feed.show(GROUP, 0, amended(alert, 1));
        String id;
        try (var desk = feed.open(null)) {
            id = lastId(desk.opening());
        }
        var restarted = startedAt(0, 0);
        restarted.show(GROUP, 0, amended(alert, 1));
        restarted.show(GROUP, 1, amended(alert, 2));

        try (var again = restarted.open(id)) {
            assertThat(again.opening()).doesNotContain("reset");
            assertThat(received(again)).contains("\"version\":2").doesNotContain("\"version\":1");
        }
    }

    @Test
    void positionOlderThanWhatIsKeptIsReset() throws InterruptedException {
        String id;
        try (var desk = feed.open(null)) {
            id = lastId(desk.opening());
        }
        for (int version = 1; version <= 5; version++) {
            feed.show(GROUP, version, amended(alert, version));
        }

        try (var again = feed.open(id)) {
            assertThat(again.opening()).contains("event: reset\ndata: {}\n\n");
            feed.show(GROUP, 6, amended(alert, 6));
            assertThat(received(again)).contains("\"version\":6").doesNotContain("\"version\":5");
        }
    }

    @Test
    void positionBeforeTheInstanceBeganToReadIsReset() {
        String id;
        try (var desk = feed.open(null)) {
            id = lastId(desk.opening());
        }

        try (var again = startedAt(10, 0).open(id)) {
            assertThat(again.opening()).contains("event: reset");
        }
    }

    @Test
    void malformedPositionIsReset() {
        try (var desk = feed.open("42")) {
            assertThat(desk.opening()).contains("event: reset");
        }
    }

    @Test
    void sameEventFromTwoTopicsIsShownOnce() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(alert, 1));
            feed.show(INBOX, 0, amended(alert, 1));

            assertThat(received(desk).split("event: ")).hasSize(2);
        }
    }

    @Test
    void lateOlderVersionIsNotShown() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, amended(alert, 2));
            feed.show(INBOX, 0, amended(alert, 1));

            assertThat(received(desk)).doesNotContain("\"version\":1");
        }
    }

    @Test
    void silenceIsFilledWithThePositionReached() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.passed(INBOX, 7);
            var heartbeat = received(desk);

            assertThat(heartbeat).startsWith(":\n").doesNotContain("data:");
            try (var elsewhere = startedAt(0, 8).open(lastId(heartbeat))) {
                assertThat(elsewhere.opening()).doesNotContain("reset");
            }
        }
    }

    @Test
    void contentOfALostAlertIsGoneForWhoeverHasNotReadItYet() throws InterruptedException {
        try (var slow = feed.open(null)) {
            var id = lastId(slow.opening());
            feed.show(INBOX, 0, amended(alert, 1));
            feed.show(INBOX, 1, erased(alert, 2));

            try (var again = feed.open(id)) {
                for (var seen : new String[] {received(slow), received(again)}) {
                    assertThat(seen).doesNotContain("\"alert\"").contains("event: ALERT_ERASED", "\"version\":2");
                }
            }
        }
    }

    @Test
    void contentOfALostHitIsGoneForWhoeverHasNotReadItYet() throws InterruptedException {
        var own = alertOf(RS);
        var hit = HitId.of(own, alert);
        try (var desk = feed.open(null)) {
            feed.show(HUB, 0, raised(hit, 1, own, alert));
            feed.show(HUB, 1, lost(hit, 2));

            assertThat(received(desk))
                    .doesNotContain("\"hit\"")
                    .contains("event: HIT_CHANGED", "\"subjectId\":\"" + hit + "\",\"version\":2");
        }
    }

    @Test
    void hitsWithALostAlertGoWithTheAlert() throws InterruptedException {
        var own = alertOf(RS);
        try (var desk = feed.open(null)) {
            feed.show(HUB, 0, raised(HitId.of(own, alert), 1, own, alert));
            feed.show(GROUP, 0, erased(alert, 2));

            assertThat(received(desk)).doesNotContain("\"hit\"").contains("ALERT_ERASED");
        }
    }

    @Test
    void verdictsOfTwoCountriesAndTheHitItselfHaveVersionsOfTheirOwn() throws InterruptedException {
        var hit = HitId.of(alertOf(RS), alert);
        try (var desk = feed.open(null)) {
            feed.show(HUB, 0, raised(hit, 5));
            feed.show(INBOX, 0, judged(hit, RS, 1));
            feed.show(INBOX, 1, judged(hit, BA, 1));
            feed.show(INBOX, 2, judged(hit, BA, 1));

            assertThat(received(desk)).containsOnlyOnce("\"id\":\"RS\"").containsOnlyOnce("\"id\":\"BA\"");
        }
    }

    @Test
    void lossOfTheGroupsTopicIsNotNewsForWhoeverIsNamed() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.show(INBOX, 0, amended(alert, 2));
            feed.show(GROUP, 0, erased(alert, 2));

            assertThat(received(desk)).contains("ALERT_AMENDED").doesNotContain("ALERT_ERASED");
        }
    }

    @Test
    void ownAlertTakenFromOthersIsNotLost() throws InterruptedException {
        var own = alertOf(RS);
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 0, erased(own, 2));
            feed.show(INBOX, 0, amended(own, 2));

            assertThat(received(desk)).contains("ALERT_AMENDED").doesNotContain("ALERT_ERASED");
        }
    }

    @Test
    void replayedEventReachesWhoIsThereAndNobodyTwice() throws InterruptedException {
        feed.passed(GROUP, 5);
        try (var desk = feed.open(null)) {
            feed.show(GROUP, 3, amended(alert, 1));
            var seen = received(desk);
            assertThat(seen).contains("\"version\":1");

            try (var again = feed.open(lastId(seen))) {
                assertThat(received(again)).doesNotContain("\"version\":1");
            }
        }
    }

    @Test
    void deskThatFallsBehindWhatIsKeptHasToComeBack() throws InterruptedException {
        try (var desk = feed.open(null)) {
            for (int version = 1; version <= 5; version++) {
                feed.show(GROUP, version, amended(alert, version));
            }

            assertThat(next(desk)).isEmpty();
        }
    }

    @Test
    void otherTopicsEndTheStreams() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.begin(Map.of(INBOX, 0L));

            assertThat(next(desk)).isEmpty();
        }
    }

    @Test
    void closedFeedEndsItsStreams() throws InterruptedException {
        try (var desk = feed.open(null)) {
            feed.close();

            assertThat(next(desk)).isEmpty();
        }
    }

    @Test
    void openStreamsAreCounted() {
        try (var desk = feed.open(null)) {
            assertThat(desk.opening()).isNotEmpty();
            assertThat(feed.openStreams()).isEqualTo(1);
        }
        assertThat(feed.openStreams()).isZero();
    }

    private static DeskFeed startedAt(long group, long inbox) {
        var feed = new DeskFeed(4, RS);
        feed.begin(Map.of(GROUP, group, INBOX, inbox, HUB, 0L));
        return feed;
    }

    private static String received(DeskStream desk) throws InterruptedException {
        return next(desk).orElseThrow();
    }

    private static Optional<String> next(DeskStream desk) throws InterruptedException {
        return desk.next(Duration.ZERO);
    }

    private static String lastId(String text) {
        @Nullable String last = null;
        for (var matcher = ID.matcher(text); matcher.find(); ) {
            last = matcher.group(1);
        }
        assertThat(last).isNotNull();
        return String.valueOf(last);
    }
}
