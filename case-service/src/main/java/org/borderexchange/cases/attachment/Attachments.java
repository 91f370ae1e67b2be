package org.borderexchange.cases.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;

/** Bytes under their hash, each once. All calls throw {@link org.borderexchange.cases.problem.Unavailable} in an outage. */
public interface Attachments {

    /** What came of it. */
    enum Kept {
        /** They are kept now, whoever else had brought them before. */
        KEPT,
        /** They are others than the hash says; nothing is kept. */
        WRONG_HASH,
        /** There are more than may be; nothing is kept. Not all were read. */
        TOO_LARGE
    }

    /** @param bytes to be closed by the caller */
    record Content(long size, InputStream bytes) {}

    /** One that is kept. @param broughtAt when it was brought last */
    record Held(ContentHash hash, Instant broughtAt) {}

    /**
     * Takes about as long whether they are kept already or not.
     *
     * @param by whose officer brings them
     * @param mostBytes more are not read
     * @throws IOException if they cannot be read; nothing is kept then
     */
    Kept keep(ContentHash hash, InputStream bytes, long mostBytes, CountryCode by) throws IOException;

    /**
     * @param attachedBy who says that it belongs to a case: to know a hash is not to have the document
     * @return empty also if none of them has brought it
     */
    Optional<Content> open(ContentHash hash, Collection<CountryCode> attachedBy);

    /** @return up to {@code limit} that were brought last before that time, in ascending order of their hashes, behind {@code after} */
    List<Held> broughtBefore(Instant time, Optional<ContentHash> after, int limit);

    /** Does nothing if it was brought again since. */
    void remove(Held held);

    /** Removes what an upload that was cut off before that time has left. */
    void removeRemains(Instant before);
}
