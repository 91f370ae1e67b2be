package org.borderexchange.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.receipt.ReceiptExamples.alertOf;
import static org.borderexchange.gateway.receipt.ReceiptExamples.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;

class ReceiptServiceTest {

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    private Optional<Set<CountryCode>> owners = Optional.of(Set.of(BA));
    private final ReceiptService service = new ReceiptService(receipts, this::owners, RS, clock);
    private int asked;
    private final String alert = alertOf(BA);
    private final List<String> told = new ArrayList<>();

    @Test
    void aDeliveryIsToldToTheOwnerAndTheOwnInbox() {
        tell(Progress.delivered(mark(3), true));

        var given = receipts.given.getFirst();
        assertThat(given.receipt()).isEqualTo(new Receipt(alert, RS, 1, mark(3), Optional.empty(), Optional.empty()));
        assertThat(given.topics()).containsExactly(TopicName.inbox(BA), TopicName.inbox(RS));
        assertThat(given.by()).isEqualTo("gateway");
        assertThat(told).containsExactly("delivered");
    }

    @Test
    void whatIsToldAlreadyIsNotToldAgain() {
        tell(Progress.delivered(mark(3), true));

        tell(Progress.delivered(new Mark(3, NOW.plusSeconds(9)), true));
        tell(Progress.delivered(new Mark(2, NOW.plusSeconds(9)), true));

        assertThat(receipts.given).hasSize(1);
    }

    @Test
    void deliveriesAndReadingsThatWaitTogetherAreOneVersion() {
        tell(Progress.delivered(mark(1), true));

        tell(Progress.delivered(mark(2), true)
                .and(Progress.read(mark(1)))
                .and(Progress.delivered(mark(4), true))
                .and(Progress.read(mark(2)))
                .and(Progress.read(new Mark(2, NOW.plusSeconds(30)))));

        assertThat(present()).isEqualTo(new Receipt(alert, RS, 2, mark(4), Optional.of(mark(2)), Optional.empty()));
        assertThat(told).containsExactly("delivered", "delivered", "read");
    }

    @Test
    void onlyTheFirstReadingOfAVersionCounts() {
        tell(Progress.delivered(mark(1), true));
        tell(Progress.read(mark(1)));
        tell(Progress.read(new Mark(1, NOW.plusSeconds(60))));

        assertThat(present().read()).contains(mark(1));
        assertThat(present().version()).isEqualTo(2);
    }

    @Test
    void whatWasReadHasBeenDelivered() {
        tell(Progress.read(mark(2)));

        assertThat(present().delivered()).isEqualTo(mark(2));
    }

    @Test
    void theLossOfWhatWasDeliveredIsReportedAndOfWhatNeverCameIsNot() {
        tell(Progress.delivered(mark(2), false));
        assertThat(receipts.given).isEmpty();

        tell(Progress.delivered(mark(1), true));
        tell(Progress.delivered(mark(2), false));

        assertThat(present().delivered().version()).isEqualTo(2);
    }

    @Test
    void whatThisCountryMayNotSeeAnyMoreIsNotSpokenOf() {
        owners = Optional.empty();

        tell(Progress.delivered(mark(1), true));

        assertThat(receipts.given).isEmpty();
        assertThat(asked).as("once for each, not until patience ends").isEqualTo(1);
        assertThatThrownBy(() -> service.acknowledge(alert, 1, Optional.empty(), "officer"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theFirstAcknowledgementStands() {
        tell(Progress.delivered(mark(1), true));
        clock.set(NOW.plusSeconds(60));
        var first = service.acknowledge(alert, 1, Optional.of("a patrol is on its way"), "officer");
        clock.set(NOW.plusSeconds(90));

        var second = service.acknowledge(alert, 1, Optional.of("me too"), "colleague");

        assertThat(first.now()).isTrue();
        assertThat(second.now()).isFalse();
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(receipts.given.getLast().at()).isEqualTo(NOW.plusSeconds(60));
        assertThat(receipts.given.getLast().by()).isEqualTo("officer");
        assertThat(present().version()).isEqualTo(2);
    }

    @Test
    void anAcknowledgementBeforeTheDeliveryIsToldTellsOfItToo() {
        service.acknowledge(alert, 5, Optional.empty(), "officer");

        tell(Progress.delivered(new Mark(5, NOW.minusSeconds(1)), true));

        assertThat(present().delivered()).isEqualTo(mark(5));
        assertThat(present().acknowledged()).isPresent();
        assertThat(receipts.given).hasSize(1);
    }

    @Test
    void aLaterDeliveryKeepsTheAcknowledgement() {
        service.acknowledge(alert, 1, Optional.of("seen"), "officer");

        tell(Progress.delivered(mark(2), true));

        assertThat(present().delivered()).isEqualTo(mark(2));
        assertThat(present().acknowledged().orElseThrow().note()).contains("seen");
    }

    @Test
    void receptionsAreOfTheCountriesAskedForAndOfNoOther() {
        var own = alertOf(RS);
        receipts.applyNewer(
                List.of(ReceiptExamples.delivered(own, BA, 1, 1), ReceiptExamples.delivered(own, Examples.ME, 1, 1)));
        receipts.escalate(List.of(escalation(own, BA, 1, 2)));

        var ofBa = new Receptions(receipts).of(own, List.of(BA));

        assertThat(ofBa).singleElement().satisfies(reception -> {
            assertThat(reception.country()).isEqualTo(BA);
            assertThat(reception.receipt()).isPresent();
            assertThat(reception.escalation().orElseThrow().step()).isEqualTo(2);
        });
    }

    private void tell(Progress progress) {
        service.tell(Map.of(alert, progress), step -> {
            if (step.delivers()) {
                told.add("delivered");
            }
            if (step.reads()) {
                told.add("read");
            }
        });
    }

    private Optional<Set<CountryCode>> owners(String subject) {
        asked++;
        return owners;
    }

    private Receipt present() {
        return receipts.find(List.of(Receipt.key(alert, RS))).getFirst();
    }

    private static Mark mark(int version) {
        return new Mark(version, NOW);
    }
}
