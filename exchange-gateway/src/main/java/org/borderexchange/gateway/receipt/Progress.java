package org.borderexchange.gateway.receipt;

import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.gateway.receipt.Receipt.Mark;

/**
 * What happened to a subject in this country and was not told yet. However much happens, it stays one small record.
 *
 * @param begins is it enough for a first receipt? The loss of a subject of which nothing was told is not
 */
public record Progress(Optional<Mark> delivered, Optional<Mark> read, boolean begins) {

    public static Progress delivered(Mark version, boolean begins) {
        return new Progress(Optional.of(version), Optional.empty(), begins);
    }

    public static Progress read(Mark version) {
        return new Progress(Optional.empty(), Optional.of(version), true);
    }

    /** Both together; of the same version, the earlier mark counts. */
    public Progress and(Progress later) {
        return new Progress(higher(delivered, later.delivered), higher(read, later.read), begins || later.begins);
    }

    /** What was read has been delivered. */
    Optional<Mark> furthest() {
        return higher(delivered, read);
    }

    private static Optional<Mark> higher(Optional<Mark> one, Optional<Mark> other) {
        return Stream.of(other.filter(mark -> mark.isBeyond(one)), one)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
