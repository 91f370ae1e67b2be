package org.borderexchange.gateway.receipt;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/**
 * How far an alert or hit has come in a country: the whole of it, in each version. Who read or acknowledged it is not in it.
 *
 * @param subject id of the alert or hit
 * @param version of the receipt, from 1 without gaps
 * @param delivered newest version of the subject that the country's gateway has stored
 * @param read newest version that an officer has read, and when it was read first
 * @param acknowledged the first acknowledgement, which stands
 */
public record Receipt(
        String subject,
        CountryCode country,
        int version,
        Mark delivered,
        Optional<Mark> read,
        Optional<Acknowledgement> acknowledged) {

    /** Characters. */
    public static final int LONGEST_NOTE = 1_000;

    public Receipt {
        if (version < 1 || delivered.version() < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
    }

    /** @param version of the subject */
    public record Mark(int version, Instant at) {

        boolean isBeyond(Optional<Mark> other) {
            return version > other.map(Mark::version).orElse(0);
        }
    }

    /** The desk has taken it in hand. @param note what it says to the owner */
    public record Acknowledgement(Instant at, Optional<String> note) {

        public Acknowledgement {
            if (note.filter(text -> text.length() > LONGEST_NOTE).isPresent()) {
                throw new IllegalArgumentException("the note is too long");
            }
        }
    }

    /** Of the events that tell it. */
    public EventKey key() {
        return key(subject, country);
    }

    public static EventKey key(String subject, CountryCode country) {
        return new EventKey(subject, Optional.of(country), Optional.of(EventProof.RECEIPT));
    }

    /** Empty if the subject only left a country that had no receipt for it: it never was its to see. */
    static Optional<Receipt> first(String subject, CountryCode country, Progress progress) {
        return progress.begins()
                ? progress.furthest()
                        .map(mark -> new Receipt(subject, country, 1, mark, progress.read(), Optional.empty()))
                : Optional.empty();
    }

    /** The next version; empty if it would tell nothing new. */
    Optional<Receipt> after(Progress progress) {
        var come = progress.furthest()
                .filter(mark -> mark.isBeyond(Optional.of(delivered)))
                .orElse(delivered);
        var seen = progress.read().filter(mark -> mark.isBeyond(read)).or(() -> read);
        return come.equals(delivered) && seen.equals(read)
                ? Optional.empty()
                : Optional.of(new Receipt(subject, country, version + 1, come, seen, acknowledged));
    }

    /** The next version, in which it is in hand. */
    Receipt acknowledged(Acknowledgement now) {
        return new Receipt(subject, country, version + 1, delivered, read, Optional.of(now));
    }
}
