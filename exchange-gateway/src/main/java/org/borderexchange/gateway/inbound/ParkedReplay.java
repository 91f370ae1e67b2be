package org.borderexchange.gateway.inbound;

import java.util.HashSet;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lets in, once after a start, what was parked: this may be the release that knows it. */
final class ParkedReplay {

    private final ParkedEvents parked;
    private final Intake intake;
    private final DeadLetters deadLetters;
    private boolean done;

    ParkedReplay(ParkedEvents parked, Intake intake, DeadLetters deadLetters) {
        this.parked = parked;
        this.intake = intake;
        this.deadLetters = deadLetters;
    }

    /** Does nothing once it has come to its end. Still unknown ones stay. */
    void replayOnce() {
        if (!done) {
            parked.forEachPortion(this::replay);
            done = true;
        }
    }

    private void replay(List<ConsumerRecord<byte[], byte[]>> records) {
        var outcome = intake.take(records);
        deadLetters.bury(outcome.refused());
        var stillUnknown = new HashSet<>(outcome.parked());
        records.stream().filter(record -> !stillUnknown.contains(record)).forEach(parked::remove);
    }
}
