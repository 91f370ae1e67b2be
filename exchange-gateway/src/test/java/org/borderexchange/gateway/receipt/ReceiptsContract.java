package org.borderexchange.gateway.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.receipt.ReceiptExamples.acknowledged;
import static org.borderexchange.gateway.receipt.ReceiptExamples.alertOf;
import static org.borderexchange.gateway.receipt.ReceiptExamples.delivered;
import static org.borderexchange.gateway.receipt.ReceiptExamples.escalation;
import static org.borderexchange.gateway.receipt.ReceiptExamples.given;

import java.util.List;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;

/** {@link Receipts} of Serbia. */
public interface ReceiptsContract {

    TopicName TO_BA = TopicName.inbox(BA);
    TopicName TO_RS = TopicName.inbox(RS);

    Receipts receipts();

    @Test
    default void anotherCountrysReceiptIsFoundAsItWasTold() {
        var subject = alertOf(RS);
        var whole = acknowledged(subject, BA, 3, "a patrol is on its way");
        var bare = delivered(subject, ME, 1, 1);

        receipts().applyNewer(List.of(whole, bare));

        assertThat(receipts().find(List.of(whole.key(), bare.key(), Receipt.key(subject, RS))))
                .containsExactlyInAnyOrder(whole, bare);
    }

    @Test
    default void ofAnotherCountrysReceiptsTheHighestVersionStands() {
        var subject = alertOf(RS);
        receipts().applyNewer(List.of(delivered(subject, BA, 3, 5), delivered(subject, BA, 2, 4)));

        receipts().applyNewer(List.of(delivered(subject, BA, 1, 9)));

        assertThat(receipts().find(List.of(Receipt.key(subject, BA)))).containsExactly(delivered(subject, BA, 3, 5));
    }

    @Test
    default void ofEscalationsTheHighestVersionStands() {
        var subject = alertOf(RS);
        var second = escalation(subject, BA, 2, 2);
        receipts().escalate(List.of(second, escalation(subject, BA, 1, 1)));
        receipts().escalate(List.of(escalation(subject, BA, 1, 1)));

        assertThat(receipts().findEscalations(List.of(second.key(), Escalation.key(subject, ME))))
                .containsExactly(second);
    }

    @Test
    default void ownReceiptsAreGivenVersionByVersion() {
        var one = alertOf(BA);
        var other = alertOf(BA);
        var first = List.of(
                given(delivered(one, RS, 1, 1), TO_BA, TO_RS), given(acknowledged(other, RS, 1, "seen"), TO_BA, TO_RS));

        assertThat(receipts().give(first)).hasSize(2);

        assertThat(receipts().find(List.of(Receipt.key(one, RS), Receipt.key(other, RS))))
                .containsExactlyInAnyOrder(delivered(one, RS, 1, 1), acknowledged(other, RS, 1, "seen"));
        var next = List.of(
                given(delivered(one, RS, 2, 4), TO_BA, TO_RS),
                given(delivered(other, RS, 3, 4), TO_BA, TO_RS),
                given(delivered(alertOf(BA), RS, 2, 1), TO_BA, TO_RS));
        assertThat(receipts().give(next)).containsExactly(delivered(one, RS, 2, 4));
        assertThat(receipts().find(List.of(Receipt.key(one, RS)))).containsExactly(delivered(one, RS, 2, 4));
    }

    @Test
    default void whatAnotherInstanceGaveFirstStandsAndTheRestIsStored() {
        var taken = alertOf(BA);
        var free = alertOf(BA);
        receipts().give(List.of(given(delivered(taken, RS, 1, 1), TO_BA, TO_RS)));

        var stored = receipts()
                .give(List.of(
                        given(delivered(taken, RS, 1, 7), TO_BA, TO_RS),
                        given(delivered(free, RS, 1, 1), TO_BA, TO_RS)));

        assertThat(stored).containsExactly(delivered(free, RS, 1, 1));
        assertThat(receipts().find(List.of(Receipt.key(taken, RS)))).containsExactly(delivered(taken, RS, 1, 1));
    }

    @Test
    default void nothingAskedIsNothingFound() {
        assertThat(receipts().find(List.of())).isEmpty();
        assertThat(receipts().findEscalations(List.of())).isEmpty();
        assertThat(receipts().give(List.of())).isEmpty();
    }
}
