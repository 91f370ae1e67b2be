package org.borderexchange.gateway.store;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * Who relays the unsent events of a document.
 *
 * @param epoch grows with every taking
 * @param until wall clock
 */
public record Lease(String holder, long epoch, Instant until) {

    /** Of a document that nobody has relayed yet. */
    public static final Lease NOBODYS = new Lease("", 0, Instant.EPOCH);

    public static Lease of(Document document) {
        var lease = document.get(AuthoredDocuments.LEASE, Document.class);
        return new Lease(
                lease.getString("holder"),
                lease.getLong("epoch"),
                lease.getDate("until").toInstant());
    }

    /** Nobody's any more; its epoch tells the holder that he lost it. */
    public Lease revoked() {
        return new Lease(NOBODYS.holder(), epoch + 1, NOBODYS.until());
    }

    boolean heldBy(String instance, long inEpoch) {
        return holder.equals(instance) && epoch == inEpoch;
    }

    public Document document() {
        return new Document("holder", holder).append("epoch", epoch).append("until", Date.from(until));
    }
}
